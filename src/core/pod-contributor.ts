import { PodDraft } from './pod-draft';

/** Writes on the pods of every track when the model is resolved. */
export interface IPodContributor {
  /**
   * Called once for each track, in the order in which contributors were added.
   * @param pod the pods of one track, as the contributors before left them
   */
  contribute(pod: PodDraft): void;
}
