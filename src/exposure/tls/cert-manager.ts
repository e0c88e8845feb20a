import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { declareExternal } from '../../core/declare-external';
import { Prerequisites } from '../../core/prerequisites';
import { fail } from '../../private/errors';

const ADDON = 'cert-manager';

/** From here on solvers have `ingressClassName`. Source: https://cert-manager.io/docs/releases/release-notes/release-notes-1.12/ */
const MINIMUM_VERSION = '1.12';

const HELM =
  'helm install cert-manager cert-manager --repo https://charts.jetstack.io --namespace cert-manager --create-namespace --set crds.enabled=true';

/** How cert-manager gets onto a cluster, in one command. */
function installCommand(cluster: ClusterProfile): string {
  return cluster.name === 'microk8s' ? 'microk8s enable cert-manager' : HELM;
}

/** Refuses a cluster without cert-manager, and notes that the one that is meant must have it. */
export function requireCertManager(scope: Construct, plural: string): void {
  const cluster = ClusterProfile.of(scope);
  const crd = `${plural}.cert-manager.io`;
  const install = installCommand(cluster);
  if (!cluster.hasAddon(ADDON) && !cluster.hasCrd(crd)) {
    fail(
      'addon-missing',
      scope.node.path,
      `the cluster "${cluster.name}" has no ${ADDON}, which gets and renews certificates`,
      `run ${install}, and say so in the cluster profile: addons: ["${ADDON}"], or crds: ["${crd}"]; or use Tls.fromSecret with a certificate of your own`,
    );
  }
  const neededBy = scope.node.path;
  Prerequisites.of(scope).add({ name: ADDON, minimumVersion: MINIMUM_VERSION, install, neededBy });
}

/** Notes that a Secret must be there, which somebody else fills. */
export function needSecret(scope: Construct, name: string, namespaceName: string | undefined, create: string): void {
  const { kubectl } = ClusterProfile.of(scope);
  const where = namespaceName === undefined ? '' : ` -n ${namespaceName}`;
  declareExternal(scope, { apiVersion: 'v1', kind: 'Secret', name, namespaceName });
  Prerequisites.of(scope).add({
    name: `Secret ${namespaceName === undefined ? '' : `${namespaceName}/`}${name}`,
    install: `${kubectl} create secret ${create}${where}`,
    neededBy: scope.node.path,
  });
}

/** Where cert-manager looks for the Secrets of an issuer: those of cluster-wide ones live in its own namespace. */
export function issuerNamespace(scope: Construct, clusterWide: boolean): string | undefined {
  return clusterWide ? ADDON : Chart.of(scope).namespace;
}
