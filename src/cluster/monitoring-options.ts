/** How the cluster is watched, where it differs from the usual of its distribution. */
export interface MonitoringOptions {
  /**
   * The namespace that Prometheus runs in: its pods are let in where NetworkPolicies are enforced.
   * @default - `observability` on MicroK8s, `openshift-user-workload-monitoring` on OpenShift, else `monitoring`
   */
  readonly prometheusNamespace?: string;

  /**
   * Where Prometheus answers queries, for progressive releases and KEDA.
   * @default - `http://prometheus-operated.<its namespace>.svc:9090`, the Service that the Prometheus Operator creates
   */
  readonly prometheusAddress?: string;

  /**
   * Labels that Prometheus wants on ServiceMonitors, PodMonitors and PrometheusRules: its `serviceMonitorSelector`,
   * `podMonitorSelector` and `ruleSelector`. Helm's kube-prometheus-stack wants `{ release: '<name of its release>' }`.
   * @default - `{ release: 'kube-prom-stack' }` with MicroK8s' observability add-on, else none
   */
  readonly selectorLabels?: Record<string, string>;

  /**
   * Labels by which Grafana's sidecar finds the ConfigMaps of dashboards.
   * @default - `{ grafana_dashboard: '1' }`, as in Helm's kube-prometheus-stack
   */
  readonly dashboardLabels?: Record<string, string>;

  /**
   * Labels of the Grafanas that the Grafana Operator gives dashboards to.
   * @default - `{ dashboards: 'grafana' }`, as in its documentation
   */
  readonly grafanaLabels?: Record<string, string>;
}

/** How a cluster is watched, complete. */
export interface Monitoring {
  /** The namespace that Prometheus runs in. */
  readonly prometheusNamespace: string;
  /** Where Prometheus answers queries. */
  readonly prometheusAddress: string;
  /** Labels that Prometheus wants on monitors and rules. */
  readonly selectorLabels: Record<string, string>;
  /** Labels by which Grafana's sidecar finds dashboards. */
  readonly dashboardLabels: Record<string, string>;
  /** Labels of the Grafanas of the Grafana Operator. */
  readonly grafanaLabels: Record<string, string>;
}
