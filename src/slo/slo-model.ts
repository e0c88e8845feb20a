/** PromQL for the rates of requests over one window, each of one value without labels. */
export interface RequestRates {
  /** Of the requests that broke the promise; 0 where there are none. */
  readonly bad: string;
  /** Of all requests that count; nothing where nothing is measured. */
  readonly total: string;
}

/** The values of the label `severity` of an objective's alerts. */
export interface Severities {
  /** Somebody has to act now. */
  readonly page: string;
  /** Somebody has to act within days. */
  readonly ticket: string;
}

/** One objective of one service, resolved. */
export interface SloModel {
  /** Its name within the service, like `availability`. */
  readonly sloName: string;
  /** What is promised, in one line, for alerts and dashboards. */
  readonly description: string;
  /** The share of requests that must be good, above 0 and below 1. */
  readonly objective: number;
  /** The share of requests that may be bad: 1 - objective, without the dust of binary fractions. */
  readonly budget: number;
  /** Over how many days. */
  readonly periodDays: number;
  /** What to do when its alerts fire. */
  readonly runbookUrl?: string;
  /** How its alerts are labelled. */
  readonly severities: Severities;
  /** PromQL for the rates over a window like `5m`; of all pods, or of those that a matcher like `pod=~"web-.*"` selects. */
  readonly rates: (window: string, pods?: string) => RequestRates;
  /** PromQL for the share of bad requests over a window like `5m`; nothing while there are no requests. */
  readonly errorRatio: (window: string, pods?: string) => string;
  /**
   * PromQL for rates that are there for as long as the service is measured, and often enough, also before the first
   * request that counts.
   * @default - the total rate
   */
  readonly alive?: (window: string) => string;
}
