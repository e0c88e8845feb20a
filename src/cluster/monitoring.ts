import { requireDnsLabel } from '../private/names';
import { requireLabel } from '../private/labels';
import { fail } from '../private/errors';
import { requirePlainObject, show } from '../private/values';
import { Monitoring, MonitoringOptions } from './monitoring-options';

/** As the charts of the Prometheus community suggest, and Grafana's sidecar looks for. */
const USUAL = {
  prometheusNamespace: 'monitoring',
  selectorLabels: {},
  dashboardLabels: { grafana_dashboard: '1' },
  grafanaLabels: { dashboards: 'grafana' },
};

/** How a cluster is watched: what its user says, else its distribution, else the usual; checked. */
export function monitoringOf(where: string, usual: MonitoringOptions = {}, given: MonitoringOptions = {}): Monitoring {
  const fix = 'use options like { prometheusNamespace: "monitoring" }';
  requirePlainObject('cluster-invalid', where, 'monitoring', given, fix);
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const merged = { ...USUAL, ...usual, ...told };
  const { prometheusNamespace: namespaceName } = merged;
  requireDnsLabel(where, 'monitoring.prometheusNamespace', namespaceName);
  const prometheusAddress = merged.prometheusAddress ?? `http://prometheus-operated.${namespaceName}.svc:9090`;
  if (typeof prometheusAddress !== 'string' || !/^https?:\/\/[^\s/@]+(\/\S*)?$/.test(prometheusAddress)) {
    const problem = `monitoring.prometheusAddress ${show(prometheusAddress)} is no URL of a server`;
    fail('cluster-invalid', where, problem, 'use one like "http://prometheus-operated.monitoring.svc:9090"');
  }
  return {
    prometheusNamespace: namespaceName,
    prometheusAddress,
    selectorLabels: labels(where, 'selectorLabels', merged.selectorLabels),
    dashboardLabels: labels(where, 'dashboardLabels', merged.dashboardLabels),
    grafanaLabels: labels(where, 'grafanaLabels', merged.grafanaLabels),
  };
}

function labels(where: string, what: string, given: Record<string, string>): Record<string, string> {
  requirePlainObject('cluster-invalid', where, `monitoring.${what}`, given, 'use labels by key');
  Object.entries(given).forEach(([key, value]) => requireLabel(where, key, value));
  return { ...given };
}
