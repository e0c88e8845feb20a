import { Duration } from 'cdk8s';

/** Which kind of the Prometheus Operator's tells Prometheus where the metrics are. */
export enum PrometheusMonitor {
  /** A PodMonitor, which finds the pods themselves. */
  POD = 'PodMonitor',
  /** A ServiceMonitor, and a headless Service of its own for it to find the pods by. */
  SERVICE = 'ServiceMonitor',
}

/** How Prometheus reads metrics of a service, whatever writes them. */
export interface ScrapeOptions {
  /**
   * How often Prometheus reads the metrics, whole seconds of at least 1. An `Slo` needs 75 at most.
   * @default - as often as Prometheus does by itself: each 30 s in Helm's kube-prometheus-stack, else each minute
   */
  readonly interval?: Duration;

  /**
   * How long it waits for an answer, whole seconds of at least 1, and no longer than the interval.
   * @default - Prometheus' own, 10 s as a rule
   */
  readonly timeout?: Duration;

  /**
   * Which kind of object tells Prometheus where the metrics are.
   * @default - a PodMonitor where the cluster has the Prometheus Operator (or declares the CRD
   * `podmonitors.monitoring.coreos.com`); a ServiceMonitor where it declares only
   * `servicemonitors.monitoring.coreos.com`; else none, but `prometheus.io/*` annotations on the pods
   */
  readonly monitor?: PrometheusMonitor;

  /**
   * Labels of the monitor, besides those of the service and the `selectorLabels` of the cluster profile.
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/** Metrics that the service itself writes in Prometheus' text format, as OpenTelemetry's exporter does. */
export interface PrometheusMetricsOptions extends ScrapeOptions {
  /**
   * The path of the metrics. It is left out of what is measured of users' requests.
   * @default /metrics
   */
  readonly path?: string;

  /**
   * The port that the service listens on for them, 1 to 65535. The pods open it by the name `metrics`; no Service,
   * Ingress or route offers it, unless it is the main port.
   * @default 9464, as OpenTelemetry's exporters for Prometheus
   */
  readonly port?: number;
}

/** Metrics that a `DotnetMonitor` sidecar writes. */
export interface DotnetMonitorMetricsOptions extends ScrapeOptions {
  /**
   * The `metricsPort` of the sidecar, 1 to 65535.
   * @default 52325
   */
  readonly port?: number;
}
