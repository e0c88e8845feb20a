import * as fs from 'fs';
import * as path from 'path';
import { expectGolden } from '../../../../test/support/golden';
import { reportJson } from '../../../src/report/json-text';
import { edgesOf, exampleReport, nodeOf, REPO } from '../../support/reports';

const EXAMPLES = fs.readdirSync(path.join(REPO, 'examples')).filter((name) => /^\d\d-/.test(name));

test('report.json of the hello', () => {
  expectGolden(reportJson(exampleReport('01-hello')), path.join(__dirname, '../../fixtures/01-hello.report.json'));
});

test.each(EXAMPLES)('%s: edges join nodes, findings are about nodes, what can be told is told', (name) => {
  const { nodes, edges, findings, namespaces } = exampleReport(name);
  const ids = new Set(nodes.map(({ id }) => id));
  expect(ids.size).toBe(nodes.length);
  expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  // One example is for several clusters, whose manifests are one text here.
  const others = findings.filter(({ id }) => id !== 'unique-identity');
  expect(others.filter(({ node, severity }) => node === undefined || severity === 'error')).toEqual([]);
  const told = nodes.flatMap(({ findings: indexes, id }) => indexes.filter((index) => findings[index].node !== id));
  expect(told).toEqual([]);
  const boxes = new Set(namespaces.map((each) => each.name));
  expect(nodes.filter(({ namespace }) => namespace !== undefined && !boxes.has(namespace))).toEqual([]);
});

test('02: a Job, and Secrets of which one is written by an ExternalSecret', () => {
  const report = exampleReport('02-appsettings-and-secrets');
  expect(edgesOf(report, 'uses')).toEqual([
    'orders/Job/orders-migrations-0768ef759f uses> orders/Secret/orders-db env',
    'orders/Deployment/orders uses> orders/Secret/orders-db env',
    'orders/Deployment/orders uses> orders/Secret/orders-redis env',
    'orders/Deployment/orders uses> orders/Secret/orders-certificates volume',
  ]);
  expect(edgesOf(report, 'belongs')).toContain(
    'orders/ExternalSecret/orders-db belongs> orders/Secret/orders-db writes',
  );
  expect(nodeOf(report, 'orders/Secret/orders-redis')).toEqual({
    id: 'orders/Secret/orders-redis',
    role: 'secret',
    kind: 'Secret',
    name: 'orders-redis',
    namespace: 'orders',
    lines: ['not among these manifests'],
    findings: [],
  });
});

test('03: who calls whom, and whether policies let it through', () => {
  const report = exampleReport('03-two-services');
  expect(edgesOf(report, 'connects')).toEqual([
    'shop/Deployment/catalog connects> shop/Service/redis :6379 allowed',
    'shop/Deployment/catalog connects> /external/db.example.com :5432 allowed',
    'shop/Deployment/web connects> shop/Service/catalog :80 allowed',
    'shop/Deployment/web connects> platform/Service/identity :80 allowed',
  ]);
  const { reach } = report;
  const answer = (source: string, target: string) => {
    const index = reach!.targets.find(({ node }) => node === target)!.answers[reach!.sources.indexOf(source)];
    return [index >= 0, reach!.reasons[index >= 0 ? index : -1 - index]];
  };
  expect(answer('shop/Deployment/web', 'shop/Deployment/catalog')).toEqual([
    true,
    'egress rule 1 of NetworkPolicy "web" lets it through; ingress rule 1 of NetworkPolicy "catalog" lets it through',
  ]);
  expect(answer('shop/Deployment/catalog', 'shop/Deployment/web')).toEqual([
    false,
    'Deployment/catalog is isolated for egress by NetworkPolicy "catalog", of which no rule lets it through',
  ]);
  expect(reach!.targets[1]).toMatchObject({ port: 8080, protocol: 'TCP', name: 'http', services: ['catalog:80'] });
});

test('04: an Ingress with TLS, its certificate and who issues it', () => {
  const report = exampleReport('04-ingress-tls');
  expect(edgesOf(report, 'routes', 'selects')).toEqual([
    '/outside/clients routes> blazor/Ingress/blazor https',
    'blazor/Ingress/blazor routes> blazor/Service/blazor blazor.test',
    'blazor/Service/blazor selects> blazor/Deployment/blazor :80',
  ]);
  expect(edgesOf(report, 'belongs')).toEqual([
    'blazor/Certificate/blazor-tls belongs> blazor/Secret/blazor-tls writes',
    'blazor/Issuer/self-signed belongs> blazor/Certificate/blazor-tls issues',
  ]);
  expect(nodeOf(report, 'blazor/Ingress/blazor')).toMatchObject({ tls: true, lines: ['blazor.test', 'class nginx'] });
});

test('05: a Gateway and routes, of which those that redirect are not encrypted', () => {
  const report = exampleReport('05-gateway');
  expect(edgesOf(report, 'routes')).toEqual([
    '/outside/clients routes> edge/Gateway/public https',
    'edge/Gateway/public routes> shop/HTTPRoute/api shop.example.com',
    'shop/HTTPRoute/api routes> shop/Service/api /api',
    'edge/Gateway/public routes> shop/HTTPRoute/api-redirect shop.example.com',
    'edge/Gateway/public routes> shop/HTTPRoute/web shop.example.com',
    'shop/HTTPRoute/web routes> shop/Service/web :80',
    'edge/Gateway/public routes> shop/HTTPRoute/web-redirect shop.example.com',
  ]);
  const tls = report.nodes.filter(({ role }) => role === 'entry').map(({ name, tls: is }) => [name, is]);
  expect(tls).toEqual([
    ['public', true],
    ['api', true],
    ['api-redirect', false],
    ['web', true],
    ['web-redirect', false],
  ]);
});

test('06: how far pods are scaled, and by what', () => {
  const report = exampleReport('06-autoscaling');
  expect(edgesOf(report, 'scales', 'guards')).toEqual([
    'shop/HorizontalPodAutoscaler/web scales> shop/Deployment/web',
    'shop/ScaledObject/order-worker scales> shop/Deployment/order-worker',
    'shop/VerticalPodAutoscaler/web scales> shop/Deployment/web size',
    'shop/PodDisruptionBudget/web guards> shop/Deployment/web',
    'shop/PodDisruptionBudget/order-worker guards> shop/Deployment/order-worker',
  ]);
  const replicas = (name: string) => nodeOf(report, `shop/Deployment/${name}`).workload!.replicas;
  expect([replicas('web'), replicas('order-worker')]).toEqual([
    { min: 3, max: 12 },
    { min: 0, max: 10 },
  ]);
});

test.each<[string, Record<string, number | undefined>]>([
  ['08-canary-gateway', { 'shop/Deployment/web': 90, 'shop/Deployment/web-canary': 10 }],
  ['09-ab-test', { 'shop/Deployment/web': undefined, 'shop/Deployment/web-next': undefined }],
  ['10-blue-green', { 'shop/Deployment/web-blue': 100, 'shop/Deployment/web-green': 0 }],
  ['11-argo-rollouts', { 'shop/Rollout/web': undefined }],
])('%s: the share of each track', (name, shares) => {
  const report = exampleReport(name);
  const found = Object.keys(shares).map((id) => [id, nodeOf(report, id).workload!.share]);
  expect(Object.fromEntries(found)).toEqual(shares);
});

test('10: what an Ingress of Traefik is told to do besides', () => {
  expect(edgesOf(exampleReport('10-blue-green'), 'belongs')).toContain(
    'shop/Middleware/web-https belongs> shop/Ingress/web',
  );
});

test('09: what a variant asks of requests', () => {
  expect(edgesOf(exampleReport('09-ab-test'), 'routes').slice(2)).toEqual([
    'shop/HTTPRoute/web routes> shop/Service/web-short header cookie=^(.*; *)?checkout=short(;.*)?$',
    'shop/HTTPRoute/web routes> shop/Service/web-next header x-variant=next',
    'shop/HTTPRoute/web routes> shop/Service/web :80',
  ]);
});

test('11: a Rollout runs the pods, and its Deployment is only their template', () => {
  const report = exampleReport('11-argo-rollouts');
  expect(nodeOf(report, 'shop/Rollout/web')).toMatchObject({
    role: 'workload',
    lines: [
      'steps 5%, pause 600s, 25%, pause 600s, 50%, pause',
      'service account web',
      'lets in kubernetes.io/metadata.name=monitoring, app.kubernetes.io/name=prometheus at 9464',
      'lets in kubernetes.io/metadata.name=envoy-gateway-system at 8080',
    ],
    workload: {
      replicas: { min: 4, max: 12 },
      containers: [{ name: 'web', role: 'main', image: 'registry.example.com/shop/web:2.4.0', version: '2.4.0' }],
    },
  });
  expect(nodeOf(report, 'shop/Deployment/web').role).toBe('other');
  expect(edgesOf(report, 'belongs')).toEqual([
    'shop/NetworkPolicy/web belongs> shop/Rollout/web',
    'shop/PodMonitor/web belongs> shop/Rollout/web scrapes',
    'shop/Rollout/web belongs> shop/Deployment/web pods of',
    'shop/AnalysisTemplate/web-errors belongs> shop/Rollout/web analysis',
  ]);
});

test('12: addresses in mounted settings', () => {
  expect(edgesOf(exampleReport('12-observability'), 'connects')).toEqual([
    'shop/Deployment/web connects> telemetry-agents/Service/collector-agent :4317 allowed',
    'telemetry-agents/DaemonSet/collector-agent connects> telemetry/Service/collector-gateway :4317 allowed',
    'telemetry/Deployment/collector-gateway connects> /external/loki-gateway.loki :80 allowed',
    'telemetry/Deployment/collector-gateway connects> /external/tempo.tempo :4317 allowed',
  ]);
});
