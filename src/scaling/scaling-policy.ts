import type { Duration } from 'cdk8s';
import { requireSeconds } from '../private/seconds';
import { requireInteger } from '../private/values';

/** Source: MaxPeriodSeconds in kubernetes/pkg/apis/autoscaling/validation/validation.go */
const LONGEST_PERIOD = 1800;

const MOST = 2147483647;

/** By how much the number of pods may change in some time. */
export class ScalingPolicy {
  /**
   * By so many pods.
   * @param count a whole number of at least 1
   * @param period 1 to 1800 whole seconds
   */
  public static pods(count: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Pods', count, period);
  }

  /**
   * By such a share of the pods.
   * @param percent a whole number of at least 1; down, at most 100
   * @param period 1 to 1800 whole seconds
   */
  public static percent(percent: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Percent', percent, period);
  }

  private readonly kind: string;
  private readonly amount: number;
  private readonly period: Duration;

  private constructor(kind: string, amount: number, period: Duration) {
    this.kind = kind;
    this.amount = amount;
    this.period = period;
  }

  /**
   * As the API writes it; checked.
   * @internal
   */
  public _toKube(path: string, what: string): unknown {
    const isShare = this.kind === 'Percent';
    const amount = `${what} policy: ${isShare ? 'percent' : 'pods'}`;
    const most = isShare && what === 'scaleDown' ? 100 : MOST;
    const period = `${what} policy: period`;
    return {
      type: this.kind,
      value: requireInteger('scaling-invalid', path, amount, this.amount, 1, most),
      periodSeconds: requireSeconds('scaling-invalid', path, period, this.period, 1, LONGEST_PERIOD),
    };
  }
}
