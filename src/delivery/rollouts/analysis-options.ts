import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';

/** When an analysis measures, and when it has failed. */
export interface AnalysisOptions {
  /**
   * Between two measurements: whole seconds, at least 1.
   * @default - it measures once
   */
  readonly interval?: Duration;

  /**
   * How many measurements there are, at least 1; two or more need an interval.
   * @default - with an interval as many as there is time for, which only the background analysis of a release has; else 1
   */
  readonly count?: number;

  /**
   * How many measurements may fail; with one more the analysis has failed, and the release is taken back.
   * @default 0
   */
  readonly failureLimit?: number;

  /**
   * What it waits for first, such as until there are metrics of new pods: whole seconds.
   * @default - nothing
   */
  readonly initialDelay?: Duration;
}

/** A question to Prometheus. */
export interface PrometheusAnalysisOptions extends AnalysisOptions {
  /** The server as the controller reaches it, like `http://prometheus.monitoring:9090`. */
  readonly address: string;

  /**
   * PromQL. `{{args.canary-hash}}` and `{{args.stable-hash}}` stand for the last part but one of the pods' names, so
   * `pod=~"web-{{args.canary-hash}}-.*"` are the pods of the new version of `web`. Of a name of more than 46 characters
   * Kubernetes cuts the hash in the names of pods: match a label of your own there.
   */
  readonly query: string;

  /**
   * When a measurement succeeds, like `result[0] < 0.01`: `result` is the list of the values that the query gives.
   * See https://argoproj.github.io/argo-rollouts/features/analysis/
   */
  readonly successCondition: string;

  /**
   * When a measurement fails. Where neither this nor the other condition holds, it is inconclusive, and the release
   * waits for somebody.
   * @default - when successCondition does not hold
   */
  readonly failureCondition?: string;
}

/** How an objective decides on a new version. */
export interface SloAnalysisOptions extends AnalysisOptions {
  /**
   * The name of the analysis within the service: an RFC 1123 label; the AnalysisTemplate is `<service>-<name>`.
   * @default - `slo-<name of the SLO>`
   */
  readonly name?: string;

  /**
   * The Prometheus server as the controller reaches it.
   * @default - the one of the cluster profile's monitoring
   */
  readonly address?: string;

  /**
   * How far back each measurement looks: whole seconds, at least 60. It must span four scrapes.
   * @default Duration.minutes(5)
   */
  readonly window?: Duration;

  /**
   * How many times the share of bad requests that the objective allows is too many: above 0. With 1 the new version
   * alone must keep the objective, which a single bad request breaks where there are few.
   * @default - that of the objective's first alert, as a rule 14.4: what somebody would be called for, were it all pods
   */
  readonly burnRate?: number;

  /**
   * Whether a measurement fails when the new version has had no requests at all.
   * @default false
   */
  readonly trafficRequired?: boolean;
}

/** A program that finds out: it ends with 0 when all is well. */
export interface JobAnalysisOptions extends AnalysisOptions {
  /** Its image, from where the service's images come. */
  readonly image: string;

  /**
   * Overrides the image's entry point.
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * Overrides the image's arguments; `{{args.canary-hash}}` is the hash of the new version.
   * @default - the image's
   */
  readonly args?: string[];

  /**
   * Environment variables, for all to read.
   * @default - none
   */
  readonly env?: Record<string, string>;

  /**
   * CPU that it is promised and may take.
   * @default Cpu.millis(100)
   */
  readonly cpu?: Cpu;

  /**
   * Memory that it is promised and may take.
   * @default Size.mebibytes(128)
   */
  readonly memory?: Size;

  /**
   * How often a failed pod is started again before the measurement has failed.
   * @default 0
   */
  readonly retries?: number;

  /**
   * After how long a measurement has failed: whole seconds, at least 1.
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;
}

/** How an AnalysisTemplate that exists already is used. */
export interface NamedAnalysisOptions {
  /**
   * Whether it is a ClusterAnalysisTemplate.
   * @default false
   */
  readonly clusterWide?: boolean;

  /**
   * Values of its arguments.
   * @default - none
   */
  readonly args?: Record<string, string>;
}
