import { Manifest } from 'cdk8s-aspnetcore';

type Json = Record<string, any>;

const yaml = (...objects: Json[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');
const policy = (spec: Json, namespace = 'shop', name = 'p') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
  spec,
});
const workload = (name: string, namespace = 'shop', pod: Json = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: {
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name, ports: [{ name: 'http', containerPort: 8080 }] }], ...pod },
    },
  },
});
const namespaceOf = (name: string, labels: Json) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});

const PODS = [
  workload('web'),
  workload('api'),
  workload('probe', 'ops'),
  workload('agent', 'shop', { hostNetwork: true }),
  namespaceOf('ops', { team: 'ops' }),
];
const api = (more: Json) => ({ podSelector: { matchLabels: { app: 'api' } }, ...more });
const web = (more: Json) => ({ podSelector: { matchLabels: { app: 'web' } }, ...more });
const from = (...peers: Json[]) => api({ ingress: [{ from: peers }] });
const ports = (...listed: Json[]) => api({ ingress: [{ ports: listed }] });
const app = (name: string) => ({ podSelector: { matchLabels: { app: name } } });
const team = (name: string) => ({ namespaceSelector: { matchLabels: { team: name } } });
const named = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

/** Who of three reaches the pods of `api`, by one policy of its namespace. */
test.each<[string, Json, string[]]>([
  ['a policy of others', { podSelector: { matchLabels: { app: 'x' } } }, ['web', 'probe', 'agent', '192.0.2.7']],
  ['a policy of all pods, without rules', { podSelector: {} }, []],
  ['a policy without a selector', {}, []],
  ['a policy whose selector is none', { podSelector: 'api' }, ['web', 'probe', 'agent', '192.0.2.7']],
  ['no types: ingress holds', api({}), []],
  ['no types, but egress: both hold', api({ egress: [{}] }), []],
  ['types without ingress', api({ policyTypes: ['Egress'], ingress: [] }), ['web', 'probe', 'agent', '192.0.2.7']],
  ['an empty rule', api({ ingress: [{}] }), ['web', 'probe', 'agent', '192.0.2.7']],
  ['a rule of no peers', from(), ['web', 'probe', 'agent', '192.0.2.7']],
  ['pods of the own namespace', from({ podSelector: {} }), ['web']],
  ['pods by labels, not those of another namespace', from(app('probe')), []],
  ['all pods of all namespaces', from({ namespaceSelector: {} }), ['web', 'probe']],
  ['a namespace by its labels', from(team('ops')), ['probe']],
  ['a namespace by its name', from(named('shop')), ['web']],
  ['pods in a namespace: both of one peer', from({ ...team('ops'), ...app('web') }), []],
  ['pods in a namespace, which are there', from({ ...team('ops'), ...app('probe') }), ['probe']],
  ['pods or a namespace: two peers', from(team('ops'), app('web')), ['web', 'probe']],
  ['a peer of nothing', from({}), []],
  ['a block of addresses', from({ ipBlock: { cidr: '192.0.2.0/24' } }), ['192.0.2.7']],
  ['a block whose address is not its first', from({ ipBlock: { cidr: '192.0.2.1/24' } }), ['192.0.2.7']],
  ['a block but for others', from({ ipBlock: { cidr: '0.0.0.0/0', except: ['192.0.2.0/29'] } }), []],
  ['a block of the other family', from({ ipBlock: { cidr: '::/0' } }), []],
  ['a block that is none', from({ ipBlock: { cidr: 'all' } }), []],
  ['the port', ports({ port: 8080 }), ['web', 'probe', 'agent', '192.0.2.7']],
  ['the port of another protocol', ports({ port: 8080, protocol: 'UDP' }), []],
  ['all ports of the protocol', ports({ protocol: 'TCP' }), ['web', 'probe', 'agent', '192.0.2.7']],
  ['another port', ports({ port: 8081 }), []],
  ['the port by its name', ports({ port: 'http' }), ['web', 'probe', 'agent', '192.0.2.7']],
  ['another port by its name', ports({ port: 'metrics' }), []],
  ['a range that ends there', ports({ port: 8000, endPort: 8080 }), ['web', 'probe', 'agent', '192.0.2.7']],
  ['a range that ends before', ports({ port: 8000, endPort: 8079 }), []],
  [
    'the peer of one rule, the port of another',
    api({ ingress: [{ from: [app('web')], ports: [{ port: 1 }] }, { from: [app('x')] }] }),
    [],
  ],
  ['a second rule', api({ ingress: [{ from: [app('x')] }, { from: [app('web')] }] }), ['web']],
])('%s', (_title, spec, who) => {
  const manifest = Manifest.fromYaml(yaml(...PODS, policy(spec)));
  const all = ['web', 'probe', 'agent', '192.0.2.7'];
  expect(all.filter((source) => manifest.reaches(source, 'api').isAllowed)).toEqual(who);
});

/** Whom the pods of `web` reach, by one policy of their namespace. */
test.each<[string, Json, string[]]>([
  ['no types: egress does not hold', web({}), ['api', 'probe', '192.0.2.7']],
  ['no types and an empty list: egress does not hold', web({ egress: [] }), ['api', 'probe', '192.0.2.7']],
  ['no types, but a rule: egress holds', web({ egress: [{ to: [app('api')] }] }), ['api']],
  ['types of egress without rules', web({ policyTypes: ['Egress'] }), []],
  ['a namespace', web({ egress: [{ to: [named('ops')] }] }), ['probe']],
  ['a block', web({ egress: [{ to: [{ ipBlock: { cidr: '192.0.2.7/32' } }] }] }), ['192.0.2.7']],
  ["the target's port by its name", web({ egress: [{ ports: [{ port: 'http' }] }] }), ['api', 'probe']],
  ['a port that no container declares', web({ egress: [{ ports: [{ port: 5432 }] }] }), ['192.0.2.7']],
])('egress: %s', (_title, spec, whom) => {
  const manifest = Manifest.fromYaml(yaml(...PODS, policy(spec)));
  const all = ['api', 'probe', '192.0.2.7'];
  expect(all.filter((target) => manifest.reaches('web', target).isAllowed)).toEqual(whom);
});

test('policies add up, and those of other namespaces do not count', () => {
  const [none, some] = [policy(api({}), 'shop', 'none'), policy(from(app('web')), 'shop', 'some')];
  expect(Manifest.fromYaml(yaml(...PODS, none, some)).reaches('web', 'api').isAllowed).toBe(true);
  expect(Manifest.fromYaml(yaml(...PODS, policy(api({}), 'ops'))).reaches('web', 'api').isAllowed).toBe(true);
});

test('what names no namespace is in one together, which no label selects', () => {
  const bare = [workload('web'), workload('api'), policy(from(app('web')))].map((object) => {
    const { metadata, ...rest } = object as Json;
    return { ...rest, metadata: { name: metadata.name } };
  });
  expect(Manifest.fromYaml(yaml(...bare)).reaches('web', 'api').isAllowed).toBe(true);
  expect(Manifest.fromYaml(yaml(...bare.slice(0, 2), policy(api({})))).reaches('web', 'api').isAllowed).toBe(true);
});
