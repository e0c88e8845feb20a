import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Prerequisites } from '../../core/prerequisites';
import { fail } from '../../private/errors';
import { requireDnsDomain, requireDnsLabel } from '../../private/names';
import { prune } from '../../private/plain';
import { Http01GatewayOptions, Http01IngressOptions } from './solver-options';

const ROUTES = 'httproutes.gateway.networking.k8s.io';

/** From here on HTTP-01 by Gateways needs no feature gate. Source: https://cert-manager.io/docs/usage/gateway/ */
const GATEWAY_MINIMUM = '1.15';

/** A challenge that a short-lived Ingress serves. */
export function ingressChallenge(scope: Construct, options: Http01IngressOptions): object {
  const { path } = scope.node;
  const cluster = ClusterProfile.of(scope);
  const className = options.className ?? cluster.ingressClassName;
  if (className === undefined) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no IngressClass, which HTTP-01 by an Ingress needs`,
      'set className, or name the controller in the cluster profile (addons: ["ingress-nginx"] or ingressClassName), or use a DNS-01 solver',
    );
  }
  return { ingress: { ingressClassName: requireDnsDomain(path, 'className', className, 'nginx') } };
}

/** A challenge that a short-lived HTTPRoute serves. */
export function gatewayChallenge(scope: Construct, options: Http01GatewayOptions): object {
  const { path } = scope.node;
  const cluster = ClusterProfile.of(scope);
  if (!cluster.hasAddon('gateway-api') && !cluster.hasCrd(ROUTES)) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no Gateway API, which HTTP-01 by a Gateway needs`,
      `install its CRDs (see https://gateway-api.sigs.k8s.io), and say so in the cluster profile: addons: ["gateway-api"], or crds: ["${ROUTES}"]; or use a DNS-01 solver`,
    );
  }
  Prerequisites.of(scope).add({
    name: 'cert-manager with Gateway API support',
    minimumVersion: GATEWAY_MINIMUM,
    install: 'set config.enableGatewayAPI=true in its Helm chart',
    neededBy: path,
  });
  const { gatewayName, gatewayNamespace, sectionName } = options;
  const parent = {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    name: requireDnsDomain(path, 'gatewayName', gatewayName, 'public'),
    namespace: gatewayNamespace && requireDnsLabel(path, 'gatewayNamespace', gatewayNamespace),
    sectionName: sectionName && requireDnsDomain(path, 'sectionName', sectionName, 'http'),
  };
  return { gatewayHTTPRoute: { parentRefs: [prune(parent)] } };
}
