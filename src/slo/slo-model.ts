/** One objective of one service, resolved. */
export interface SloModel {
  /** Its name within the service, like `availability`. */
  readonly sloName: string;
  /** What is promised, in one line, for alerts and dashboards. */
  readonly description: string;
  /** The share of requests that must be good, above 0 and below 1. */
  readonly objective: number;
  /** Over how many days. */
  readonly periodDays: number;
  /** PromQL for the share of bad requests over a window like `5m`, of all the service's pods. */
  readonly errorRatio: (window: string) => string;
}
