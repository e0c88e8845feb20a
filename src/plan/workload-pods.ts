import { SynthesizedObject } from '../core/synthesized-object';
import { PodTemplate, podTemplate } from './pod-template';
import { leastPodsOfUpdate, mostPodsOfUpdate } from './rolling-pods';
import { rolloutStep } from './rollout-pods';

type Json = Record<string, any>;

/** How many pods a workload has at once. */
export interface WorkloadPods {
  /** Those that serve, at its largest scale. */
  readonly serving: number;
  /** Those that it needs for a while and may wait for: the pods of a Job, or the one more of an update. */
  readonly passing: number;
  /** The most that ever exist at one moment, terminating ones included. */
  readonly most: number;
}

type Count = (spec: Json, largestScale: number | undefined, template?: PodTemplate) => WorkloadPods;

/** A number of pods; what is none is for the API server to refuse. */
function count(value: unknown, otherwise = 1): number {
  const given = Number(value ?? otherwise);
  return Number.isSafeInteger(given) && given >= 0 ? given : 0;
}

const deployment: Count = (spec, largestScale) => {
  const serving = largestScale ?? count(spec.replicas);
  return { serving, passing: leastPodsOfUpdate(spec, serving), most: mostPodsOfUpdate(spec, serving) };
};

/** A StatefulSet waits until a pod is gone before it makes another of that name. */
const steady: Count = (spec, largestScale) => {
  const serving = largestScale ?? count(spec.replicas);
  return { serving, passing: 0, most: serving };
};

/** More pods than completions are never started. */
const job: Count = (spec) => {
  const parallelism = count(spec.parallelism);
  const pods = spec.suspend === true ? 0 : Math.min(parallelism, count(spec.completions, parallelism));
  return { serving: 0, passing: pods, most: pods };
};

/** The pods of one run; where runs may replace one another, those of the last run still terminate. */
const cronJob: Count = (spec, largestScale) => {
  const run = job(spec.jobTemplate?.spec ?? {}, largestScale);
  const runs = spec.suspend === true ? 0 : 1;
  const overlap = spec.concurrencyPolicy === 'Replace' ? 2 : 1;
  return { serving: 0, passing: run.passing * runs, most: run.most * runs * overlap };
};

const rollout: Count = (spec, largestScale, template) => {
  const serving = largestScale ?? count(spec.replicas);
  return { serving, ...rolloutStep(spec, template, serving) };
};

/** By kind. The pods of a DaemonSet are as many as there are nodes, which nobody knows here. */
const COUNTS: ReadonlyMap<string, Count> = new Map([
  ['v1 Pod', () => ({ serving: 1, passing: 0, most: 1 })],
  ['v1 ReplicationController', steady],
  ['apps/v1 Deployment', deployment],
  ['apps/v1 StatefulSet', steady],
  ['apps/v1 ReplicaSet', steady],
  ['argoproj.io/v1alpha1 Rollout', rollout],
  ['batch/v1 Job', job],
  ['batch/v1 CronJob', cronJob],
]);

/** Whether an object makes a known number of pods from a template. */
export function makesPods(object: SynthesizedObject): boolean {
  return COUNTS.has(`${object.apiVersion} ${object.kind}`);
}

/**
 * How many pods a workload has at once.
 * @param largestScale the most that an autoscaler gives it; undefined where there is none
 * @param template its pods, where another object describes them
 */
export function workloadPods(
  object: SynthesizedObject,
  largestScale?: number,
  template: PodTemplate | undefined = podTemplate(object),
): WorkloadPods {
  const counted = COUNTS.get(`${object.apiVersion} ${object.kind}`);
  return counted?.(object.manifest.spec ?? {}, largestScale, template) ?? { serving: 0, passing: 0, most: 0 };
}
