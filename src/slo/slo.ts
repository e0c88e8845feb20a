import { ServiceContext } from '../core/service-context';
import { availability } from './availability';
import { latency } from './latency';
import { ratio } from './ratio';
import { requireSamples, SHORTEST_WINDOW_SECONDS } from './samples';
import { SloModel } from './slo-model';
import { HttpSloOptions, LatencyOptions, RatioOptions } from './slo-options';

/**
 * A service level objective: a promise about a share of the service's requests, and so a budget of errors. One
 * definition gives the alerts, the dashboard, the analysis of a release and a metric to scale by.
 */
export class Slo {
  /**
   * How many requests do not fail: those that are answered with a status of 5xx have.
   * @param percent of the requests, above 0 and below 100, with at most 5 decimals: 99.9
   */
  public static availability(percent: number, options: HttpSloOptions = {}): Slo {
    return new Slo((context) => availability(context, percent, options));
  }

  /** How many requests are answered within a time, whatever the answer. */
  public static latency(options: LatencyOptions): Slo {
    return new Slo((context) => latency(context, options));
  }

  /**
   * How many events of another kind are good, by metrics of the application's own.
   * @param name its name, unique within the service: an RFC 1123 label
   */
  public static ratio(name: string, options: RatioOptions): Slo {
    return new Slo((context) => ratio(context, name, options));
  }

  private readonly resolve: (context: ServiceContext) => SloModel;

  private constructor(resolve: (context: ServiceContext) => SloModel) {
    this.resolve = resolve;
  }

  /**
   * What it comes to for a service, checked, over five minutes and longer.
   * @throws slo-invalid when nothing collects the service's metrics, or too seldom, or a value can't work
   * @internal
   */
  public _toModel(context: ServiceContext): SloModel {
    const model = this.resolve(context);
    requireSamples(context, `the SLO "${model.sloName}"`, SHORTEST_WINDOW_SECONDS);
    return model;
  }

  /**
   * The same, for who asks over a window of its own, and requires the samples for that.
   * @throws slo-invalid when nothing collects the service's metrics, or a value can't work
   * @internal
   */
  public _toModelOfAnyWindow(context: ServiceContext): SloModel {
    return this.resolve(context);
  }
}
