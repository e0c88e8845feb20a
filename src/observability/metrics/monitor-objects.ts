import { k8s } from 'cdk8s-plus-27';
import { ManagedObject } from '../../core/managed-object';
import { ServiceContext } from '../../core/service-context';
import { INSTANCE_LABEL, SERVICE_LABEL } from '../../core/service-labels';
import { requireServiceName } from '../../private/names';
import { PrometheusMonitor } from './metrics-options';
import { ScrapePlan } from './scrape-plan';

const API_VERSION = 'monitoring.coreos.com/v1';

/** Labels of the pods that all series get, so that a canary's can be told from the stable ones. */
const POD_TARGET_LABELS = [INSTANCE_LABEL, 'app.kubernetes.io/version'];

/** Tells the Prometheus Operator's Prometheus where the metrics are: one object for the pods of all tracks. */
export function createMonitor(context: ServiceContext, plan: ScrapePlan, monitor: PrometheusMonitor): void {
  if (monitor === PrometheusMonitor.SERVICE) {
    createMetricsService(context, plan);
    createServiceMonitor(context, plan);
  } else {
    createPodMonitor(context, plan);
  }
}

function createPodMonitor(context: ServiceContext, plan: ScrapePlan): void {
  create(context, plan, PrometheusMonitor.POD, () => ({
    ...SERIES,
    selector: { matchLabels: context.model.selector },
    podMetricsEndpoints: [endpoint(plan)],
  }));
}

/** It selects by a label that no Service has but the one that is made for it: each pod is scraped once. */
function createServiceMonitor(context: ServiceContext, plan: ScrapePlan): void {
  create(context, plan, PrometheusMonitor.SERVICE, () => ({
    ...SERIES,
    selector: { matchLabels: { [SERVICE_LABEL]: context.serviceName } },
    endpoints: [endpoint(plan)],
  }));
}

/** The job is the service's name, which is the value of that label on its pods and on the metrics Service. */
const SERIES = { jobLabel: SERVICE_LABEL, podTargetLabels: POD_TARGET_LABELS };

function endpoint({ target, interval, timeout }: ScrapePlan): Record<string, unknown> {
  return { port: target.portName, path: target.path, interval, scrapeTimeout: timeout };
}

function create(
  context: ServiceContext,
  plan: ScrapePlan,
  kind: PrometheusMonitor,
  produceSpec: () => Record<string, unknown>,
): void {
  const { scope, serviceName, namespaceName } = context;
  const labels = { ...context.serviceLabels(), ...context.cluster.monitoring.selectorLabels, ...plan.labels };
  const metadata = { name: serviceName, namespace: namespaceName, labels };
  new ManagedObject(scope, 'metrics-monitor', { apiVersion: API_VERSION, kind, metadata }, produceSpec);
}

/**
 * Headless, for Prometheus alone to find the pods by; it looks at those that are not ready too. The service's own
 * Service may leave tracks out, and what it offers an Ingress or a route could expose.
 */
function createMetricsService(context: ServiceContext, { target }: ScrapePlan): void {
  const { scope, path, serviceName, namespaceName } = context;
  const name = requireServiceName(path, 'name of the metrics Service', `${serviceName}-metrics`);
  const labels = { ...context.serviceLabels(), [SERVICE_LABEL]: serviceName };
  const metadata = { name, namespace: namespaceName, labels };
  const port: k8s.ServicePort = {
    name: target.portName,
    port: target.containerPort,
    protocol: 'TCP',
    targetPort: k8s.IntOrString.fromNumber(target.containerPort),
  };
  new ManagedObject(scope, 'metrics-service', { apiVersion: 'v1', kind: 'Service', metadata }, () =>
    k8s.toJson_ServiceSpec({ type: 'ClusterIP', clusterIp: 'None', selector: context.model.selector, ports: [port] }),
  );
}
