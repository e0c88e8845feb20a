import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { prune } from '../private/plain';
import { formatAmount, formatAmounts, resolveAmounts, ResourceAmounts } from './quota-lines';

/** The bounds of each container of a namespace, and what one gets that says nothing. */
export interface ContainerLimitRange {
  /**
   * The least that a container may request.
   * @default - not bounded
   */
  readonly min?: ResourceAmounts;

  /**
   * The highest limit that a container may have. A container without a limit then gets this one, unless
   * `defaultLimit` says otherwise.
   * @default - not bounded
   */
  readonly max?: ResourceAmounts;

  /**
   * The limit of a container that sets none (`default` in the API). Leave out the CPU where containers
   * go without a CPU limit on purpose: this would give it back to them.
   * @default - max, where there is one
   */
  readonly defaultLimit?: ResourceAmounts;

  /**
   * The request of a container that sets neither request nor limit.
   * @default - defaultLimit, else max, else min
   */
  readonly defaultRequest?: ResourceAmounts;
}

/** What a LimitRange bounds. */
export interface LimitRangeProps {
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

  /** The bounds of each container. */
  readonly container: ContainerLimitRange;
}

/**
 * A LimitRange, with the defaults written out that the API server would fill in. Synth fails when one of the
 * namespace's own containers is out of its bounds.
 * See https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export class LimitRange extends Construct {
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /** @throws when min <= defaultRequest <= defaultLimit <= max does not hold for a resource */
  public constructor(scope: Construct, id: string, props: LimitRangeProps) {
    super(scope, id);
    installChecks(this);
    const path = this.node.path;
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: {
        name: requireDnsLabel(path, 'name', props.name ?? id),
        namespace: props.namespaceName ?? Chart.of(this).namespace,
      },
      spec: { limits: [containerItem(path, props.container)] },
    });
  }
}

/** Source of the defaults: SetDefaults_LimitRangeItem in kubernetes/pkg/apis/core/v1/defaults.go */
function containerItem(path: string, container: ContainerLimitRange): unknown {
  const resolve = (what: string, amounts?: ResourceAmounts) =>
    resolveAmounts('limit-range-invalid', path, what, amounts);
  const min = resolve('min', container.min);
  const defaultRequest = resolve('defaultRequest', container.defaultRequest);
  const defaultLimit = resolve('defaultLimit', container.defaultLimit);
  const max = resolve('max', container.max);
  requireAscending(path, [
    ['min', min],
    ['defaultRequest', defaultRequest],
    ['defaultLimit', defaultLimit],
    ['max', max],
  ]);
  // What the API server would fill in, so that it stores what is written, and a reader sees what holds.
  const limits = new Map([...max, ...defaultLimit]);
  const requests = new Map([...min, ...limits, ...defaultRequest]);
  const item = prune({
    min: formatAmounts(min),
    defaultRequest: formatAmounts(requests),
    default: formatAmounts(limits),
    max: formatAmounts(max),
  });
  if (item === undefined) {
    fail('limit-range-invalid', path, 'the limit range bounds nothing', 'set min, max, defaultLimit or defaultRequest');
  }
  return { type: 'Container', ...item };
}

/** Each bound is at most any later one that names the same resource, as the API server demands. */
function requireAscending(path: string, bounds: [string, Map<string, bigint>][]): void {
  bounds.forEach(([lowName, low], index) => {
    for (const [highName, high] of bounds.slice(index + 1)) {
      low.forEach((value, resource) => {
        const other = high.get(resource);
        if (other !== undefined && value > other) {
          const lowText = formatAmount(resource, value);
          const highText = formatAmount(resource, other);
          fail(
            'limit-range-invalid',
            path,
            `${lowName} ${resource} ${lowText} is above ${highName} ${highText}`,
            `lower ${lowName} to ${highText} or raise ${highName} to ${lowText}`,
          );
        }
      });
    }
  });
}
