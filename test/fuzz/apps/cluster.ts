import * as fc from 'fast-check';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { Of, whole, word } from './arbitrary';

/** Where apps run: any distribution, any version that the library knows, with all that one can install. */
export const cluster = fc.record({
  distribution: fc.oneof(
    { weight: 3, arbitrary: fc.constant('managed' as const) },
    { weight: 2, arbitrary: word('k3d', 'kind', 'microk8s', 'minikube', 'openshift') },
  ),
  minor: whole(27, 36),
  networkPolicies: fc.boolean(),
  loadBalancer: fc.boolean(),
  dnsPort: fc.constantFrom(undefined, 53, 5353),
  clusterDomain: fc.constantFrom(undefined, 'corp.internal'),
});
export type ClusterDescription = Of<typeof cluster>;

const ADDONS = [
  'argo-rollouts',
  'cert-manager',
  'external-secrets',
  'gateway-api',
  'grafana-operator',
  'ingress-nginx',
  'keda',
  'metrics-adapter',
  'metrics-server',
  'opentelemetry-operator',
  'prometheus-operator',
  'traefik',
  'vertical-pod-autoscaler',
];

export function buildCluster({ distribution, minor, ...options }: ClusterDescription): ClusterProfile {
  return ClusterProfile[distribution]({
    ...options,
    kubernetesVersion: `1.${minor}`,
    addons: ADDONS,
    gatewayClassName: 'envoy',
    storageClassName: 'fast',
    priorityClasses: ['gold'],
    monitoring: { prometheusNamespace: 'monitoring', prometheusAddress: 'http://prometheus.monitoring:9090' },
  });
}
