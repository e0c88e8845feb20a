import { deployment, edgesOf, nodeOf, pods, reportOf, reportOfObjects, service } from '../../support/reports';

const ingress = (name: string, spec: object, annotations: object = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name, namespace: 'shop', annotations },
  spec,
});
const rule = (host: string, name: string) => ({
  host,
  http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] },
});
const policy = (name: string, spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'shop' },
  spec,
});
const env = (...values: [string, string][]) => ({ env: values.map(([name, value]) => ({ name, value })) });
const tracks = ['web', 'next'].flatMap((name) => [deployment(name), service(name)]);

test('a canary of ingress-nginx takes its weight from what it is a canary of', () => {
  const nginx = 'nginx.ingress.kubernetes.io';
  const canary = { [`${nginx}/canary`]: 'true', [`${nginx}/canary-weight`]: '20' };
  const report = reportOfObjects(
    ...tracks,
    ingress('web', { rules: [rule('a.example.com', 'web')] }),
    ingress('next', { rules: [rule('a.example.com', 'next')] }, canary),
  );
  const share = (name: string) => nodeOf(report, `shop/Deployment/${name}`).workload!.share;
  expect([share('web'), share('next')]).toEqual([80, 20]);
  expect(edgesOf(report, 'routes')).toContain('shop/Ingress/next routes> shop/Service/next a.example.com 20%');
  expect(nodeOf(report, 'shop/Ingress/web').tls).toBe(false);
});

test("Traefik's routes, by weights of their own and of a TraefikService", () => {
  const traefik = (kind: string, name: string, spec: object) => ({
    apiVersion: 'traefik.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'shop' },
    spec,
  });
  const services = [
    { name: 'web', port: 80, weight: 3 },
    { name: 'next', port: 80, weight: 1 },
  ];
  const match = 'Host(`a.example.com`)';
  const direct = reportOfObjects(...tracks, traefik('IngressRoute', 'r', { tls: {}, routes: [{ match, services }] }));
  expect(edgesOf(direct, 'routes')).toEqual([
    '/outside/clients routes> shop/IngressRoute/r https',
    'shop/IngressRoute/r routes> shop/Service/web Host(`a.example.com`) 75%',
    'shop/IngressRoute/r routes> shop/Service/next Host(`a.example.com`) 25%',
  ]);
  expect(nodeOf(direct, 'shop/IngressRoute/r').lines).toEqual(['a.example.com']);
  const weighted = reportOfObjects(
    ...tracks,
    traefik('IngressRoute', 'r', { routes: [{ match, services: [{ kind: 'TraefikService', name: 'w' }] }] }),
    traefik('TraefikService', 'w', { weighted: { services } }),
  );
  expect(nodeOf(weighted, 'shop/Deployment/next').workload!.share).toBe(25);
});

test('Services that are open to the outside, and one that is a name for a host there', () => {
  const report = reportOfObjects(
    service('lb', { type: 'LoadBalancer' }),
    service('node', { type: 'NodePort', ports: [{ port: 53, protocol: 'UDP', nodePort: 30053 }] }),
    service('db', { type: 'ExternalName', externalName: 'db.example.com', ports: undefined, selector: undefined }),
  );
  expect(edgesOf(report, 'routes')).toEqual([
    '/outside/clients routes> shop/Service/lb 80/TCP',
    '/outside/clients routes> shop/Service/node 53/UDP',
    'shop/Service/db routes> /external/db.example.com',
  ]);
  expect(nodeOf(report, 'shop/Service/node').lines).toEqual(['NodePort', '53 to 53 node port 30053']);
});

test('what is asked for by a variable and no policy lets through is forbidden', () => {
  const report = reportOfObjects(
    deployment('web', env(['API', 'http://api:80'], ['Mail', 'smtp://mail.example.com:25'])),
    deployment('api'),
    service('api'),
    policy('web', { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'] }),
  );
  const told = report.edges
    .filter(({ kind }) => kind === 'connects')
    .map(({ to, allowed, reason }) => [to, allowed, reason]);
  const isolated = 'Deployment/web is isolated for egress by NetworkPolicy "web", of which no rule lets it through';
  expect(told).toEqual([
    ['shop/Service/api', false, `Deployment/web does not reach Deployment/api at 8080/TCP: ${isolated}`],
    ['/external/mail.example.com', false, `Deployment/web does not reach mail.example.com at 25/TCP: ${isolated}`],
  ]);
});

test('a pair that only policies tell of is a connection, too', () => {
  const peer = [{ podSelector: { matchLabels: { app: 'web' } } }];
  const report = reportOfObjects(
    deployment('web'),
    deployment('api'),
    service('api'),
    policy('api', { podSelector: { matchLabels: { app: 'api' } }, ingress: [{ from: peer, ports: [{ port: 8080 }] }] }),
  );
  expect(edgesOf(report, 'connects')).toEqual(['shop/Deployment/web connects> shop/Service/api :80 allowed']);
});

test.each<[string, string, string[]]>([
  ['a URL', 'http://api', ['shop/Service/api :80']],
  ['a URL with a password', 'amqp://user:p4ss@rabbit.mq.svc:5672/a', ['mq/Service/rabbit :5672']],
  ['a connection string', 'Server=tcp:db.example.com,1433;Password=p;', ['/external/db.example.com :1433']],
  ['parts of one', 'Host=db.data.svc.cluster.local;Port=5432;Username=a', ['data/Service/db :5432']],
  ['a host and port', 'api:80,api.shop:81', ['shop/Service/api :80, :81']],
  ['an address', 'https://192.0.2.7', ['/external/192.0.2.7 :443']],
  ['its own pod', 'http://localhost:80 http://127.0.0.1:80 http://+:80 http://*:8080 http://0.0.0.0:80', []],
  ['no address', 'System:Warning a:1 12:30 {"a":1}', []],
])('a variable with %s', (_, value, expected) => {
  const report = reportOfObjects(deployment('web', env(['A', value])), service('api'));
  const start = 'shop/Deployment/web connects> ';
  expect(edgesOf(report, 'connects').map((line) => line.slice(start.length).replace(/ allowed$/, ''))).toEqual(
    expected,
  );
  expect(JSON.stringify(report.nodes.filter(({ role }) => role === 'external'))).not.toContain('p4ss');
});

test('what pods use: variables, files, claims, pull secrets', () => {
  const { spec } = pods('db', {
    envFrom: [{ configMapRef: { name: 'settings' } }],
    env: [{ name: 'P', valueFrom: { secretKeyRef: { name: 'db', key: 'p' } } }],
  });
  const volumes = [
    { name: 'a', projected: { sources: [{ secret: { name: 'ca' } }, { configMap: { name: 'more' } }] } },
    { name: 'b', persistentVolumeClaim: { claimName: 'data' } },
  ];
  const claim = { metadata: { name: 'logs' }, spec: { resources: { requests: { storage: '1Gi' } } } };
  const report = reportOfObjects({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', namespace: 'shop' },
    spec: {
      template: { spec: { ...spec, volumes, imagePullSecrets: [{ name: 'registry' }] } },
      volumeClaimTemplates: [claim],
    },
  });
  expect(edgesOf(report, 'uses').map((line) => line.replace('shop/StatefulSet/db uses> ', ''))).toEqual([
    'shop/Secret/db env',
    'shop/ConfigMap/settings env',
    'shop/Secret/ca volume',
    'shop/ConfigMap/more volume',
    'shop/PersistentVolumeClaim/data volume',
    'shop/Secret/registry pull',
    'shop/claims/logs-db volume',
  ]);
  expect(nodeOf(report, 'shop/claims/logs-db').lines).toEqual(['one of 1Gi for each pod']);
});

test('containers: what is main, a sidecar, or there at the start only', () => {
  const { spec } = pods('web');
  const sidecar = { name: 'proxy', image: 'localhost:5000/proxy', restartPolicy: 'Always' };
  const init = { name: 'init', image: `init@sha256:${'ab'.repeat(32)}` };
  const containers = [...spec.containers, { name: 'logs', image: 'r.example.com/logs:2@sha256:aa' }];
  const report = reportOfObjects({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers, initContainers: [sidecar, init] },
  });
  const { workload } = nodeOf(report, '/Pod/web');
  expect(workload!.containers.map(({ name, role, version }) => [name, role, version])).toEqual([
    ['web', 'main', '1.0.0'],
    ['logs', 'sidecar', '2'],
    ['proxy', 'sidecar', 'latest'],
    ['init', 'init', 'sha256:abababababab'],
  ]);
});

test('values of Secrets are left out, also where kubectl keeps them', () => {
  const report = reportOf(
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{"data":{"p":"aHVudGVyMg=="}}'\ndata:\n  p: aHVudGVyMg==\nstringData:\n  q: hunter2\n`,
  );
  expect(nodeOf(report, '/Secret/a').yaml).toBe(
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  annotations: {}\ndata:\n  p: (left out)\nstringData:\n  q: (left out)\n',
  );
  expect(JSON.stringify(report)).not.toMatch(/hunter2|aHVudGVyMg/);
});

test('of two kinds of one name the second says its group', () => {
  const other = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'api', namespace: 'shop' } };
  const report = reportOfObjects(service('api'), other);
  expect(report.nodes.map(({ id }) => id)).toEqual(['shop/Service/api', 'shop/Service.serving.knative.dev/api']);
});

test('of one object that is there twice the last one holds', () => {
  const report = reportOfObjects(deployment('web', {}, { replicas: 1 }), deployment('web', {}, { replicas: 4 }));
  expect(report.nodes.map(({ workload }) => workload?.replicas)).toEqual([{ min: 4, max: 4 }]);
  expect(report.findings.map(({ id }) => id)).toContain('unique-identity');
});
