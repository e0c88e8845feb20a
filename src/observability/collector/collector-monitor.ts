import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { ManagedObject } from '../../core/managed-object';
import { INSTANCE_LABEL } from '../../core/service-labels';
import { hasPrometheusOperator } from '../prometheus-operator';
import { PORTS } from './collector-ports';
import { CollectorRole, selectorOf } from './collector-role';

/** Where the collector's own metrics are, at its port for them. */
const PATH = '/metrics';

/** Tells a Prometheus without the operator about a collector's own metrics, where its configuration looks for that. */
export const SCRAPED = {
  'prometheus.io/scrape': 'true',
  'prometheus.io/port': `${PORTS.metrics}`,
  'prometheus.io/path': PATH,
};

/** Whether PodMonitors say what is scraped. */
export const isMonitored = (cluster: ClusterProfile): boolean => hasPrometheusOperator(cluster, 'podmonitors');

/** Tells the Prometheus Operator's Prometheus about a collector's own metrics. */
export function createMonitor(scope: Construct, role: CollectorRole): void {
  const { objectName: name, namespaceName, cluster } = role;
  const labels = { ...role.labels, ...cluster.monitoring.selectorLabels };
  const metadata = { name, namespace: namespaceName, labels };
  const props = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata };
  new ManagedObject(scope, 'metrics-monitor', props, () => ({
    jobLabel: INSTANCE_LABEL,
    selector: { matchLabels: selectorOf(role) },
    podMetricsEndpoints: [{ port: 'metrics', path: PATH }],
  }));
}
