import { memberOf } from './mention';
import { numberOr } from './running-pods';

type Json = Record<string, any>;

/** Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes */
const PERIOD = 10;
const FAILURES = 3;

/** How long a probe takes to say no, once it asks; the API server takes 0 for the default. */
export function patienceOf(probe: Json): number {
  return (numberOr(probe.failureThreshold, 0) || FAILURES) * (numberOr(probe.periodSeconds, 0) || PERIOD);
}

/** How long a probe leaves a container to start. */
export function startTimeOf(probe: Json): number {
  return numberOr(probe.initialDelaySeconds, 0) + patienceOf(probe);
}

/** How long a container may take until it serves. */
export function longestStart({ startupProbe, readinessProbe }: Json): number {
  return startupProbe ? startTimeOf(memberOf(startupProbe)) : numberOr(memberOf(readinessProbe).initialDelaySeconds, 0);
}
