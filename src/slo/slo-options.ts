import type { Duration } from 'cdk8s';

/** What every objective may have. */
export interface SloOptions {
  /**
   * Over how long the promise holds, and the error budget lasts: whole days, 7 to 90.
   * @default Duration.days(30)
   */
  readonly period?: Duration;

  /**
   * Where it says what to do when the alerts fire: an http or https URL, the annotation `runbook_url`.
   * @default - none
   */
  readonly runbookUrl?: string;

  /**
   * The label `severity` of the alert that somebody has to act on at once.
   * @default 'page'
   */
  readonly pageSeverity?: string;

  /**
   * The label `severity` of the alerts that can wait until the next working day.
   * @default 'ticket'
   */
  readonly ticketSeverity?: string;
}

/** What an objective of HTTP requests may have. */
export interface HttpSloOptions extends SloOptions {
  /**
   * Its name, unique within the service: an RFC 1123 label.
   * @default - `availability` or `latency`
   */
  readonly name?: string;

  /**
   * The routes that count, as the application maps them: `/orders/{id}`.
   * @default - all but those of probes and metrics
   */
  readonly routes?: string[];

  /**
   * Routes that do not count, besides those of probes and metrics.
   * @default - none
   */
  readonly excludedRoutes?: string[];
}

/** How fast how many requests are answered. */
export interface LatencyOptions extends HttpSloOptions {
  /** How many percent of the requests, above 0 and below 100, with at most 5 decimals: 99. */
  readonly percentile: number;

  /** Within which time: a boundary of the histogram's buckets. */
  readonly threshold: Duration;

  /**
   * The boundaries of the histogram's buckets, where the application has its own.
   * @default - .NET's: 5, 10, 25, 50, 75, 100, 250, 500 and 750 ms, 1, 2.5, 5, 7.5 and 10 s
   */
  readonly buckets?: Duration[];
}

/**
 * A share of events that the application counts itself. In the PromQL `{{selector}}` stands for the matchers of the
 * service's series and `{{window}}` for a window like `5m`: `rate(orders_failed_total{ {{selector}} }[{{window}}])`.
 * What it gives is summed up.
 */
export interface RatioOptions extends SloOptions {
  /** How many percent of the events must be good, above 0 and below 100, with at most 5 decimals: 99.9. */
  readonly percent: number;

  /** What is promised, in one line: `99.9 % of the orders are accepted`. */
  readonly description: string;

  /** The rate of all events. */
  readonly total: string;

  /**
   * The rate of the bad ones: give this or good.
   * @default - total without good
   */
  readonly bad?: string;

  /**
   * The rate of the good ones: give this or bad.
   * @default - total without bad
   */
  readonly good?: string;
}
