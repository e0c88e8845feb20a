import { EMPTY_ON_PURPOSE } from '../../private/plain';
import { requireInteger } from '../../private/values';

/**
 * Keeps the pods of a new version off the nodes of the old one, so that a cluster that grew for the release can
 * shrink afterwards without moving pods.
 * See https://argoproj.github.io/argo-rollouts/features/anti-affinity/anti-affinity/
 */
export class RolloutAntiAffinity {
  /** Never on such a node: without another one the new pods wait. */
  public static required(): RolloutAntiAffinity {
    return new RolloutAntiAffinity();
  }

  /**
   * Rather not on such a node.
   * @param weight how much that counts among the other preferences, 1 to 100
   */
  public static preferred(weight: number = 100): RolloutAntiAffinity {
    return new RolloutAntiAffinity(weight);
  }

  private readonly weight?: number;

  private constructor(weight?: number) {
    this.weight = weight;
  }

  /**
   * As the Rollout writes it, checked.
   * @internal
   */
  public _resolve(path: string): Record<string, unknown> {
    if (this.weight === undefined) {
      return { requiredDuringSchedulingIgnoredDuringExecution: EMPTY_ON_PURPOSE };
    }
    const weight = requireInteger('delivery-invalid', path, 'weight of the anti-affinity', this.weight, 1, 100);
    return { preferredDuringSchedulingIgnoredDuringExecution: { weight } };
  }
}
