import { SynthesizedObject } from '../core/synthesized-object';

/** A workload and how many pods it needs at once. */
export interface WorkloadPods {
  readonly object: SynthesizedObject;
  /** The pods that serve. */
  readonly replicas: number;
  /** Pods that it needs for a while, and may wait for: those of a Job, or the one more of an update. */
  readonly surge: number;
}

const KINDS = ['apps/v1 Deployment', 'apps/v1 StatefulSet', 'apps/v1 ReplicaSet', 'batch/v1 Job'];

/** Whether an object makes a known number of pods from a template. */
export function makesPods(object: SynthesizedObject): boolean {
  return KINDS.includes(`${object.apiVersion} ${object.kind}`);
}

/** A number of pods; what is none is for the API server to refuse. */
function count(value: unknown): number {
  const given = Number(value ?? 1);
  return Number.isSafeInteger(given) && given >= 0 ? given : 0;
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
  const { spec } = object.manifest;
  if (object.kind === 'Job') {
    return { object, replicas: 0, surge: spec?.suspend === true ? 0 : count(spec?.parallelism) };
  }
  const replicas = count(spec?.replicas);
  return { object, replicas, surge: neededSurge(object, replicas) };
}
