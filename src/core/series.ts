/** How Prometheus tells the series of one service from all others. */
export interface SeriesModel {
  /** The labels that all its series have, like `{ namespace: 'shop', job: 'web' }`. */
  readonly labels: Record<string, string>;
  /** The label that tells its pods apart: `pod` where Prometheus scrapes, `instance` by OpenTelemetry. */
  readonly podLabel: string;
  /** What comes before a pod's name in that label. */
  readonly podPrefix: string;
  /** How many seconds lie between two of their samples, where that is known. */
  readonly intervalSeconds?: number;
}

/** What a service measures of itself. */
export interface MeasuredModel {
  /** How its series are told apart. */
  readonly series: SeriesModel;
  /** Routes that no user asks for, such as those of probes: like `/healthz/live`. */
  readonly unmeasuredRoutes: string[];
}
