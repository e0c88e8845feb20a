import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, PeerModel } from 'cdk8s-aspnetcore';
import { allowFrom, allowTo, NetworkAccess } from '../../src/security/network-access';
import { Peer } from '../../src/security/peer';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';
import { canReach, EvaluatedPod } from './network-evaluator';

function service(network: NetworkAccess, cluster = ClusterProfile.managed(), tracks: string[] = []): BareService {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(shop);
  return new BareService(shop, 'web', [network], { tracks });
}

function policyOf(bare: BareService): any {
  expect(bare.manifests.map(({ kind }) => kind)).toEqual(['NetworkPolicy']);
  return bare.manifests[0];
}

function podOf(bare: BareService, trackName?: string): EvaluatedPod {
  return { namespace: 'shop', labels: bare.podLabels(trackName) };
}

const OPEN = [{ ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }] }];
const DNS = {
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
const STRANGER: EvaluatedPod = { namespace: 'shop', labels: { app: 'stranger' } };
const OUTSIDE = ['192.0.2.1', '2001:db8::1', '169.254.20.10'];

test('by default nobody comes in and everything goes out', () => {
  const bare = service(NetworkAccess.declaredClients());
  const policy = policyOf(bare);
  expect(policy).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'shop', labels: bare.context.model.labels },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'web' } },
      policyTypes: ['Ingress', 'Egress'],
      egress: OPEN,
    },
  });
  const web = podOf(bare);
  expect([STRANGER, ...OUTSIDE].map((from) => canReach([policy], from, web, '8080'))).toEqual(Array(4).fill(false));
  expect([STRANGER, ...OUTSIDE].map((to) => canReach([policy], web, to, '5432'))).toEqual(Array(4).fill(true));
  expect([STRANGER, ...OUTSIDE].map((to) => canReach([policy], web, to, '53/UDP'))).toEqual(Array(4).fill(true));
});

test('declaredOnly lets out DNS and nothing else', () => {
  const bare = service(NetworkAccess.declaredOnly());
  const policy = policyOf(bare);
  expect(policy.spec).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'web' } },
    policyTypes: ['Ingress', 'Egress'],
    egress: [DNS],
  });
  const web = podOf(bare);
  const dns: EvaluatedPod = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };
  const reached = [dns, ...OUTSIDE].flatMap((to) =>
    ['53/UDP', '53/TCP', '443', '5353/UDP'].map((port) => canReach([policy], web, to, port)),
  );
  expect(reached).toEqual(Array(4).fill([true, true, false, false]).flat());
});

test.each([
  [ClusterProfile.openshift(), [53, 53, 5353, 5353]],
  [ClusterProfile.openshift({ dnsPort: 53 }), [53, 53]],
  [ClusterProfile.managed({ dnsPort: 8053 }), [53, 53, 8053, 8053]],
])("DNS is reached where the cluster's pods answer (%#)", (cluster, ports) => {
  const [dns] = policyOf(service(NetworkAccess.declaredOnly(), cluster)).spec.egress;
  expect(dns.ports.map(({ port }: { port: number }) => port)).toEqual(ports);
});

test('every track has a policy of its own', () => {
  const bare = service(NetworkAccess.declaredClients(), undefined, ['canary']);
  allowFrom(bare.context, Peer.inNamespace('ingress-nginx'), [{ containerPort: 8080 }]);
  const { manifests } = bare;
  expect(manifests.map(({ metadata, spec }) => [metadata.name, spec.podSelector.matchLabels])).toEqual([
    ['web', { 'app.kubernetes.io/instance': 'web' }],
    ['web-canary', { 'app.kubernetes.io/instance': 'web-canary' }],
  ]);
  expect(manifests.map(({ metadata }) => metadata.labels['app.kubernetes.io/version'])).toEqual(['1', '2']);
  const controller: EvaluatedPod = { namespace: 'ingress-nginx', labels: {} };
  for (const track of ['stable', 'canary']) {
    expect([controller, STRANGER].map((from) => canReach(manifests, from, podOf(bare, track), '8080'))).toEqual([
      true,
      false,
    ]);
  }
});

test.each<[string, NetworkAccess, ClusterProfile, number]>([
  ['unrestricted', NetworkAccess.unrestricted(), ClusterProfile.managed(), 0],
  ['minikube', NetworkAccess.declaredClients(), ClusterProfile.minikube(), 0],
  ['kind', NetworkAccess.declaredOnly(), ClusterProfile.kind(), 0],
  ['kind with Calico', NetworkAccess.declaredClients(), ClusterProfile.kind({ networkPolicies: true }), 1],
  ['microk8s', NetworkAccess.declaredClients(), ClusterProfile.microk8s(), 1],
  ['k3d', NetworkAccess.declaredClients(), ClusterProfile.k3d(), 1],
  ['openshift', NetworkAccess.declaredClients(), ClusterProfile.openshift(), 1],
  ['EKS without', NetworkAccess.declaredClients(), ClusterProfile.managed({ networkPolicies: false }), 0],
])('%s', (_name, network, cluster, count) => {
  expect(service(network, cluster).manifests.map(({ kind }) => kind)).toEqual(Array(count).fill('NetworkPolicy'));
});

test('everybody is let through by a rule without peers', () => {
  const bare = service(NetworkAccess.declaredOnly());
  allowFrom(bare.context, Peer.anywhere(), [{ containerPort: 8080 }]);
  allowTo(bare.context, Peer.anywhere());
  const policy = policyOf(bare);
  expect(policy.spec.ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
  expect(policy.spec.egress).toEqual([DNS, ...OPEN]);
  const reached = [STRANGER, ...OUTSIDE].map((from) => canReach([policy], from, podOf(bare), '8080'));
  expect(reached).toEqual(Array(4).fill(true));
});

test('what is declared twice is written once, and servers are not written while egress is open', () => {
  const bare = service(NetworkAccess.declaredClients());
  allowFrom(bare.context, Peer.inNamespace('tools'));
  allowFrom(bare.context, Peer.inNamespace('tools'));
  allowTo(bare.context, Peer.inNamespace('tools'));
  const { ingress, egress } = policyOf(bare).spec;
  expect(ingress.map(({ from }: { from: object[] }) => from.length)).toEqual([1]);
  expect(egress).toEqual(OPEN);
});

test('one answer serves two services', () => {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const network = NetworkAccess.declaredClients();
  const [a, b] = ['a', 'b'].map((id) => new BareService(shop, id, [network]));
  allowFrom(a.context, Peer.anywhere());
  expect([policyOf(a).spec.ingress, policyOf(b).spec.ingress]).toEqual([OPEN, undefined]);
});

test('a peer that comes after the policy has been rendered is refused', () => {
  const bare = service(NetworkAccess.declaredClients());
  policyOf(bare);
  expect(messageOf(() => allowFrom(bare.context, Peer.anywhere()))).toBe(
    'shop/web: the service was changed after it had been rendered; change it before synth',
  );
});

test('a peer without labels needs a namespace to be found in', () => {
  const bare = new BareService(new Chart(Testing.app(), 'shop'), 'web', [NetworkAccess.declaredClients()]);
  const peer: PeerModel = { ports: [{ containerPort: 80 }] };
  bare.context.intent.addClient(peer);
  expect(messageOf(() => bare.context._rehearse())).toBe(
    'shop/web: a peer in the network has neither labels nor a namespace; give the chart a namespace, or the peer labels',
  );
});
