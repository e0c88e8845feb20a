type Json = Record<string, any>;

/** Kubernetes' own grace period. */
const GRACE_SECONDS = 30;
const SHARE = '25%';

/** A number or a share of the replicas; what is neither is for the API server to refuse. */
function share(value: unknown, replicas: number, round: (n: number) => number): number {
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value) : null;
  const pods = percent ? round((replicas * Number(percent[1])) / 100) : Number(value);
  return Number.isSafeInteger(pods) && pods > 0 ? pods : 0;
}

/** Pods beyond the replicas, and missing ones, while a Deployment is updated. */
export interface RollingStep {
  readonly surge: number;
  readonly unavailable: number;
}

/**
 * What a Deployment's strategy comes to: Kubernetes rounds the surge up and the unavailable pods down. When both are rounded to nothing, Kubernetes takes one pod away.
 * Source: ResolveFenceposts in kubernetes/pkg/controller/deployment/util/deployment_util.go
 */
export function rollingStep(spec: Json, replicas: number): RollingStep {
  const rolling = spec.strategy?.rollingUpdate;
  const surge = share(rolling?.maxSurge ?? SHARE, replicas, Math.ceil);
  const unavailable = share(rolling?.maxUnavailable ?? SHARE, replicas, Math.floor);
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

/**
 * How many old pods can be terminating at once. A quota counts them, the Deployment does not: it goes on as
 * soon as new pods are available. Without minReadySeconds nothing holds it back; with it, at most one step of
 * pods becomes available in each such time, and a pod terminates for its grace period at most.
 */
function terminating(spec: Json, step: RollingStep, replicas: number): number {
  const grace = Number(spec.template?.spec?.terminationGracePeriodSeconds ?? GRACE_SECONDS);
  const minReady = Number(spec.minReadySeconds ?? 0);
  if (grace === 0) {
    return 0;
  }
  const steps = minReady > 0 ? Math.floor(grace / minReady) + 1 : Infinity;
  return Math.min(replicas, steps * (step.surge + step.unavailable));
}

/**
 * The most pods of a Deployment that exist at any moment of an update, terminating ones included: all the
 * old ones, and as many new ones as the surge and the terminating ones make room for, never more than all.
 */
export function mostPodsOfUpdate(spec: Json, replicas: number): number {
  if (replicas === 0 || spec.strategy?.type === 'Recreate') {
    return replicas;
  }
  const step = rollingStep(spec, replicas);
  return replicas + Math.min(replicas, step.surge + terminating(spec, step, replicas));
}

/** What an update needs at least beyond the replicas: one pod, where none may be taken away first. */
export function leastPodsOfUpdate(spec: Json, replicas: number): number {
  if (replicas === 0 || spec.strategy?.type === 'Recreate') {
    return 0;
  }
  return rollingStep(spec, replicas).unavailable === 0 ? 1 : 0;
}
