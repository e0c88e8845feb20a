import type { Duration } from 'cdk8s';
import { fail } from '../private/errors';
import { requireSeconds } from '../private/seconds';
import { requireInteger } from '../private/values';
import type { ProbeOptions } from './probe-options';

/** The five timing fields of a probe, all written out, so that a reader sees what holds. */
export interface ProbeTiming {
  /** Missing for a delay of 0, which the API server would not store. */
  readonly initialDelaySeconds?: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** Which of the three probes it is. */
export enum ProbeRole {
  STARTUP = 'startup',
  READINESS = 'readiness',
  LIVENESS = 'liveness',
}

interface Defaults {
  readonly period: number;
  readonly failures: number;
}

/**
 * Startup is generous: a cold .NET start on a small share of CPU takes long. Readiness is quick: out of the
 * Service after 15 s at the latest. Liveness is slow, for a restart is the last resort.
 */
const DEFAULTS: Record<ProbeRole, Defaults> = {
  [ProbeRole.STARTUP]: { period: 3, failures: 40 },
  [ProbeRole.READINESS]: { period: 5, failures: 3 },
  [ProbeRole.LIVENESS]: { period: 20, failures: 3 },
};

/** A restart must not come of one slow answer. */
const LIVENESS_TIMEOUT = 5;

/**
 * The API server drops a 0, and `kubectl apply` would find the object changed for ever. One second costs at
 * most one second at the start: by the time that the startup probe has passed, the other two are past theirs.
 */
const INITIAL_DELAY = 1;

const INT32 = 2147483647;

/** The timing of one probe: its defaults, and what the user said; checked. */
export function probeTiming(path: string, role: ProbeRole, usualTimeout: number, options: ProbeOptions): ProbeTiming {
  const { period, failures } = DEFAULTS[role];
  const seconds = (name: string, value: Duration | undefined, usual: number, least: number) =>
    value === undefined ? usual : requireSeconds('probe-invalid', path, `${role} ${name}`, value, least);
  const times = (name: string, value: number | undefined, usual: number, most: number) =>
    requireInteger('probe-invalid', path, `${role} ${name}`, value ?? usual, 1, most);
  const periodSeconds = seconds('period', options.period, period, 1);
  const usual = role === ProbeRole.LIVENESS ? LIVENESS_TIMEOUT : usualTimeout;
  const timeoutSeconds = seconds('timeout', options.timeout, Math.min(usual, periodSeconds), 1);
  if (timeoutSeconds > periodSeconds) {
    fail(
      'probe-invalid',
      path,
      `${role} timeout ${timeoutSeconds} s is longer than the period ${periodSeconds} s`,
      `raise the period to ${timeoutSeconds} s or lower the timeout to ${periodSeconds} s`,
    );
  }
  requireOneSuccess(path, role, options.successThreshold);
  return {
    initialDelaySeconds: seconds('initialDelay', options.initialDelay, INITIAL_DELAY, 0) || undefined,
    periodSeconds,
    timeoutSeconds,
    successThreshold: times('successThreshold', options.successThreshold, 1, INT32),
    failureThreshold: times('failureThreshold', options.failureThreshold, failures, INT32),
  };
}

/** Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes */
function requireOneSuccess(path: string, role: ProbeRole, threshold: number | undefined): void {
  if (role !== ProbeRole.READINESS && threshold !== undefined && threshold !== 1) {
    const problem = `${role} successThreshold ${String(threshold)} is not 1`;
    fail('probe-invalid', path, problem, 'leave it out: Kubernetes takes only 1 there');
  }
}
