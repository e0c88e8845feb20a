import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, TenantNamespace } from 'cdk8s-aspnetcore';
import { NetworkIsolation } from '../../src/quota/network-isolation';
import { manifestsBelow, messageOf } from '../support/manifests';
import { tenant } from './tenant-support';

const INGRESS = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'default-deny', namespace: 'shop' },
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
};

test('nobody may connect to its pods, by default', () => {
  const namespace = new TenantNamespace(new Chart(Testing.app(), 'chart'), 'shop');
  expect(manifestsBelow(namespace).slice(1)).toEqual([INGRESS]);
  expect(namespace.defaultDeny?.toJson()).toEqual(INGRESS);
});

const dns = (port: number) => ['UDP', 'TCP'].map((protocol) => ({ protocol, port }));

test.each<[string, ClusterProfile, object[]]>([
  ['the usual port', ClusterProfile.managed(), dns(53)],
  ['a port of its own', ClusterProfile.openshift(), [...dns(53), ...dns(5353)]],
])('its pods may connect to nothing but DNS, on %s', (_, cluster, ports) => {
  const namespace = tenant({ networkIsolation: NetworkIsolation.INGRESS_AND_EGRESS }, 'shop', cluster);
  const spec = { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{ ports }] };
  expect(manifestsBelow(namespace).slice(1)).toEqual([{ ...INGRESS, spec }]);
});

test('cert-manager can prove hosts nevertheless', () => {
  const cluster = ClusterProfile.managed({ addons: ['cert-manager'] });
  const namespace = tenant({ networkIsolation: NetworkIsolation.INGRESS }, 'shop', cluster);
  expect(manifestsBelow(namespace).slice(1)).toEqual([
    INGRESS,
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'acme-solvers', namespace: 'shop' },
      spec: {
        podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
        policyTypes: ['Ingress'],
        ingress: [{ ports: [{ protocol: 'TCP', port: 8089 }] }],
      },
    },
  ]);
});

test.each<[string, NetworkIsolation, ClusterProfile]>([
  ['it is not isolated', NetworkIsolation.NONE, ClusterProfile.managed({ addons: ['cert-manager'] })],
  ['policies are not enforced', NetworkIsolation.INGRESS_AND_EGRESS, ClusterProfile.minikube()],
])('there is no policy where %s', (_, networkIsolation, cluster) => {
  const namespace = tenant({ networkIsolation }, 'shop', cluster);
  expect(manifestsBelow(namespace).map(({ kind }) => kind)).toEqual(['Namespace']);
  expect(namespace.defaultDeny).toBe(undefined);
});

test('an isolation that is none is refused', () => {
  expect(messageOf(() => tenant({ networkIsolation: 'all' as NetworkIsolation }))).toBe(
    'chart/shop: networkIsolation "all" is unknown; use a value of NetworkIsolation, like NetworkIsolation.INGRESS',
  );
});
