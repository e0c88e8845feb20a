/** How a dashboard reaches Grafana. */
export enum DashboardDelivery {
  /**
   * A ConfigMap with the labels that Grafana's sidecar looks for, as Helm's kube-prometheus-stack installs it.
   * See https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards
   */
  CONFIG_MAP = 'config-map',

  /** A GrafanaDashboard of the Grafana Operator. See https://grafana.github.io/grafana-operator/docs/dashboards/ */
  GRAFANA_OPERATOR = 'grafana-operator',
}

/** A dashboard of Grafana. */
export interface GrafanaDashboardOptions {
  /**
   * Its title.
   * @default - the namespace and the name of the service: `shop / web`
   */
  readonly title?: string;

  /**
   * The folder of Grafana that it goes into, by its title. In a ConfigMap it is the annotation `grafana_folder`, which
   * the sidecar reads where its settings `folderAnnotation` and `foldersFromFilesStructure` say so.
   * @default - Grafana's or the sidecar's own
   */
  readonly folder?: string;

  /**
   * Words by which it is found in Grafana.
   * @default - `aspnetcore`, and the namespace
   */
  readonly tags?: string[];

  /**
   * How often an open dashboard loads anew: a number with `s`, `m`, `h` or `d`, or `off`.
   * @default 30s
   */
  readonly refresh?: string;

  /**
   * The time zone of its axes: `browser`, `utc`, or an IANA name like `Europe/Berlin`.
   * @default browser
   */
  readonly timezone?: string;

  /**
   * Labels of the ConfigMap or GrafanaDashboard, besides the service's own and those that the cluster profile names.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Panels of your own, as Grafana's JSON has them, below the library's. Their ids are given by the library, as are their
   * places; `gridPos.w` and `gridPos.h` are kept. A panel without a data source gets that of the dashboard.
   * See https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
   * @default - none
   */
  readonly panels?: any[];

  /**
   * Whether there are panels of the .NET runtime and Kestrel.
   * @default true
   */
  readonly dotnetPanels?: boolean;

  /**
   * How it reaches Grafana.
   * @default - by the Grafana Operator where the cluster profile has it, else by a ConfigMap
   */
  readonly delivery?: DashboardDelivery;
}
