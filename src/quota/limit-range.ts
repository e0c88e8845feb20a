import { ApiObject, Chart, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { PlainObject } from '../core/plain-object';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { requireScopeAndId } from '../private/options';
import { requirePlainObject } from '../private/values';
import { claimItem, containerItem, LIKE_LIMITS, podItem } from './limit-items';
import { LimitRatios, ResourceAmounts } from './quota-lines';

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

  /**
   * How many times its request a container's limit may be. A container without a request or without a limit
   * of the resource is refused.
   * @default - not bounded
   */
  readonly maxLimitRequestRatio?: LimitRatios;
}

/** The bounds of each pod of a namespace: of the sum of its containers, or of its start-up where that takes more. */
export interface PodLimitRange {
  /**
   * The least that a pod may request. A pod that requests nothing of the resource is refused.
   * @default - not bounded
   */
  readonly min?: ResourceAmounts;

  /**
   * The highest limit that a pod may have. A pod without a limit of the resource is refused.
   * @default - not bounded
   */
  readonly max?: ResourceAmounts;

  /**
   * How many times its request a pod's limit may be. A pod without a request or without a limit of the
   * resource is refused.
   * @default - not bounded
   */
  readonly maxLimitRequestRatio?: LimitRatios;
}

/** The bounds of each PersistentVolumeClaim of a namespace. */
export interface ClaimLimitRange {
  /**
   * The least storage that a claim may request.
   * @default - not bounded
   */
  readonly min?: Size;

  /**
   * The most storage that a claim may request.
   * @default - not bounded
   */
  readonly max?: Size;
}

/** What a LimitRange bounds: containers, pods, claims, or several of these. */
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

  /**
   * The bounds of each container.
   * @default - not bounded
   */
  readonly container?: ContainerLimitRange;

  /**
   * The bounds of each pod.
   * @default - not bounded
   */
  readonly pod?: PodLimitRange;

  /**
   * The bounds of each PersistentVolumeClaim.
   * @default - not bounded
   */
  readonly persistentVolumeClaim?: ClaimLimitRange;
}

/**
 * A LimitRange, with the defaults written out that the API server would fill in. Synth fails when one of the
 * namespace's own containers, pods or claims is out of its bounds.
 * See https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export class LimitRange extends Construct {
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /**
   * @throws when min <= defaultRequest <= defaultLimit <= max does not hold for a resource, or a ratio is below 1
   * or above max / min, or nothing is bounded
   */
  public constructor(scope: Construct, id: string, props: LimitRangeProps) {
    super(...requireScopeAndId('LimitRange', scope, id));
    installChecks(this);
    const path = this.node.path;
    requirePlainObject('limit-range-invalid', path, 'props of the limit range', props, LIKE_LIMITS);
    this.apiObject = new PlainObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: {
        name: requireDnsLabel(path, 'name', props.name ?? id),
        namespace: props.namespaceName ?? Chart.of(this).namespace,
      },
      spec: { limits: items(path, props) },
    });
  }
}

function items(path: string, { container, pod, persistentVolumeClaim }: LimitRangeProps): unknown[] {
  const bounds = { container, pod, persistentVolumeClaim };
  for (const [name, given] of Object.entries(bounds)) {
    if (given !== undefined) {
      requirePlainObject('limit-range-invalid', path, name, given, LIKE_LIMITS);
    }
  }
  const given = [
    ...(container ? [containerItem(path, container)] : []),
    ...(pod ? [podItem(path, pod)] : []),
    ...(persistentVolumeClaim ? [claimItem(path, persistentVolumeClaim)] : []),
  ];
  if (given.length === 0) {
    const fix = 'set container, pod or persistentVolumeClaim';
    fail('limit-range-invalid', path, 'the limit range bounds nothing', fix);
  }
  return given;
}
