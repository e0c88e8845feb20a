import { SynthesizedObject } from '../core/synthesized-object';
import { containerLimits, ContainerLimits } from './limit-defaults';
import { makesPods } from './workload-pods';

/** What of one namespace decides whether its pods are admitted. */
export interface NamespaceObjects {
  readonly quotas: SynthesizedObject[];
  readonly ranges: ContainerLimits[];
  readonly workloads: SynthesizedObject[];
}

/** The objects of an app by namespace, in one walk; those that name none share one. */
export function byNamespace(objects: SynthesizedObject[]): NamespaceObjects[] {
  const namespaces = new Map<string | undefined, NamespaceObjects>();
  for (const object of objects) {
    const known = namespaces.get(object.namespaceName);
    const namespace = known ?? { quotas: [], ranges: [], workloads: [] };
    if (!known) {
      namespaces.set(object.namespaceName, namespace);
    }
    if (object.kind === 'ResourceQuota') {
      namespace.quotas.push(object);
    } else if (object.kind === 'LimitRange') {
      namespace.ranges.push(...containerLimits(object));
    } else if (makesPods(object)) {
      namespace.workloads.push(object);
    }
  }
  return [...namespaces.values()];
}
