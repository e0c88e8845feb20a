import { withContainerPatches } from './container-patch';
import { PodModel } from './model';
import { withNewerFields } from './newer-fields';

/** A serialised pod spec with what the serialisers drop, and what the user patches. */
export function finishedPodSpec(podSpec: Record<string, unknown>, pod: PodModel): Record<string, unknown> {
  return withContainerPatches(withNewerFields(podSpec, pod.newerFields), pod.containerPatches);
}
