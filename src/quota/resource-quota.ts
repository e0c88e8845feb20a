import { ApiObject, Chart, Size } from 'cdk8s';
import { CpuResources, EphemeralStorageResources, MemoryResources } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { ClusterProfile } from '../cluster/cluster-profile';
import { HugePages } from '../core/dedicated-resources';
import { PlainObject } from '../core/plain-object';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { requireCall, requireScopeAndId } from '../private/options';
import { prune } from '../private/plain';
import { requirePlainObject, show } from '../private/values';
import { requireFitted } from './fitted-options';
import { FittedQuotaOptions, FittedResourceQuota } from './fitted-resource-quota';
import { hardLines } from './hard-lines';
import { QuotaPriority, QuotaScope, requireScopes } from './quota-scope';

/** How much the claims of one StorageClass may ask for together. */
export interface StorageClassQuota {
  /**
   * The sum of the storage that its claims request.
   * @default - not bounded
   */
  readonly storage?: Size;

  /**
   * The number of its claims; 0 forbids the class.
   * @default - not bounded
   */
  readonly persistentVolumeClaims?: number;
}

/** How much all pods of a namespace may ask for together, and how many objects may be in it. */
export interface ResourceQuotaProps {
  /**
   * The name of the object.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The namespace that it bounds.
   * @default - the chart's
   */
  readonly namespaceName?: string;

  /**
   * The sum of CPU requests and of CPU limits.
   * @default - not bounded
   */
  readonly cpu?: CpuResources;

  /**
   * The sum of memory requests and of memory limits.
   * @default - not bounded
   */
  readonly memory?: MemoryResources;

  /**
   * The sum of ephemeral-storage requests and of ephemeral-storage limits.
   * @default - not bounded
   */
  readonly ephemeralStorage?: EphemeralStorageResources;

  /**
   * The sum of huge pages requested.
   * @default - not bounded
   */
  readonly hugepages?: HugePages;

  /**
   * The sum of requests of extended resources, by name: `{ 'nvidia.com/gpu': 4 }`; 0 forbids one.
   * @default - not bounded
   */
  readonly extended?: Record<string, number>;

  /**
   * The number of pods that have not ended; 0 forbids them.
   * @default - not bounded
   */
  readonly pods?: number;

  /**
   * The number of Services.
   * @default - not bounded
   */
  readonly services?: number;

  /**
   * The number of Services of type LoadBalancer, which cost money in most clouds; 0 forbids them.
   * @default - not bounded
   */
  readonly loadBalancers?: number;

  /**
   * The number of node ports that Services take, those of type LoadBalancer included; 0 forbids them.
   * @default - not bounded
   */
  readonly nodePorts?: number;

  /**
   * The number of ConfigMaps. Every namespace has one of the cluster's own, `kube-root-ca.crt`.
   * @default - not bounded
   */
  readonly configMaps?: number;

  /**
   * The number of Secrets.
   * @default - not bounded
   */
  readonly secrets?: number;

  /**
   * The number of PersistentVolumeClaims.
   * @default - not bounded
   */
  readonly persistentVolumeClaims?: number;

  /**
   * The number of objects of any kind, by their resource and API group as `kubectl api-resources` has them:
   * `{ 'deployments.apps': 10, 'cronjobs.batch': 0 }`.
   * @default - not bounded
   */
  readonly objectCounts?: Record<string, number>;

  /**
   * The sum of the storage that claims request.
   * @default - not bounded
   */
  readonly storage?: Size;

  /**
   * The same for the claims of one StorageClass, by its name.
   * @default - not bounded
   */
  readonly storageClasses?: Record<string, StorageClassQuota>;

  /**
   * Counts only the pods that are in all of these scopes. Such a quota can bound the pods, their CPU and memory
   * and extended resources, nothing else. The API server does not let scopes change: give the quota another
   * name with other scopes.
   * @default - all pods
   */
  readonly scopes?: QuotaScope[];

  /**
   * Counts only the pods of some PriorityClasses; for the rest it is like a scope.
   * @default - all pods
   */
  readonly priority?: QuotaPriority;
}

/**
 * A ResourceQuota. Synth fails when the namespace's own pods can't fit into it.
 * See https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class ResourceQuota extends Construct {
  /**
   * A quota that just fits what is in a chart when it is synthesised, with some room: nothing is refused while all of
   * it is updated at once.
   *
   * @param chart the chart whose objects are counted, and that gets the quota
   * @param options how much room
   * @throws when the headroom is not valid, or an argument is of another type; at synth, when there is nothing to fit
   */
  public static fittedTo(chart: Chart, options: FittedQuotaOptions = {}): FittedResourceQuota {
    requireCall('ResourceQuota.fittedTo', [chart, options]);
    requireFitted(chart, options);
    return new FittedResourceQuota(chart, options.name ?? 'quota', options);
  }

  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /**
   * @throws when a bound is not valid, a request bound is above its limit bound, there is no bound, a scope
   * can't hold for a bound, or the cluster profile does not know a PriorityClass
   */
  public constructor(scope: Construct, id: string, props: ResourceQuotaProps) {
    super(...requireScopeAndId('ResourceQuota', scope, id));
    installChecks(this);
    const path = this.node.path;
    requirePlainObject('quota-invalid', path, 'props of the quota', props, 'use bounds like { pods: 20 }');
    this.apiObject = new PlainObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: {
        name: requireDnsLabel(path, 'name', props.name ?? id),
        namespace: props.namespaceName ?? Chart.of(this).namespace,
      },
      spec: quotaSpec(path, ClusterProfile.of(this), props),
    });
  }
}

function requirePriority(path: string, priority: unknown): QuotaPriority | undefined {
  if (priority !== undefined && !(priority instanceof QuotaPriority)) {
    const fix = 'use QuotaPriority.oneOf(["high"]), QuotaPriority.noneOf or QuotaPriority.any()';
    fail('quota-invalid', path, `priority is ${show(priority)}, no QuotaPriority`, fix);
  }
  return priority;
}

function quotaSpec(path: string, cluster: ClusterProfile, props: ResourceQuotaProps): unknown {
  const hard = hardLines(path, props);
  const priority = requirePriority(path, props.priority)?._toRequirement(path, cluster);
  return prune({
    hard,
    scopes: requireScopes(path, props.scopes ?? [], priority !== undefined, Object.keys(hard)),
    scopeSelector: priority && { matchExpressions: [priority] },
  });
}
