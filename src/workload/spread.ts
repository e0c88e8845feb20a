import { k8s } from 'cdk8s-plus-27';
import { requireCall } from '../private/options';
import { HOST } from './affinity';

const ZONE = 'topology.kubernetes.io/zone';
const PREFER = 'ScheduleAnyway';
const INSIST = 'DoNotSchedule';

/** Over what a strict spread insists. */
export interface StrictSpreadOptions {
  /**
   * Whether it insists on zones too. Every node must then have the label `topology.kubernetes.io/zone`,
   * which nodes of local clusters do not: their pods would stay pending.
   * @default false: it prefers an even spread over zones
   */
  readonly zones?: boolean;
}

/** How evenly the pods of one version lie over nodes and zones. */
export class Spread {
  /**
   * As even as there is room: no two pods on a node, and zones in balance, where that is possible. It never
   * keeps a pod from starting.
   */
  public static preferred(): Spread {
    return new Spread([PREFER, PREFER]);
  }

  /**
   * Nodes differ by one pod at most: a pod stays pending rather than make it worse. Nodes that have a taint
   * which the pods don't tolerate do not count.
   */
  public static strict(options: StrictSpreadOptions = {}): Spread {
    requireCall('Spread.strict', [options]);
    return new Spread([INSIST, options.zones ? INSIST : PREFER]);
  }

  /** The scheduler's own: pods of one Deployment may share a node. */
  public static none(): Spread {
    return new Spread();
  }

  private readonly wishes?: string[];

  private constructor(wishes?: string[]) {
    this.wishes = wishes;
  }

  /**
   * The constraints for pods that a selector tells from all others. `pod-template-hash` counts each version
   * by itself, so that an update does not look lopsided while old pods still run.
   * @internal
   */
  public _constraints(selector: Record<string, string>): k8s.TopologySpreadConstraint[] | undefined {
    return this.wishes?.map((whenUnsatisfiable, index) => ({
      maxSkew: 1,
      topologyKey: [HOST, ZONE][index],
      whenUnsatisfiable,
      labelSelector: { matchLabels: selector },
      matchLabelKeys: ['pod-template-hash'],
      nodeTaintsPolicy: whenUnsatisfiable === INSIST ? 'Honor' : undefined,
    }));
  }

  /**
   * The preference for a node without pods of the same kind.
   * @internal
   */
  public _antiAffinity(selector: Record<string, string>): k8s.WeightedPodAffinityTerm[] {
    const apart = { topologyKey: HOST, labelSelector: { matchLabels: selector } };
    return this.wishes ? [{ weight: 100, podAffinityTerm: apart }] : [];
  }
}
