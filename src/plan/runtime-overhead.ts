import { SynthesizedObject } from '../core/synthesized-object';
import { PodTemplate } from './pod-template';

/** What the RuntimeClasses of an app take for each pod, by their names: quantities by resource. */
export type RuntimeOverheads = ReadonlyMap<string, Record<string, unknown>>;

/** Whether an object is a RuntimeClass. */
export function isRuntimeClass({ apiVersion, kind }: SynthesizedObject): boolean {
  return kind === 'RuntimeClass' && apiVersion.startsWith('node.k8s.io/');
}

/** What each RuntimeClass of an app takes for each pod. */
export function runtimeOverheads(objects: SynthesizedObject[]): RuntimeOverheads {
  return new Map(
    objects
      .filter(isRuntimeClass)
      .map(({ objectName, manifest }) => [
        objectName,
        ((manifest as Record<string, any>).overhead?.podFixed ?? {}) as Record<string, unknown>,
      ]),
  );
}

/**
 * A pod with the overhead that the API server takes from its RuntimeClass.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/
 */
export function withOverhead(template: PodTemplate, overheads: RuntimeOverheads): PodTemplate {
  const { runtimeClassName, overhead } = template.spec as { runtimeClassName?: string; overhead?: unknown };
  const known = runtimeClassName === undefined ? undefined : overheads.get(runtimeClassName);
  return overhead || !known ? template : { ...template, spec: { ...template.spec, overhead: known } };
}
