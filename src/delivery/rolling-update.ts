import type { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { PodCount } from '../core/pod-count';
import { RolloutModel } from '../core/rollout';
import { fail } from '../private/errors';
import { requireSeconds } from '../private/seconds';
import { requireInteger, requirePlainObject } from '../private/values';

/** Kubernetes' own defaults, written out. */
const PROGRESS_DEADLINE = 600;
const REVISION_HISTORY_LIMIT = 10;

/** What every delivery can tune. */
export interface DeliveryOptions {
  /**
   * How long a new pod must have been ready before it counts: whole seconds. An application that dies soon
   * after its start then stops the update.
   * @default - it counts at once
   */
  readonly minReady?: Duration;

  /**
   * How long an update may go without progress until it is reported as failed (it is not rolled back):
   * whole seconds, more than minReady.
   * @default Duration.minutes(10)
   */
  readonly progressDeadline?: Duration;

  /**
   * Old versions that are kept for `kubectl rollout undo`: a whole number, at least 0, which makes it
   * impossible.
   * @default 10
   */
  readonly revisionHistoryLimit?: number;
}

/** How a rolling update goes about it. */
export interface RollingUpdateOptions extends DeliveryOptions {
  /**
   * Pods beyond the replicas while an update rolls. The namespace's quota must have room for them.
   * @default PodCount.of(1)
   */
  readonly maxSurge?: PodCount;

  /**
   * Pods that may be missing while an update rolls.
   * @default PodCount.of(0)
   */
  readonly maxUnavailable?: PodCount;
}

/** The settings of a rolling update, checked. */
export function rollingUpdate(path: string, options: RollingUpdateOptions = {}): RolloutModel {
  requirePlainObject('delivery-invalid', path, 'rollingUpdate', options, 'use some like { maxSurge: PodCount.of(1) }');
  const { maxSurge = PodCount.of(1), maxUnavailable = PodCount.of(0) } = options;
  const counts = {
    maxSurge: count(path, 'maxSurge', maxSurge),
    maxUnavailable: count(path, 'maxUnavailable', maxUnavailable),
  };
  if (maxSurge._isZero && maxUnavailable._isZero) {
    const problem = 'maxSurge and maxUnavailable are both 0, so an update could replace no pod';
    fail('delivery-invalid', path, problem, 'raise maxSurge to 1, which keeps all replicas serving');
  }
  return { strategyType: 'RollingUpdate', ...counts, ...common(path, options) };
}

function count(path: string, what: string, value: PodCount): k8s.IntOrString {
  if (!(value instanceof PodCount)) {
    fail(
      'delivery-invalid',
      path,
      `${what} ${String(value)} is no PodCount`,
      'use PodCount.of(1) or PodCount.percent(25)',
    );
  }
  return value._toKube('delivery-invalid', path, what);
}

/** The settings that every Deployment has, checked. */
export function common(path: string, options: DeliveryOptions): Omit<RolloutModel, 'strategyType'> {
  const { minReady, progressDeadline, revisionHistoryLimit = REVISION_HISTORY_LIMIT } = options;
  const seconds = (what: string, value: Duration | undefined, least: number) =>
    value && requireSeconds('delivery-invalid', path, what, value, least);
  const minReadySeconds = seconds('minReady', minReady, 0);
  const progressDeadlineSeconds = seconds('progressDeadline', progressDeadline, 1) ?? PROGRESS_DEADLINE;
  if (minReadySeconds !== undefined && minReadySeconds >= progressDeadlineSeconds) {
    fail(
      'delivery-invalid',
      path,
      `minReady ${minReadySeconds} s is not less than progressDeadline ${progressDeadlineSeconds} s, so every update would be reported as failed`,
      'raise progressDeadline or lower minReady',
    );
  }
  requireInteger('delivery-invalid', path, 'revisionHistoryLimit', revisionHistoryLimit, 0, 2147483647);
  return { minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit };
}
