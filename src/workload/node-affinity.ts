import { k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireCall } from '../private/options';
import { requireInteger } from '../private/values';

/** One thing that a label of a node must be. */
export class NodeRequirement {
  /** The label has one of the values. */
  public static isIn(key: string, values: string[]): NodeRequirement {
    requireCall('NodeRequirement.isIn', [key, values]);
    return new NodeRequirement(key, 'In', values);
  }

  /** The label has none of the values, or is not there. */
  public static notIn(key: string, values: string[]): NodeRequirement {
    requireCall('NodeRequirement.notIn', [key, values]);
    return new NodeRequirement(key, 'NotIn', values);
  }

  /** The label is there. */
  public static exists(key: string): NodeRequirement {
    return new NodeRequirement(key, 'Exists');
  }

  /** The label is not there. */
  public static doesNotExist(key: string): NodeRequirement {
    return new NodeRequirement(key, 'DoesNotExist');
  }

  /** The label is a whole number above this one. */
  public static greaterThan(key: string, value: number): NodeRequirement {
    return new NodeRequirement(key, 'Gt', undefined, value);
  }

  /** The label is a whole number below this one. */
  public static lessThan(key: string, value: number): NodeRequirement {
    return new NodeRequirement(key, 'Lt', undefined, value);
  }

  private readonly key: string;
  private readonly operator: string;
  private readonly values?: string[];
  private readonly bound?: number;

  private constructor(key: string, operator: string, values?: string[], bound?: number) {
    this.key = key;
    this.operator = operator;
    this.values = values && [...values];
    this.bound = bound;
  }

  /**
   * As the Kubernetes API writes it, checked.
   * @internal
   */
  public _toKube(path: string): k8s.NodeSelectorRequirement {
    const { key, operator, values, bound } = this;
    requireLabel(path, key, '');
    if (values?.length === 0) {
      fail('scheduling-invalid', path, `node label ${key} is compared with no values`, 'give at least one');
    }
    values?.forEach((value) => requireLabel(path, key, value));
    if (operator === 'Gt' || operator === 'Lt') {
      const number = requireInteger('scheduling-invalid', path, `node label ${key} bound`, bound!, 0, 2147483647);
      return { key, operator, values: [`${number}`] };
    }
    return { key, operator, values };
  }
}

/** A preference among nodes. */
export interface NodePreference {
  /** What the node's labels must be, all of it. */
  readonly requirements: NodeRequirement[];

  /**
   * How much it counts among the preferences, 1 to 100.
   * @default 100
   */
  readonly weight?: number;
}

/** On which nodes pods run. See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity */
export interface NodeAffinityOptions {
  /**
   * What a node's labels must be, all of it, or the pod stays pending.
   * @default - nothing
   */
  readonly required?: NodeRequirement[];

  /**
   * Which nodes are better than others.
   * @default - none
   */
  readonly preferred?: NodePreference[];
}
