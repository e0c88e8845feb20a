import { ApiObject, Chart } from 'cdk8s';
import { CpuResources, EphemeralStorageResources, MemoryResources } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { requireInteger } from '../private/values';
import { formatAmounts, resolveAmounts } from './quota-lines';

/** How much all pods of a namespace may ask for together. */
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
   * The number of pods that have not ended.
   * @default - not bounded
   */
  readonly pods?: number;
}

/**
 * A ResourceQuota. Synth fails when the namespace's own pods can't fit into it.
 * See https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class ResourceQuota extends Construct {
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /** @throws when a bound is not positive, a request bound is above its limit bound, or there is no bound */
  public constructor(scope: Construct, id: string, props: ResourceQuotaProps) {
    super(scope, id);
    installChecks(this);
    const path = this.node.path;
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: {
        name: requireDnsLabel(path, 'name', props.name ?? id),
        namespace: props.namespaceName ?? Chart.of(this).namespace,
      },
      spec: { hard: hardLines(path, props) },
    });
  }
}

/** The lines of a quota by the API's keys: `requests.cpu`, `limits.memory`, `pods`. */
function hardLines(path: string, props: ResourceQuotaProps): Record<string, string> {
  const { cpu, memory, ephemeralStorage, pods } = props;
  const side = (which: 'request' | 'limit') => ({
    cpu: cpu?.[which],
    memory: memory?.[which],
    ephemeralStorage: ephemeralStorage?.[which],
  });
  const requests = resolveAmounts('quota-invalid', path, 'request', side('request'));
  const limits = resolveAmounts('quota-invalid', path, 'limit', side('limit'));
  requests.forEach((request, resource) => {
    const limit = limits.get(resource);
    if (limit !== undefined && limit < request) {
      fail(
        'quota-invalid',
        path,
        `limits.${resource} is below requests.${resource}, so the requests can never be used up`,
        `raise limits.${resource}, or lower requests.${resource}`,
      );
    }
  });
  const hard: Record<string, string> = { ...prefixed('requests', requests), ...prefixed('limits', limits) };
  if (pods !== undefined) {
    hard.pods = `${requireInteger('quota-invalid', path, 'pods', pods, 1, Number.MAX_SAFE_INTEGER)}`;
  }
  if (Object.keys(hard).length === 0) {
    fail('quota-invalid', path, 'the quota bounds nothing', 'set cpu, memory, ephemeralStorage or pods');
  }
  return hard;
}

function prefixed(prefix: string, amounts: Map<string, bigint>): Record<string, string> {
  return Object.fromEntries(Object.entries(formatAmounts(amounts)).map(([name, text]) => [`${prefix}.${name}`, text]));
}
