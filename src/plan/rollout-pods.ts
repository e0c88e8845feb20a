import { leastPodsOfUpdate, mostPodsOfUpdate } from './rolling-pods';

type Json = Record<string, any>;

/** The pods of a Rollout beyond those that serve: what an update can't do without, and the most that it ever takes. */
export interface RolloutPods {
  readonly passing: number;
  readonly most: number;
}

/** What is no number is for the API server to refuse. */
function largest(...counts: unknown[]): number {
  return Math.max(0, ...counts.map((count) => Number(count ?? 0)).filter((count) => Number.isSafeInteger(count)));
}

function stepsOf(canary: Json): Json[] {
  return ((canary.steps ?? []) as unknown[]).filter((step): step is Json => typeof step === 'object' && step !== null);
}

/** The old version gives way as the weight of the new one grows: the widest step of the weight is there twice. */
function passingOfDynamic(canary: Json, replicas: number): number {
  const weights = [0, ...stepsOf(canary).flatMap(({ setWeight }) => setWeight ?? []), 100] as number[];
  const pods = (weight: number) => Math.ceil((replicas * weight) / 100);
  return largest(...weights.slice(1).map((weight, index) => pods(weight) + pods(100 - weights[index]) - replicas));
}

/**
 * Where a router splits the requests, the old version stays complete until the new one is complete too; only
 * `dynamicStableScale` lets the old one shrink meanwhile, and its pods then terminate.
 * Source: CalculateReplicaCountsForTrafficRoutedCanary in argo-rollouts/utils/replicaset/canary.go
 */
function routedCanary(canary: Json, replicas: number): RolloutPods {
  const asked = stepsOf(canary).map(({ setCanaryScale }) => setCanaryScale?.replicas as unknown);
  const complete = largest(replicas, canary.minPodsPerReplicaSet, ...asked);
  const passing = canary.dynamicStableScale === true ? passingOfDynamic(canary, replicas) : complete;
  return { passing, most: replicas + complete };
}

/**
 * What one update of an Argo Rollout takes. Blue and green are complete at once, until the old colour goes
 * after `scaleDownDelaySeconds`; a canary without a router is updated like a Deployment. A second update during
 * that delay and the pods of experiments come on top.
 * Source: https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/ and .../features/canary/
 */
export function rolloutStep(spec: Json, template: Json | undefined, replicas: number): RolloutPods {
  const { canary, blueGreen } = (spec.strategy ?? {}) as Json;
  if (replicas === 0) {
    return { passing: 0, most: 0 };
  }
  if (blueGreen) {
    return { passing: replicas, most: replicas + largest(replicas, blueGreen.previewReplicaCount) };
  }
  if (canary?.trafficRouting) {
    return routedCanary(canary as Json, replicas);
  }
  const like = {
    minReadySeconds: spec.minReadySeconds as unknown,
    template,
    strategy: { rollingUpdate: canary ?? {} },
  };
  return { passing: leastPodsOfUpdate(like, replicas), most: mostPodsOfUpdate(like, replicas) };
}
