import { SynthesizedObject } from '../core/synthesized-object';
import { containerLimits, ContainerLimits } from './limit-defaults';
import { RuntimeOverheads, runtimeOverheads } from './runtime-overhead';
import { makesPods } from './workload-pods';
import { oncePerList } from './once-per-list';

/** What of one namespace decides whether its objects and pods are admitted. */
export interface NamespaceObjects {
  readonly namespaceName?: string;
  /** Everything in it, the following included. */
  readonly objects: SynthesizedObject[];
  readonly quotas: SynthesizedObject[];
  readonly ranges: ContainerLimits[];
  /** What makes a known number of pods. */
  readonly workloads: SynthesizedObject[];
  /** What the RuntimeClasses of the app, which live in no namespace, take for each pod. */
  readonly overheads: RuntimeOverheads;
}

/** The objects of an app by namespace, in one walk; those that name none share one. */
export const byNamespace = oncePerList((objects: SynthesizedObject[]): NamespaceObjects[] => {
  const overheads = runtimeOverheads(objects);
  const namespaces = new Map<string | undefined, NamespaceObjects>();
  for (const object of objects) {
    const { namespaceName } = object;
    const known = namespaces.get(namespaceName);
    const namespace = known ?? { namespaceName, objects: [], quotas: [], ranges: [], workloads: [], overheads };
    if (!known) {
      namespaces.set(namespaceName, namespace);
    }
    namespace.objects.push(object);
    if (object.kind === 'ResourceQuota') {
      namespace.quotas.push(object);
    } else if (object.kind === 'LimitRange') {
      namespace.ranges.push(...containerLimits(object));
    } else if (makesPods(object)) {
      namespace.workloads.push(object);
    }
  }
  return [...namespaces.values()];
});
