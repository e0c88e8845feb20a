import * as fs from 'fs';
import * as path from 'path';
import { mermaid } from '../../../src/report/facts/mermaid';
import { CODE } from '../../../src/report/facts/promises/lines-of-code';
import { MAKERS } from '../../../src/report/facts/prerequisite-makers';
import { quantityOf } from '../../../src/report/facts/quantity';
import { deployment, exampleReport, REPO, reportOfObjects, service } from '../../support/reports';

const promises = (name: string, index = 0) =>
  Object.fromEntries(
    exampleReport(name).promises[index].promises.map(({ id, isMet, by }) => [id, `${isMet ? '+' : '-'} ${by}`]),
  );

test('the promises of the hello: what keeps them, and what would', () => {
  expect(promises('01-hello')).toEqual({
    'load-balancing': '+ Service kubernetes-hello',
    scaling: '- one pod, and nothing that adds more',
    'zero-downtime': '- one pod, which a drained node takes away',
    'self-healing': '- without a liveness probe only what ends is restarted, not what hangs',
    discovery: '+ DNS name kubernetes-hello.kubernetes-hello',
    metrics: '- nothing scrapes it; logs are what kubectl logs shows',
    tls: '+ not reached from outside of the cluster',
    quotas: '+ ResourceQuota quota',
    'resource-bounds': '+ requests and limits of every container',
    'progressive-delivery': '- every update is for all requests at once, and only kubectl rollout undo goes back',
    configuration: '+ 3 environment variables',
  });
  const code = exampleReport('01-hello').promises[0].promises.map(({ id, code: line }) => [id, line]);
  expect(Object.fromEntries(code)).toMatchObject({ scaling: CODE.scale, 'load-balancing': undefined });
});

test('a canary is one service, by the node of its Service', () => {
  const [only, ...others] = exampleReport('08-canary-gateway').promises;
  expect([only.id, only.name, others]).toEqual(['shop/Service/web', 'web', []]);
  expect(promises('08-canary-gateway')['progressive-delivery']).toBe('+ tracks web, web-canary');
});

test('the plainest Deployment keeps nothing', () => {
  const [{ promises: found }] = reportOfObjects(deployment('web')).promises;
  expect(found.filter(({ isMet }) => isMet).map(({ id }) => id)).toEqual(['tls']);
  expect(found.filter(({ isMet, code }) => !isMet && code === undefined)).toEqual([]);
});

test('a service that a route of another controller leads to is not said to be out of reach', () => {
  const proxy = (name: string) => ({
    apiVersion: 'projectcontour.io/v1',
    kind: 'HTTPProxy',
    metadata: { name: 'site', namespace: 'shop' },
    spec: { virtualhost: { fqdn: 'a.example.com' }, routes: [{ services: [{ name, port: 80 }] }] },
  });
  const mesh = (gateways: string[]) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'site', namespace: 'edge' },
    spec: { gateways, http: [{ route: [{ destination: { host: 'web.shop.svc.cluster.local' } }] }] },
  });
  const tls = (route: object) =>
    reportOfObjects(deployment('web'), service('web'), route).promises[0].promises.find(({ id }) => id === 'tls')?.by;
  expect(tls(proxy('web'))).toBe('left to HTTPProxy site, which is not judged here');
  expect(tls(proxy('other'))).toBe('not reached from outside of the cluster');
  expect(tls(mesh(['public']))).toBe('left to VirtualService site, which is not judged here');
  expect(tls(mesh(['mesh']))).toBe('not reached from outside of the cluster');
});

test('a workload without pods is not said to have one', () => {
  const [{ promises: found }] = reportOfObjects(deployment('web', {}, { replicas: 0 })).promises;
  expect(found.find(({ id }) => id === 'scaling')?.by).toBe('no pod, and nothing that adds one');
});

test('plain HTTP from outside is no TLS', () => {
  const [{ promises: found }] = reportOfObjects(deployment('web'), service('web', { type: 'LoadBalancer' })).promises;
  expect(found.find(({ id }) => id === 'tls')).toMatchObject({
    isMet: false,
    by: 'no TLS at Service web, unless its pods do it themselves',
    code: CODE.tls,
  });
});

test('every line of code is one of the page, where it is compiled and synthesised', () => {
  const plain = (text: string) => text.replace(/[\s,]+/g, '');
  const page = plain(fs.readFileSync(path.join(REPO, 'docs/report.md'), 'utf8'));
  const missing = Object.values(CODE).filter((line) => !page.includes(plain(line)));
  expect(missing).toEqual([]);
});

test('a quota as deployed and at worst', () => {
  const [cpu] = exampleReport('07-tenant-with-quota').plan.filter(({ resource }) => resource === 'requests.cpu');
  expect(cpu).toEqual({
    namespace: 'shop',
    quota: 'quota',
    resource: 'requests.cpu',
    limit: '5',
    now: '700m',
    worst: '4500m',
    nowShare: 0.14,
    worstShare: 0.9,
    contributors: [
      { name: 'Deployment/catalog', now: '200m', worst: '400m' },
      { name: 'Deployment/web', now: '500m', worst: '4' },
      { name: 'Job/migrate-e0e764061e', now: '0', worst: '100m' },
    ],
  });
});

test('what it costs, of what is asked for', () => {
  const prices = { cpu: 20, memory: 3, currency: 'EUR' };
  expect(exampleReport('07-tenant-with-quota', { prices }).cost).toEqual({
    currency: 'EUR',
    perMonth: { now: 18.5, worst: 57.5 },
    byNamespace: [{ namespace: 'shop', now: 18.5, worst: 57.5 }],
  });
});

test.each<[string, number]>([
  ['100m', 0.1],
  ['1.5', 1.5],
  ['2e3', 2000],
  ['1Ki', 1024],
  ['1G', 1e9],
  ['1E', 1e18],
  ['none', 0],
])('the quantity %s is %d', (text, number) => {
  expect(quantityOf(text)).toBeCloseTo(number, 9);
});

test.each(Object.keys(MAKERS))('how to install what serves %s is what the library says', (group) => {
  const kind = MAKERS[group].kinds?.[0] ?? 'Any';
  const report = reportOfObjects({ apiVersion: `${group}/v1`, kind, metadata: { name: 'a' } });
  expect(report.prerequisites).toEqual([
    {
      name: expect.not.stringContaining(group),
      neededBy: [`/${kind}/a`],
      install: expect.stringMatching(/helm|kubectl/),
    },
  ]);
});

test('groups of others are named, those of Kubernetes and of own definitions are not', () => {
  const object = (apiVersion: string, kind: string, spec = {}) => ({ apiVersion, kind, metadata: { name: 'a' }, spec });
  const report = reportOfObjects(
    object('apps/v1', 'Deployment'),
    object('rbac.authorization.k8s.io/v1', 'Role'),
    object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot'),
    object('argoproj.io/v1alpha1', 'Application'),
    object('own.example.com/v1', 'Widget'),
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { group: 'own.example.com' }),
    object('networking.k8s.io/v1', 'Ingress', { ingressClassName: 'nginx' }),
  );
  expect(report.prerequisites).toEqual([
    { name: 'snapshot.storage.k8s.io', neededBy: ['/VolumeSnapshot/a'] },
    { name: 'argoproj.io', neededBy: ['/Application/a'] },
    { name: 'IngressClass nginx', neededBy: ['/Ingress/a'] },
  ]);
});

test('Mermaid of a canary', () => {
  expect(mermaid(exampleReport('08-canary-gateway'))).toBe(`flowchart LR
  n6(("clients"))
  subgraph ns0["shop"]
    n0(["Service web"])
    n1(["Service web-canary"])
    n2{{"HTTPRoute web<br/>shop.example.com"}}
    n3["Deployment web<br/>2.3.0<br/>4 to 12 pods<br/>90% of requests"]
    n4["Deployment web-canary<br/>2.4.0<br/>1 to 2 pods<br/>10% of requests"]
    n7[/"Secret redis"/]
  end
  subgraph ns1["edge"]
    n5{{"Gateway public<br/>not among these manifests"}}
  end
  n6 --> n5
  n5 -->|"shop.example.com"| n2
  n2 -->|":80 90%"| n0
  n2 -->|":80 10%"| n1
  n0 --> n3
  n1 --> n4
  n3 -.-> n7
  n4 -.-> n7
`);
});

test('nothing of a name is Mermaid or markup', () => {
  const name = 'a"]\n  click n0 "javascript:x"\n%%{init: {}}%%<img src=x onerror=alert(1)>`end`';
  const text = mermaid(reportOfObjects(deployment(name, {}, {}, 'x"] --> y')));
  const [head, box, node, end, ...rest] = text.split('\n');
  expect([head, end, rest]).toEqual(['flowchart LR', '  end', ['']]);
  expect(box).toBe('  subgraph ns0["x#34;#93; --#62; y"]');
  expect(node).toMatch(/^ {4}n0\["Deployment a#34;#93; [^"<>`[\]{}]*<br\/>1\.0\.0<br\/>1 pod"\]$/);
});
