import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Prerequisites } from '../../core/prerequisites';
import { fail } from '../../private/errors';

/** The API group of Gateways and routes. */
export const GROUP = 'gateway.networking.k8s.io';
/** Served by every release since 1.0; GRPCRoutes since 1.1. */
export const V1 = `${GROUP}/v1`;

const ADDON = 'gateway-api';
const CRD = `httproutes.${GROUP}`;
const MANIFEST = 'https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/standard-install.yaml';

function installCommand({ name, kubectl }: ClusterProfile): string {
  return name === 'openshift'
    ? 'on OpenShift 4.19 or later create a GatewayClass of the controller openshift.io/gateway-controller/v1'
    : `run "${kubectl} apply --server-side -f ${MANIFEST}" and install a controller of the Gateway API`;
}

/** What to do where a profile names no GatewayClass. */
export const NAME_A_CLASS = 'set gatewayClassName in the cluster profile, as "kubectl get gatewayclass" prints it';

/** Refuses a cluster that has no Gateway API. */
export function requireGatewayApi(path: string, cluster: ClusterProfile): void {
  if (cluster.gatewayClassName === undefined && !cluster.hasAddon(ADDON) && !cluster.hasCrd(CRD)) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no Gateway API`,
      `${installCommand(cluster)}, and say so in the cluster profile: addons: ["${ADDON}"] and gatewayClassName; or use Exposure.ingress`,
    );
  }
}

/** Says that the app needs the Gateway API, from its release `minimumVersion` on. */
export function needGatewayApi(scope: Construct, neededBy: string, minimumVersion: string): void {
  const install = installCommand(ClusterProfile.of(scope));
  Prerequisites.of(scope).add({ name: 'Gateway API', minimumVersion, install, neededBy });
}
