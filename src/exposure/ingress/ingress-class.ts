import { ClusterProfile } from '../../cluster/cluster-profile';
import { PeerModel } from '../../core/peer';
import { parseCidr } from '../../private/cidr';
import { ErrorCode, fail } from '../../private/errors';
import { requireDnsDomain, requireDnsLabel } from '../../private/names';
import { show } from '../../private/values';
import { ControllerFamily, familyOf } from './ingress-controller';
import { IngressOptions } from './ingress-options';

const CODE: ErrorCode = 'ingress-invalid';
const MIDDLEWARES = 'middlewares.traefik.io';
const TRAEFIK =
  'helm upgrade --install traefik traefik --repo https://traefik.github.io/charts -n traefik --create-namespace';

/** An IngressClass, and who stands behind it. */
export interface IngressClass {
  readonly className: string;
  readonly family?: ControllerFamily;
}

/** What installs an ingress controller on a cluster, and how its profile then says so. */
export function installation(cluster: ClusterProfile): [string, string] {
  const commands: Record<string, [string, string]> = {
    minikube: ['minikube addons enable ingress', 'ingress'],
    microk8s: ['microk8s enable ingress', 'ingress'],
  };
  return commands[cluster.name] ?? [TRAEFIK, 'traefik'];
}

/** @throws when the cluster has no class, or the controller's settings are another controller's */
export function ingressClassOf(path: string, cluster: ClusterProfile, options: IngressOptions): IngressClass {
  const { controller } = options;
  const className = options.className ?? cluster.ingressClassName;
  if (className === undefined) {
    const [command, addon] = installation(cluster);
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no ingress controller`,
      `run ${command} and say so in the cluster profile, addons: ["${addon}"]; or use Exposure.gateway or Exposure.loadBalancer, or port-forward to a service of the cluster only`,
    );
  }
  requireDnsDomain(path, 'className', className, 'nginx');
  const known = familyOf(cluster, className);
  if (controller !== undefined && known !== undefined && known !== controller._family) {
    fail(
      CODE,
      path,
      `${controller.controllerName} has no meaning for the ingress class "${className}", which is one of ${known}`,
      `use ${known === 'openshift' ? 'annotations' : known === 'nginx' ? 'NginxIngress' : 'TraefikIngress'}, or another className`,
    );
  }
  return { className, family: known ?? controller?._family };
}

/** @throws when the cluster does not know Traefik's Middlewares, which the settings or the redirect need */
export function requireMiddlewares(path: string, cluster: ClusterProfile): void {
  const what = 'whose Middlewares the settings or the redirect need';
  requireKinds(path, cluster, [MIDDLEWARES], what, 'set redirectToHttps to false and leave the settings out');
}

/** What Traefik splits requests by. */
export const SPLITTING_KINDS = ['ingressroutes.traefik.io', 'traefikservices.traefik.io'];

/** @throws when the cluster does not know the kinds by which Traefik splits requests */
export function requireSplitting(path: string, cluster: ClusterProfile): void {
  const what = 'whose IngressRoutes and TraefikServices lead requests to several versions';
  requireKinds(path, cluster, SPLITTING_KINDS, what, 'use Exposure.gateway');
}

function requireKinds(path: string, cluster: ClusterProfile, crds: string[], what: string, instead: string): void {
  const addon = cluster.name === 'microk8s' ? cluster.hasAddon('ingress') : false;
  if (!addon && !cluster.hasAddon('traefik') && !crds.every((crd) => cluster.hasCrd(crd))) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no Traefik, ${what}`,
      `run ${TRAEFIK} and say so in the cluster profile, addons: ["traefik"], or crds: [${crds.map(show).join(', ')}]; or ${instead}`,
    );
  }
}

/**
 * Who connects to the pods: the controller's own, on the port that gets the requests.
 * @throws when nobody says where the controller is
 */
export function controllerPeers(
  path: string,
  cluster: ClusterProfile,
  { className, family }: IngressClass,
  options: IngressOptions,
): PeerModel[] {
  const { controllerNamespace, controllerSourceRanges = [] } = options;
  if (controllerSourceRanges.length > 0 && controllerNamespace !== undefined) {
    fail(CODE, path, 'both controllerNamespace and controllerSourceRanges are set', 'set the one that fits');
  }
  if (controllerSourceRanges.length > 0) {
    return controllerSourceRanges.map((cidr) => ({ cidr: requireCidr(path, cidr) }));
  }
  if (controllerNamespace !== undefined) {
    return [{ namespaceName: requireDnsLabel(path, 'controllerNamespace', controllerNamespace) }];
  }
  if (family === undefined) {
    fail(
      CODE,
      path,
      `the controller of the ingress class "${className}" is not known, so neither is where its pods are`,
      'set controllerNamespace, or controllerSourceRanges for a load balancer outside the cluster',
    );
  }
  // Source: https://docs.redhat.com/en/documentation/openshift_container_platform (network policy: allow from ingress)
  return family === 'openshift'
    ? [{ namespaceLabels: { 'network.openshift.io/policy-group': 'ingress' } }]
    : [{ namespaceName: usualNamespace(cluster, family) }];
}

/** Sources: the add-ons' manifests of minikube and MicroK8s, https://docs.k3s.io/networking/networking-services, Helm charts. */
function usualNamespace(cluster: ClusterProfile, family: ControllerFamily): string {
  if (cluster.name === 'microk8s' && cluster.hasAddon('ingress')) {
    return 'ingress';
  }
  if (family === 'nginx') {
    return 'ingress-nginx';
  }
  return cluster.name === 'k3d' ? 'kube-system' : 'traefik';
}

function requireCidr(path: string, cidr: string): string {
  if (typeof cidr !== 'string' || parseCidr(cidr) === undefined) {
    fail(CODE, path, `controllerSourceRanges has ${show(cidr)}`, 'use blocks like "10.0.0.0/16"');
  }
  return cidr;
}
