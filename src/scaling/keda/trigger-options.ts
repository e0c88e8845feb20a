import { TriggerAuthentication } from './trigger-authentication';

/** How the value of a trigger becomes a number of pods. */
export enum TriggerMetricType {
  /** The value is shared by all pods: value / threshold pods. For what piles up, like messages in a queue. */
  AVERAGE_VALUE = 'AverageValue',
  /** The value stands for itself: pods now x value / threshold. For what is the same for all, like a waiting time. */
  VALUE = 'Value',
}

/** What every trigger may have. */
export interface NamedTriggerOptions {
  /**
   * A name for KEDA's own metrics and messages, unique within the service.
   * @default - KEDA makes one of type and place
   */
  readonly name?: string;
}

/** What every trigger that reads an event source may have. */
export interface TriggerOptions extends NamedTriggerOptions {
  /**
   * How its value becomes a number of pods.
   * @default TriggerMetricType.AVERAGE_VALUE
   */
  readonly metricType?: TriggerMetricType;

  /**
   * Whether the source is read once a polling interval only, in place of whenever the autoscaler asks (every
   * 15 seconds, as a rule).
   * @default false
   */
  readonly useCachedMetrics?: boolean;

  /**
   * Where the credentials are by which KEDA reads the source.
   * @default - none
   */
  readonly authentication?: TriggerAuthentication;
}

/** A trigger of any kind, in KEDA's own words. */
export interface CustomTriggerOptions extends TriggerOptions {
  /** Its settings, each as a string. See https://keda.sh/docs/latest/scalers/ */
  readonly metadata: Record<string, string>;
}

/** A share of the CPU or memory that the pods request. */
export interface ResourceTriggerOptions extends NamedTriggerOptions {
  /** The target: percent of the request, 1 to 1000, as an average over the pods. */
  readonly targetPercent: number;

  /**
   * The one container that counts.
   * @default - all of the pod together
   */
  readonly containerName?: string;
}

/** A part of the day or week in which there are at least so many pods. */
export interface CronTriggerOptions extends NamedTriggerOptions {
  /** The time zone of start and end, by its IANA name: `Europe/Berlin`. */
  readonly timeZone: string;

  /** When it begins: minute, hour, day of the month, month, day of the week, as in `0 8 * * MON-FRI`. */
  readonly start: string;

  /** When it ends, likewise. */
  readonly end: string;

  /** How many pods there are at least in between, 1 to the scaling's max. */
  readonly desiredReplicas: number;
}
