import { k8s } from 'cdk8s-plus-27';
import { ErrorCode, fail } from '../private/errors';
import { requireInteger, show } from '../private/values';

/** A number of pods, or a share of the replicas. */
export class PodCount {
  /** A number of pods: a whole number, at least 0. */
  public static of(count: number): PodCount {
    return new PodCount(count, false);
  }

  /**
   * A share of the replicas, 0 to 100. Kubernetes rounds the pods beyond the replicas up and the missing
   * ones down.
   */
  public static percent(percent: number): PodCount {
    return new PodCount(percent, true);
  }

  private readonly amount: number;
  private readonly isPercent: boolean;

  private constructor(amount: number, isPercent: boolean) {
    this.amount = amount;
    this.isPercent = isPercent;
  }

  /**
   * Whether it is no pod at all.
   * @internal
   */
  public get _isZero(): boolean {
    return this.amount === 0;
  }

  /**
   * As the Kubernetes API writes it, checked.
   * @internal
   */
  public _toKube(code: ErrorCode, path: string, what: string): k8s.IntOrString {
    if (this.isPercent) {
      const fits = Number.isInteger(this.amount) && this.amount >= 0 && this.amount <= 100;
      if (!fits) {
        fail(code, path, `${what} ${show(this.amount)}% is not valid`, 'use whole percent from 0 to 100');
      }
      return k8s.IntOrString.fromString(`${this.amount}%`);
    }
    return k8s.IntOrString.fromNumber(requireInteger(code, path, what, this.amount, 0, 2147483647));
  }
}
