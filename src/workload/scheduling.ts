import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../cluster/cluster-profile';
import { ICapability } from '../core/capability';
import { PodFields } from '../core/pod-fields';
import { ServiceContext } from '../core/service-context';
import { INSTANCE_LABEL } from '../core/service-labels';
import { fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireDnsDomain } from '../private/names';
import { requireCall } from '../private/options';
import { show } from '../private/values';
import { nodeAffinity, podTerms } from './affinity';
import type { NodeAffinityOptions } from './node-affinity';
import type { PodAffinityOptions } from './pod-affinity';
import { Spread } from './spread';
import { Toleration } from './toleration';

/** Where pods run. What is left out is the cluster's to decide. */
export interface SchedulingOptions {
  /**
   * How evenly the pods lie over nodes and zones.
   * @default Spread.preferred()
   */
  readonly spread?: Spread;

  /**
   * Labels that a node must have, by key.
   * @default - none
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * Which nodes must or should be taken.
   * @default - any
   */
  readonly nodeAffinity?: NodeAffinityOptions;

  /**
   * Which other pods must or should be near.
   * @default - none
   */
  readonly podAffinity?: PodAffinityOptions;

  /**
   * Which other pods must or should be far. The spread's own preference comes first.
   * @default - none
   */
  readonly podAntiAffinity?: PodAffinityOptions;

  /**
   * Which taints of nodes are put up with.
   * @default - Kubernetes' own: 300 seconds on an unreachable or not-ready node
   */
  readonly tolerations?: Toleration[];

  /**
   * The PriorityClass: one of `ClusterProfileOptions.priorityClasses`, `system-cluster-critical` or
   * `system-node-critical`. Pods of a class that does not exist are rejected.
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * The RuntimeClass, like `gvisor`. It must exist.
   * @default - the cluster's default runtime
   */
  readonly runtimeClassName?: string;
}

/** Where the pods of a service run. */
export class Scheduling implements ICapability {
  /** Spread over nodes and zones, and what else is said. */
  public static of(options: SchedulingOptions = {}): Scheduling {
    requireCall('Scheduling.of', [options]);
    return new Scheduling(options);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'scheduling';
  private readonly options: SchedulingOptions;

  private constructor(options: SchedulingOptions) {
    this.options = options;
  }

  /**
   * Called by the service. A single pod is spread too: it costs nothing, and scaling it later then changes
   * no pod template.
   * @throws when a label, weight or time is not valid, or the PriorityClass was not declared
   */
  public bind(context: ServiceContext): void {
    requirePriorityClass(context.path, context.cluster, this.options.priorityClassName);
    podFields(context.path, this.options, {});
    context.intent.addContributor({
      contribute: (pod) => {
        const own = { [INSTANCE_LABEL]: pod.selector[INSTANCE_LABEL] };
        pod.addFields(podFields(context.path, this.options, own));
      },
    });
  }
}

function podFields(path: string, options: SchedulingOptions, own: Record<string, string>): PodFields {
  const { nodeSelector, tolerations, priorityClassName, runtimeClassName, spread = Spread.preferred() } = options;
  Object.entries(nodeSelector ?? {}).forEach(([key, value]) => requireLabel(path, key, value));
  if (runtimeClassName !== undefined) {
    requireDnsDomain(path, 'runtimeClassName', runtimeClassName, 'gvisor');
  }
  return {
    affinity: affinity(path, options, spread._antiAffinity(own)),
    topologySpreadConstraints: spread._constraints(own),
    ...(nodeSelector && { nodeSelector: { ...nodeSelector } }),
    ...(tolerations && { tolerations: tolerations.map((toleration) => toleration._toKube(path)) }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    ...(runtimeClassName !== undefined && { runtimeClassName }),
  };
}

function affinity(path: string, options: SchedulingOptions, apart: k8s.WeightedPodAffinityTerm[]): k8s.Affinity {
  const far = podTerms(path, 'podAntiAffinity', options.podAntiAffinity);
  const preferred = [...apart, ...far.preferredDuringSchedulingIgnoredDuringExecution];
  return {
    nodeAffinity: nodeAffinity(path, options.nodeAffinity ?? {}),
    podAffinity: podTerms(path, 'podAffinity', options.podAffinity),
    podAntiAffinity: { ...far, preferredDuringSchedulingIgnoredDuringExecution: preferred },
  };
}

function requirePriorityClass(path: string, cluster: ClusterProfile, name: string | undefined): void {
  if (name !== undefined && !cluster.hasPriorityClass(name)) {
    fail(
      'priority-class-unknown',
      path,
      `priority class ${show(name)} is not declared for the cluster "${cluster.name}", which would reject the pods`,
      'list it in the priorityClasses of the cluster profile, or use one that is there',
    );
  }
}
