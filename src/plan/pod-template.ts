import { SynthesizedObject } from '../core/synthesized-object';

type Json = Record<string, any>;

/** What the pods of an object are made from. */
export interface PodTemplate {
  readonly annotations: Json;
  readonly labels: Json;
  readonly spec: Json;
}

const ofSpec = (manifest: Json) => manifest.spec?.template as Json | undefined;

/** Where each kind keeps the template of its pods; a Pod is its own. */
const TEMPLATES: ReadonlyMap<string, (manifest: Json) => Json | undefined> = new Map([
  ['v1 Pod', (manifest: Json) => manifest],
  ['v1 ReplicationController', ofSpec],
  ['apps/v1 Deployment', ofSpec],
  ['apps/v1 StatefulSet', ofSpec],
  ['apps/v1 DaemonSet', ofSpec],
  ['apps/v1 ReplicaSet', ofSpec],
  ['argoproj.io/v1alpha1 Rollout', ofSpec],
  ['batch/v1 Job', ofSpec],
  ['batch/v1 CronJob', (manifest: Json) => manifest.spec?.jobTemplate?.spec?.template],
]);

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** The objects of a list of a manifest that anybody may have written; the API server refuses what else is in it. */
export function objectsIn(list: unknown): Json[] {
  if (!Array.isArray(list)) {
    return [];
  }
  for (const item of list) {
    if (typeof item !== 'object' || item === null) {
      return list.filter(isObject);
    }
  }
  return list as Json[];
}

/** A pod whose lists hold nothing but objects. */
function tidy(spec: Json): Json {
  const lists = ['initContainers', 'containers', 'ephemeralContainers', 'volumes'].filter((name) => name in spec);
  return { ...spec, ...Object.fromEntries(lists.map((name) => [name, objectsIn(spec[name])])) };
}

const known = new WeakMap<SynthesizedObject, { readonly template: PodTemplate | undefined }>();

const KINDS = new Set([...TEMPLATES.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));

/** The template of the pods that an object makes, looked for once; undefined for what makes none. */
export function podTemplate(object: SynthesizedObject): PodTemplate | undefined {
  if (!KINDS.has(object.kind)) {
    return undefined;
  }
  let found = known.get(object);
  if (found === undefined) {
    found = { template: templateOf(object) };
    known.set(object, found);
  }
  return found.template;
}

function templateOf(object: SynthesizedObject): PodTemplate | undefined {
  const template = TEMPLATES.get(`${object.apiVersion} ${object.kind}`)?.(object.manifest);
  if (!isObject(template)) {
    return undefined;
  }
  const { annotations, labels } = (template.metadata ?? {}) as Json;
  return {
    annotations: annotations ?? {},
    labels: labels ?? {},
    spec: isObject(template.spec) ? tidy(template.spec) : {},
  };
}

/** Every container of a pod, in the order in which they start. */
export function containersOf({ spec }: PodTemplate): Json[] {
  return [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])];
}
