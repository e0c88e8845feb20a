import { SynthesizedObject } from '../core/synthesized-object';
import { PodTemplate, podTemplate } from './pod-template';
import { scaleTargetKey } from './scalers';
import { oncePerList } from './once-per-list';

/** Objects by what others refer to them by: namespace, group, kind and name. */
export type ObjectsByKey = ReadonlyMap<string, SynthesizedObject>;

/** Objects by what a scaler refers to them by. */
export const objectsByKey = oncePerList((objects: SynthesizedObject[]): ObjectsByKey => {
  return new Map(
    objects.map((object) => [
      scaleTargetKey(object.namespaceName, object.apiVersion, object.kind, object.objectName),
      object,
    ]),
  );
});

/**
 * The template of the pods that an object makes; that of an Argo Rollout may be the one of a Deployment, which its
 * `workloadRef` names. Undefined for what makes no pods, and where that Deployment is not in the app.
 */
export function describedTemplate(object: SynthesizedObject, known: ObjectsByKey): PodTemplate | undefined {
  const { workloadRef, template } = (object.manifest.spec ?? {}) as Record<string, any>;
  if (object.kind !== 'Rollout' || template || !workloadRef) {
    return podTemplate(object);
  }
  const { apiVersion, kind, name } = workloadRef as Record<string, string | undefined>;
  const described = known.get(scaleTargetKey(object.namespaceName, apiVersion, kind, name));
  return described && podTemplate(described);
}
