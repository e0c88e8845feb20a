import { ClusterProfile } from '../../cluster/cluster-profile';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';

/** What Rollouts and AnalysisTemplates are of. */
export const API_VERSION = 'argoproj.io/v1alpha1';

const ADDON = 'argo-rollouts';
const CRD = 'rollouts.argoproj.io';

/** Source: https://argoproj.github.io/argo-rollouts/installation/ */
const MANIFEST = 'https://github.com/argoproj/argo-rollouts/releases/latest/download/install.yaml';

/** Source: https://github.com/argoproj/argo-helm/tree/main/charts/argo-rollouts */
const HELM =
  'helm install argo-rollouts argo-rollouts --repo https://argoproj.github.io/argo-helm --namespace argo-rollouts --create-namespace';

/** Source: https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/latest/installation/ */
const PLUGIN =
  'name argoproj-labs/gatewayAPI in the trafficRouterPlugins of the ConfigMap argo-rollouts-config, let the controller change httproutes and grpcroutes, and restart it: https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/latest/installation/';

/** `workloadRef` came with 1.0, the window of rollbacks with 1.4, plugins with 1.5, `scaleDown` with 1.7. */
const VERSIONS = { usual: '1.5', migrating: '1.7' };

/** How Argo Rollouts gets onto a cluster, in one line of a shell. */
function installCommand({ kubectl }: ClusterProfile): string {
  return `${kubectl} create namespace argo-rollouts && ${kubectl} apply -n argo-rollouts -f ${MANIFEST}`;
}

/** Refuses a cluster without Argo Rollouts, and notes that the one that is meant must have it. */
export function requireArgoRollouts({ path, cluster, scope }: ServiceContext, isMigrating: boolean): void {
  const install = installCommand(cluster);
  if (!cluster.hasAddon(ADDON) && !cluster.hasCrd(CRD)) {
    const helm = cluster.name === 'microk8s' ? HELM.replace(/^helm/, 'microk8s helm3') : HELM;
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no ${ADDON}, which releases step by step`,
      `run ${install} (or ${helm}), and say so in the cluster profile: addons: ["${ADDON}"], or crds: ["${CRD}"]`,
    );
  }
  const minimumVersion = isMigrating ? VERSIONS.migrating : VERSIONS.usual;
  Prerequisites.of(scope).add({ name: ADDON, minimumVersion, install, neededBy: path });
}

/** Notes that the controller needs its plugin for the Gateway API. */
export function needGatewayPlugin({ path, scope }: ServiceContext): void {
  Prerequisites.of(scope).add({ name: `${ADDON} plugin for the Gateway API`, install: PLUGIN, neededBy: path });
}
