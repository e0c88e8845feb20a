import { SynthesizedObject } from '../core/synthesized-object';

/** A workload and how many pods it needs at once. */
export interface WorkloadPods {
  readonly object: SynthesizedObject;
  /** The pods that serve. */
  readonly replicas: number;
  /** Pods that an update needs on top, or it can never make progress. */
  readonly surge: number;
}

const TEMPLATED = ['Deployment', 'StatefulSet', 'ReplicaSet'];

/** Whether an object makes pods from a template, as many as its `replicas` say. */
export function makesPods(object: SynthesizedObject): boolean {
  return object.apiVersion === 'apps/v1' && TEMPLATED.includes(object.kind);
}

/** Kubernetes rounds the surge up and the unavailable pods down. */
function share(value: unknown, replicas: number, round: (n: number) => number): number {
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value) : null;
  return percent ? round((replicas * Number(percent[1])) / 100) : Number(value);
}

/** What a rolling update that may take no pod away first needs at least: one pod more. */
function neededSurge(object: SynthesizedObject, replicas: number): number {
  const strategy = object.manifest.spec?.strategy;
  if (object.kind !== 'Deployment' || strategy?.type === 'Recreate' || replicas === 0) {
    return 0;
  }
  const unavailable = share(strategy?.rollingUpdate?.maxUnavailable ?? '25%', replicas, Math.floor);
  const surge = share(strategy?.rollingUpdate?.maxSurge ?? '25%', replicas, Math.ceil);
  return unavailable === 0 && surge > 0 ? 1 : 0;
}

/** How many pods a workload needs at once. */
export function workloadPods(object: SynthesizedObject): WorkloadPods {
  const given = Number(object.manifest.spec?.replicas ?? 1);
  // What is no number of pods is for the API server to refuse.
  const replicas = Number.isSafeInteger(given) && given >= 0 ? given : 0;
  return { object, replicas, surge: neededSurge(object, replicas) };
}
