import { ClusterProfile } from 'cdk8s-aspnetcore';
import { rawDeployment, rawFindings } from '../support/raw-findings';

type Json = Record<string, any>;

const policy = (egress: unknown, spec: Json = {}, name = 'p') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name },
  spec: { podSelector: {}, egress, ...spec },
});
const udp = (port?: unknown, rest: Json = {}) => ({ ports: [{ protocol: 'UDP', port, ...rest }] });
const to = (...peers: unknown[]) => ({ to: peers });
const named = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const dns = { podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };
const db = { podSelector: { matchLabels: { app: 'db' } } };
const cidr = (block: string, except?: string[]) => ({ ipBlock: { cidr: block, except } });
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

test.each<[string, unknown[], number]>([
  ['everything', [{}], 0],
  ['DNS', [udp(53)], 0],
  ['DNS by another protocol only', [{ ports: [{ port: 53 }] }], 1],
  ['a range of ports', [udp(1, { endPort: 1024 })], 0],
  ['all UDP', [udp()], 0],
  ['a port by its name', [udp('dns')], 0],
  ['another port', [udp(5432)], 1],
  ['the system namespace', [to(named('kube-system'))], 0],
  ['the DNS pods of it', [to({ ...named('kube-system'), ...dns })], 0],
  ['other pods of it', [to({ ...named('kube-system'), ...db })], 1],
  ['another namespace', [to(named('data'))], 1],
  ['a namespace by another label', [to({ namespaceSelector: { matchLabels: { team: 'a' } } })], 0],
  ['all namespaces', [to({ namespaceSelector: {} })], 0],
  ['pods of its own namespace', [to({ podSelector: {} })], 1],
  ['the internet and more', [to(cidr('0.0.0.0/0'))], 0],
  ['the internet only', [to(cidr('0.0.0.0/0', PRIVATE))], 1],
  ['one host', [to(cidr('10.1.2.3/32'))], 1],
  ['nothing', [], 0],
  ['null', [null], 0],
  ['no list', 'all' as any, 0],
])('egress to %s: %d', (_name, egress, findings) => {
  expect(rawFindings('network-dns', [rawDeployment(), policy(egress, { policyTypes: ['Egress'] })])).toHaveLength(
    findings,
  );
});

const TO_DB = policy([to(db)], {}, 'db');

test.each<[string, Json[], number]>([
  ['a policy whose types are not said', [rawDeployment(), TO_DB], 1],
  ['of ingress only', [rawDeployment(), policy([to(db)], { policyTypes: ['Ingress'] })], 0],
  ['another policy lets it', [rawDeployment(), TO_DB, policy([udp(53)], {}, 'dns')], 0],
  ['another policy of other pods does', [rawDeployment(), TO_DB, policy([udp(53)], db, 'dns')], 1],
  [
    'one of the plug-in may',
    [rawDeployment(), TO_DB, { ...TO_DB, apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' }],
    0,
  ],
  ['pods on the network of the node', [rawDeployment({}, { hostNetwork: true }), TO_DB], 0],
  ['two of one policy are told once', [rawDeployment(), { ...rawDeployment(), metadata: { name: 'web2' } }, TO_DB], 1],
  ['no pods', [TO_DB], 0],
  ['no selector', [rawDeployment(), policy([to(db)], { podSelector: { matchExpressions: 'all' } })], 0],
  ['no spec', [rawDeployment(), { ...TO_DB, spec: null }], 0],
])('%s: %#', (_name, manifests, findings) => {
  expect(rawFindings('network-dns', manifests)).toHaveLength(findings);
});

test("the port of the cluster's DNS pods", () => {
  const manifests = [rawDeployment(), policy([udp(5353)])];
  const openshift = ClusterProfile.openshift();
  expect(rawFindings('network-dns', manifests)).toHaveLength(1);
  expect(rawFindings('network-dns', manifests, { cluster: openshift })).toEqual([]);
  expect(rawFindings('network-dns', [rawDeployment(), TO_DB], { cluster: openshift })).toEqual([
    'warning shop/NetworkPolicy-db: the NetworkPolicy "db" restricts what the pods of the Deployment "web" connect to, and ' +
      "no policy lets them ask the cluster's DNS; allow the ports 53 and 5353 of UDP and TCP",
  ]);
});
