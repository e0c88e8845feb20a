import type { V1Container, V1Probe } from '@kubernetes/client-node';
import type { Pace } from './pace.js';

/** When a container that starts at 0 is what its probes make of it. */
export interface ProbeTimes {
  /** The startup probe has succeeded: liveness and readiness begin. */
  readonly started: number;
  readonly ready: number;
}

/**
 * A kubelet asks `initialDelaySeconds` after the start for the first time, then every period, until
 * `successThreshold` answers in a row were good. An application is there from `pace.boot` on. Readiness is not asked
 * before the startup probe has succeeded, and at once then.
 */
export function probeTimes(container: V1Container, pace: Pace): ProbeTimes {
  const started = container.startupProbe ? firstSuccess(container.startupProbe, 0, pace) : 0;
  const ready = container.readinessProbe ? firstSuccess(container.readinessProbe, started, pace) : started;
  return { started, ready };
}

function firstSuccess(probe: V1Probe, notBefore: number, pace: Pace): number {
  const second = 1000 * pace.factor;
  const period = (probe.periodSeconds ?? 10) * second;
  let asked = (probe.initialDelaySeconds ?? 0) * second;
  asked = Math.max(asked, notBefore);
  while (asked < pace.boot) {
    asked += period;
  }
  return asked + ((probe.successThreshold ?? 1) - 1) * period;
}
