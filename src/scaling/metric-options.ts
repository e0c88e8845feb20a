import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';

/** How much CPU the pods should use: one of the two. */
export interface CpuMetricOptions {
  /**
   * The pods' use in percent of what they request, averaged: 1 to 1000. Above 100 where they are meant to use
   * more than they request.
   * @default - none; then averageValue must be given
   */
  readonly targetPercent?: number;

  /**
   * The use of one pod, averaged over the pods.
   * @default - none; then targetPercent must be given
   */
  readonly averageValue?: Cpu;
}

/** How much memory the pods should use: one of the two. */
export interface MemoryMetricOptions {
  /**
   * The pods' use in percent of what they request, averaged: 1 to 1000. Above 100 where they are meant to use
   * more than they request.
   * @default - none; then averageValue must be given
   */
  readonly targetPercent?: number;

  /**
   * The use of one pod, averaged over the pods.
   * @default - none; then targetPercent must be given
   */
  readonly averageValue?: Size;
}

/** A metric that each pod has. */
export interface PodsMetricOptions {
  /** Its value for one pod, averaged over the pods: above 0, in steps of 0.001. */
  readonly averageValue: number;

  /**
   * Labels of the series that count, where the metric has several.
   * @default - all of them
   */
  readonly selector?: Record<string, string>;
}

/** What a metric of something that is no pod should be: one of the two values. */
export interface ExternalMetricOptions {
  /**
   * The metric's value: above 0, in steps of 0.001.
   * @default - none; then averageValue must be given
   */
  readonly value?: number;

  /**
   * The metric's value divided by the number of pods, as for a queue: above 0, in steps of 0.001.
   * @default - none; then value must be given
   */
  readonly averageValue?: number;

  /**
   * Labels of the series that count, where the metric has several.
   * @default - all of them
   */
  readonly selector?: Record<string, string>;
}

/** When the budget of an objective burns too fast for the pods that there are. */
export interface SloMetricOptions {
  /**
   * The burn rate that is aimed at: above 0, in steps of 0.001. At 1 the budget lasts just as long as the period.
   * @default 1
   */
  readonly burnRate?: number;

  /**
   * The metric's name as the adapter serves it.
   * @default 'slo_current_burn_rate'
   */
  readonly metricName?: string;
}

/** What a metric of one object of the namespace should be. */
export interface ObjectMetricOptions extends ExternalMetricOptions {
  /** The object's API version, like `networking.k8s.io/v1`. */
  readonly apiVersion: string;

  /** The object's kind, like `Ingress`. */
  readonly kind: string;

  /** The object's name, in the namespace of the service. */
  readonly name: string;
}
