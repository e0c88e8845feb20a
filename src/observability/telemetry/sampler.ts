import { fail } from '../../private/errors';
import { show } from '../../private/values';

/**
 * Which traces are recorded.
 * See https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration
 */
export class Sampler {
  /** Every trace. */
  public static alwaysOn(): Sampler {
    return new Sampler('always_on');
  }

  /** None. */
  public static alwaysOff(): Sampler {
    return new Sampler('always_off');
  }

  /**
   * A share of the traces, by their ids: services with the same ratio choose the same ones.
   * @param ratio from 0 (none) to 1 (all)
   * @throws when it is not within 0 and 1
   */
  public static traceIdRatio(ratio: number): Sampler {
    if (typeof ratio !== 'number' || !(ratio >= 0 && ratio <= 1)) {
      const fix = 'use a number from 0 to 1, like 0.1 for every tenth trace';
      fail('telemetry-invalid', 'Sampler.traceIdRatio', `ratio ${show(ratio)} is not valid`, fix);
    }
    return new Sampler('traceidratio', String(ratio));
  }

  /**
   * What the caller decided; where there is none that did, what another sampler says.
   * @param root the sampler of traces that begin here
   * @throws when the root is such a sampler itself, or none
   */
  public static parentBased(root: Sampler): Sampler {
    if (!(root instanceof Sampler) || root._name.startsWith('parentbased_')) {
      const problem =
        root instanceof Sampler ? 'the root is parent based itself' : `the root ${show(root)} is no sampler`;
      fail('telemetry-invalid', 'Sampler.parentBased', problem, 'use one like Sampler.traceIdRatio(0.1)');
    }
    return new Sampler(`parentbased_${root._name}`, root._argument);
  }

  /** @internal */
  public readonly _name: string;
  /** @internal */
  public readonly _argument?: string;

  private constructor(name: string, argument?: string) {
    this._name = name;
    this._argument = argument;
  }
}
