import { SynthesizedObject } from '../core/synthesized-object';

type Json = Record<string, any>;

/** What the pods of an object are made from. */
export interface PodTemplate {
  readonly annotations: Json;
  readonly labels: Json;
  readonly spec: Json;
}

/** Where each kind keeps the template of its pods; a Pod is its own. */
const TEMPLATES: ReadonlyMap<string, (manifest: Json) => Json | undefined> = new Map([
  ['v1 Pod', (manifest: Json) => manifest],
  ['v1 ReplicationController', (manifest: Json) => manifest.spec?.template],
  ['apps/v1 Deployment', (manifest: Json) => manifest.spec?.template],
  ['apps/v1 StatefulSet', (manifest: Json) => manifest.spec?.template],
  ['apps/v1 DaemonSet', (manifest: Json) => manifest.spec?.template],
  ['apps/v1 ReplicaSet', (manifest: Json) => manifest.spec?.template],
  ['batch/v1 Job', (manifest: Json) => manifest.spec?.template],
  ['batch/v1 CronJob', (manifest: Json) => manifest.spec?.jobTemplate?.spec?.template],
]);

/** The template of the pods that an object makes; undefined for what makes none. */
export function podTemplate(object: SynthesizedObject): PodTemplate | undefined {
  const template = TEMPLATES.get(`${object.apiVersion} ${object.kind}`)?.(object.manifest);
  const { annotations = {}, labels = {} } = template?.metadata ?? {};
  return template && { annotations, labels, spec: template.spec ?? {} };
}

/** Every container of a pod, in the order in which they start. */
export function containersOf({ spec }: PodTemplate): Json[] {
  return [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])];
}
