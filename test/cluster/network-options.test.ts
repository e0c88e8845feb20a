import { ClusterProfile, ClusterProfileOptions } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

test.each<[string, (options?: ClusterProfileOptions) => ClusterProfile, boolean, number]>([
  ['minikube', (options) => ClusterProfile.minikube(options), false, 53],
  ['kind', (options) => ClusterProfile.kind(options), false, 53],
  ['microk8s', (options) => ClusterProfile.microk8s(options), true, 53],
  ['k3d', (options) => ClusterProfile.k3d(options), true, 53],
  ['openshift', (options) => ClusterProfile.openshift(options), true, 5353],
  ['managed', (options) => ClusterProfile.managed(options), true, 53],
])('%s', (_name, create, enforces, dnsPort) => {
  const { enforcesNetworkPolicies, clusterDomain, dnsPort: port } = create();
  expect([enforcesNetworkPolicies, clusterDomain, port]).toEqual([enforces, 'cluster.local', dnsPort]);
  const said = create({ networkPolicies: !enforces, clusterDomain: 'k8s.example.com', dnsPort: 1053 });
  expect([said.enforcesNetworkPolicies, said.clusterDomain, said.dnsPort]).toEqual([
    !enforces,
    'k8s.example.com',
    1053,
  ]);
});

const DOMAIN = 'use lower-case letters, digits, "-" and ".", like "cluster.local"';

test.each<[ClusterProfileOptions, string]>([
  [{ clusterDomain: '' }, `clusterDomain is empty; ${DOMAIN}`],
  [{ clusterDomain: 'cluster..local' }, `clusterDomain "cluster..local" is not a DNS name; ${DOMAIN}`],
  [
    { clusterDomain: `${'a'.repeat(64)}.local` },
    `clusterDomain "${'a'.repeat(64)}.local" is not a DNS name; ${DOMAIN}`,
  ],
  [{ dnsPort: 0 }, 'dnsPort 0 is not valid; use a whole number from 1 to 65535'],
])('%j is refused', (options, message) => {
  expect(messageOf(() => ClusterProfile.kind(options))).toBe(`ClusterProfile.kind: ${message}`);
});
