import { Duration } from 'cdk8s';
import { k8s, TaintEffect } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireCall } from '../private/options';
import { requireSeconds } from '../private/seconds';
import { show } from '../private/values';

/** Which taints of a node a pod puts up with. */
export interface TolerationOptions {
  /** The taint's key, like `example.com/dedicated`. */
  readonly key: string;

  /**
   * The taint's value.
   * @default - any
   */
  readonly value?: string;

  /**
   * The taint's effect.
   * @default - any
   */
  readonly effect?: TaintEffect;

  /**
   * How long the pod stays on a node that gets the taint while it runs there: whole seconds. Only for the
   * effect NO_EXECUTE.
   * @default - for ever
   */
  readonly stay?: Duration;
}

/** Lets pods run on nodes with a taint. See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export class Toleration {
  /** Any taint, by key, and perhaps value and effect. */
  public static of(options: TolerationOptions): Toleration {
    requireCall('Toleration.of', [options]);
    return new Toleration(options);
  }

  /**
   * How long pods stay on a node that the control plane no longer hears of, before they are started on
   * another machine. Kubernetes' own default is 300 seconds.
   * @param stay whole seconds
   */
  public static unreachableNode(stay: Duration): Toleration {
    requireCall('Toleration.unreachableNode', [stay]);
    return new Toleration({ key: 'node.kubernetes.io/unreachable', effect: TaintEffect.NO_EXECUTE, stay });
  }

  /**
   * How long pods stay on a node that says that it is not ready, before they are started on another
   * machine. Kubernetes' own default is 300 seconds.
   * @param stay whole seconds
   */
  public static notReadyNode(stay: Duration): Toleration {
    requireCall('Toleration.notReadyNode', [stay]);
    return new Toleration({ key: 'node.kubernetes.io/not-ready', effect: TaintEffect.NO_EXECUTE, stay });
  }

  private readonly options: TolerationOptions;

  private constructor(options: TolerationOptions) {
    this.options = options;
  }

  /**
   * As the Kubernetes API writes it, checked.
   * @internal
   */
  public _toKube(path: string): k8s.Toleration {
    const { key, value, effect, stay } = this.options;
    if (typeof key !== 'string' || key === '') {
      fail('scheduling-invalid', path, `toleration key ${show(key)} is not a key`, 'name the key of the taint');
    }
    requireLabel(path, key, value ?? '');
    if (stay !== undefined && effect !== TaintEffect.NO_EXECUTE) {
      fail(
        'scheduling-invalid',
        path,
        `toleration ${key} has a stay, which only the effect NoExecute knows`,
        'set effect: TaintEffect.NO_EXECUTE or leave stay out',
      );
    }
    return {
      key,
      operator: value === undefined ? 'Exists' : 'Equal',
      value,
      effect,
      tolerationSeconds: stay && requireSeconds('scheduling-invalid', path, `stay of the toleration ${key}`, stay, 0),
    };
  }
}
