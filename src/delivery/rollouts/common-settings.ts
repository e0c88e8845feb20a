import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { requireInteger, show } from '../../private/values';
import { RolloutAntiAffinity } from './rollout-anti-affinity';
import { RolloutMigration } from './rollout-migration';
import { RolloutOptions } from './rollout-options';

const MOST = 2147483647;
const REVISION_HISTORY_LIMIT = 10;

/** What both strategies have in common, checked. */
export interface CommonSettings {
  readonly progressDeadlineAbort?: boolean;
  readonly rollbackWindow?: object;
  /** Of the strategy. */
  readonly strategy: Record<string, unknown>;
  readonly migration?: RolloutMigration;
}

/** @throws when an option is not valid */
export function commonSettings(path: string, options: RolloutOptions): CommonSettings {
  const { abortOnDeadline = true, rollbackWindow, migration, antiAffinity } = options;
  requireFlag(path, 'abortOnDeadline', abortOnDeadline);
  if (migration !== undefined && !(migration instanceof RolloutMigration)) {
    const fix = 'use RolloutMigration.progressively() or another one of its factories';
    fail('delivery-invalid', path, `migration is ${show(migration)}`, fix);
  }
  if (antiAffinity !== undefined && !(antiAffinity instanceof RolloutAntiAffinity)) {
    const fix = 'use RolloutAntiAffinity.required() or RolloutAntiAffinity.preferred()';
    fail('delivery-invalid', path, `antiAffinity is ${show(antiAffinity)}`, fix);
  }
  return {
    progressDeadlineAbort: abortOnDeadline || undefined,
    rollbackWindow: rollbackWindow === undefined ? undefined : { revisions: windowOf(path, options) },
    strategy: {
      antiAffinity: antiAffinity?._resolve(path),
      scaleDownDelaySeconds: delayOf(path, 'scaleDownDelay', options),
      abortScaleDownDelaySeconds: delayOf(path, 'abortScaleDownDelay', options),
    },
    migration,
  };
}

/** The versions before are gone beyond the history. */
function windowOf(path: string, { rollbackWindow, revisionHistoryLimit }: RolloutOptions): number {
  const kept = revisionHistoryLimit ?? REVISION_HISTORY_LIMIT;
  const revisions = requireInteger('delivery-invalid', path, 'rollbackWindow', rollbackWindow!, 1, MOST);
  if (revisions > kept) {
    const problem = `rollbackWindow ${revisions} is above revisionHistoryLimit ${kept}`;
    fail('delivery-invalid', path, problem, 'lower the one or raise the other');
  }
  return revisions;
}

function delayOf(path: string, what: 'scaleDownDelay' | 'abortScaleDownDelay', options: RolloutOptions) {
  const value = options[what];
  return value && requireSeconds('delivery-invalid', path, what, value, 0);
}

/** JavaScript has no compiler to say so. */
export function requireFlag(path: string, what: string, value: boolean | undefined): void {
  if (value !== undefined && typeof value !== 'boolean') {
    fail('delivery-invalid', path, `${what} ${show(value)} is not valid`, 'use true or false');
  }
}

/** The controller takes one pod of the Deployment for each of its own, which it can only count where they are written. */
export function requireFixedScale({ path, intent }: ServiceContext): void {
  if (intent.scale.isAutomatic) {
    const problem =
      'the migration starts with one pod, as an autoscaler leaves the number out, and that pod would get all requests';
    fail('delivery-invalid', path, problem, 'use Scaling.replicas with as many pods as run now until it is done');
  }
}
