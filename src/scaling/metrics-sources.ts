import { ClusterProfile } from '../cluster/cluster-profile';
import { Prerequisites } from '../core/prerequisites';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { ResolvedMetric } from './metric';

const METRICS_SERVER = 'metrics-server';

/** Any of these serves the custom and the external metrics API. KEDA serves its own ScaledObjects only. */
const ADAPTERS = ['prometheus-adapter', 'metrics-adapter'];

const ADAPTER_HELM =
  'helm install prometheus-adapter prometheus-adapter --repo https://prometheus-community.github.io/helm-charts --namespace monitoring --create-namespace';

const RELEASE = 'https://github.com/kubernetes-sigs/metrics-server/releases/latest/download/components.yaml';

/** The kubelets of kind have certificates that nobody signed. */
const ON_KIND =
  "helm install metrics-server metrics-server --repo https://kubernetes-sigs.github.io/metrics-server --namespace kube-system --set 'args={--kubelet-insecure-tls}'";

/** How metrics-server gets onto a cluster, or how to see that it is there. */
function installMetricsServer(cluster: ClusterProfile): string {
  const { name, kubectl } = cluster;
  if (cluster.hasAddon(METRICS_SERVER)) {
    return `there already, as the cluster profile says, when "${kubectl} top pods" works`;
  }
  const commands: Record<string, string> = {
    minikube: 'minikube addons enable metrics-server',
    microk8s: 'microk8s enable metrics-server',
    kind: ON_KIND,
  };
  return commands[name] ?? `${kubectl} apply -f ${RELEASE} unless "${kubectl} top pods" works already (AKS, GKE)`;
}

/**
 * Notes what the cluster must have for metrics, and refuses those that no add-on of the profile serves. CPU and
 * memory come from metrics-server, which so many clusters ship that its absence from a profile proves nothing.
 */
export function requireMetrics(context: ServiceContext, metrics: ResolvedMetric[]): void {
  const { cluster, path, scope } = context;
  const prerequisites = Prerequisites.of(scope);
  if (metrics.some(({ api }) => api === 'metrics')) {
    prerequisites.add({ name: METRICS_SERVER, install: installMetricsServer(cluster), neededBy: path });
  }
  for (const { api, label, install } of metrics.filter((metric) => metric.api !== 'metrics')) {
    if (!ADAPTERS.some((adapter) => cluster.hasAddon(adapter))) {
      fail(
        'addon-missing',
        path,
        `the cluster "${cluster.name}" has no metrics adapter, which serves the ${label}`,
        `run ${ADAPTER_HELM}, and say so in the cluster profile: addons: ["prometheus-adapter"], or ["metrics-adapter"] for any other one; or use Scaling.eventDriven with KEDA`,
      );
    }
    const rule = install ?? 'a rule for it in the metrics adapter';
    const how = `${rule}; ${cluster.kubectl} get --raw /apis/${api}.k8s.io/v1beta1 lists it`;
    prerequisites.add({ name: label, install: how, neededBy: path });
  }
}
