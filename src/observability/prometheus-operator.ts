import { ClusterProfile } from '../cluster/cluster-profile';
import { Prerequisites } from '../core/prerequisites';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';

const ADDON = 'prometheus-operator';

/** Source: https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack */
const HELM =
  'helm install kube-prometheus-stack kube-prometheus-stack --repo https://prometheus-community.github.io/helm-charts --namespace monitoring --create-namespace';

/** How the Prometheus Operator gets onto a cluster, in one command. */
function installCommand({ name, monitoring }: ClusterProfile): string {
  return name === 'microk8s'
    ? 'microk8s enable observability'
    : HELM.replace('--namespace monitoring', `--namespace ${monitoring.prometheusNamespace}`);
}

/** Whether a kind of the Prometheus Operator's is there, by its plural, like `podmonitors`. */
export function hasPrometheusOperator(cluster: ClusterProfile, plural: string): boolean {
  return cluster.hasAddon(ADDON) || cluster.hasCrd(`${plural}.monitoring.coreos.com`);
}

/**
 * Refuses a cluster without the Prometheus Operator, and notes that the one that is meant must have it.
 * @param plural the kind that is needed, by its plural: `prometheusrules`
 * @param otherwise a way out that needs no operator, if there is one: `leave out alerts`
 */
export function requirePrometheusOperator(context: ServiceContext, plural: string, otherwise?: string): void {
  const { cluster, path } = context;
  if (!hasPrometheusOperator(cluster, plural)) {
    const profile = `addons: ["${ADDON}"], or crds: ["${plural}.monitoring.coreos.com"]`;
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no ${ADDON}, which reads ${plural}`,
      `run ${installCommand(cluster)}, and say so in the cluster profile: ${profile}${otherwise ? `; or ${otherwise}` : ''}`,
    );
  }
  notePrometheusOperator(context);
}

/** Notes that the cluster that is meant must have the Prometheus Operator. */
export function notePrometheusOperator({
  scope,
  cluster,
  path,
}: Pick<ServiceContext, 'scope' | 'cluster' | 'path'>): void {
  Prerequisites.of(scope).add({ name: ADDON, install: installCommand(cluster), neededBy: path });
}
