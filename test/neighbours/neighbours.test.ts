import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ServiceEndpoint } from '../../src/core/service-endpoint';
import { AddressFormat, ConnectOptions } from '../../src/neighbours/connect-options';
import { Neighbours } from '../../src/neighbours/neighbours';
import { NetworkAccess } from '../../src/security/network-access';
import { canReach, EvaluatedPod } from '../security/network-evaluator';
import { BareService } from '../support/bare-service';
import { charts, Client } from './client';

const CATALOG = 'http://catalog.shop.svc.cluster.local';

test.each<[ConnectOptions | undefined, string, string]>([
  [undefined, 'services__catalog__http__0', CATALOG],
  [{ name: 'goods' }, 'services__goods__http__0', CATALOG],
  [{ setting: 'Catalog:BaseUrl' }, 'Catalog__BaseUrl', CATALOG],
  [{ setting: 'Catalog__BaseUrl' }, 'Catalog__BaseUrl', CATALOG],
  [{ portName: 'grpc' }, 'services__catalog__grpc__0', `${CATALOG}:5000`],
  [{ format: AddressFormat.HOST_AND_PORT }, 'services__catalog__http__0', 'catalog.shop.svc.cluster.local:80'],
  [{ setting: 'Host', format: AddressFormat.HOST }, 'Host', 'catalog.shop.svc.cluster.local'],
])('connectTo with %j', (options, name, value) => {
  const [shop] = charts();
  const [catalog, web] = [new Client(shop, 'catalog'), new Client(shop, 'web')];
  catalog.context.intent.addPort({ portName: 'grpc', containerPort: 8081, servicePort: 5000 });
  web.neighbours.connectTo(catalog, options);
  expect(web.container.env).toEqual([{ name, value }]);
  expect(catalog.container.env).toBeUndefined();
});

test('both policies open the declared port, and no other', () => {
  const [shop] = charts();
  const [catalog, web] = [new Client(shop, 'catalog'), new Client(shop, 'web')];
  web.neighbours.connectTo(catalog);
  expect(web.manifests[0].spec.egress[1]).toEqual({
    to: [{ podSelector: { matchLabels: { 'cdk8s-aspnetcore/service': 'catalog' } } }],
    ports: [{ port: 8080, protocol: 'TCP' }],
  });
  expect(catalog.manifests[0].spec.ingress).toEqual([
    {
      from: [{ podSelector: { matchLabels: { 'cdk8s-aspnetcore/service': 'web' } } }],
      ports: [{ port: 8080, protocol: 'TCP' }],
    },
  ]);
  const manifests = [...web.manifests, ...catalog.manifests];
  const [from, to] = [web.evaluated, catalog.evaluated];
  const stranger: EvaluatedPod = { namespace: 'shop', labels: { app: 'stranger' } };
  const imposter: EvaluatedPod = { namespace: 'other', labels: web.podLabels() };
  expect(['8080', '80', '8081', '8080/UDP'].map((port) => canReach(manifests, from, to, port))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(canReach(manifests, to, from, '8080')).toBe(false);
  expect([stranger, imposter].map((other) => canReach(manifests, other, to, '8080'))).toEqual([false, false]);
  expect(canReach(manifests, from, { namespace: 'kube-system', labels: {} }, '53/UDP')).toBe(true);
});

test('connections cross charts and namespaces', () => {
  const [shop, data] = charts();
  const [orders, web] = [new Client(data, 'orders'), new Client(shop, 'web')];
  web.neighbours.connectTo(orders);
  expect(web.container.env).toEqual([
    { name: 'services__orders__http__0', value: 'http://orders.data.svc.cluster.local' },
  ]);
  const inNamespace = (name: string, service: string) => ({
    namespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [name] }],
    },
    podSelector: { matchExpressions: [{ key: 'cdk8s-aspnetcore/service', operator: 'In', values: [service] }] },
  });
  expect(web.manifests[0].spec.egress[1].to).toEqual([inNamespace('data', 'orders')]);
  expect(orders.manifests[0].spec.ingress[0].from).toEqual([inNamespace('shop', 'web')]);
  const manifests = [...web.manifests, ...orders.manifests];
  const twin: EvaluatedPod = { namespace: 'data', labels: web.podLabels() };
  expect([web.evaluated, twin].map((from) => canReach(manifests, from, orders.evaluated, '8080'))).toEqual([
    true,
    false,
  ]);
});

test('charts without namespaces connect by short hosts', () => {
  const app = new App();
  const [a, b] = ['a', 'b'].map((id) => new Chart(app, id));
  const [catalog, web] = [new Client(a, 'catalog'), new Client(b, 'web')];
  web.neighbours.connectTo(catalog);
  expect(web.container.env).toEqual([{ name: 'services__catalog__http__0', value: 'http://catalog' }]);
});

test('every track of the server is reached, by every track of the client', () => {
  const [shop] = charts();
  const catalog = new BareService(shop, 'catalog', [NetworkAccess.declaredClients()], { tracks: ['canary'] });
  const neighbours = new Neighbours();
  const web = new BareService(shop, 'web', [NetworkAccess.declaredOnly(), neighbours], { tracks: ['canary'] });
  neighbours.connectTo(catalog);
  const manifests = [...web.manifests, ...catalog.manifests];
  const pods = (service: BareService) =>
    ['stable', 'canary'].map((track): EvaluatedPod => ({ namespace: 'shop', labels: service.podLabels(track) }));
  const reached = pods(web).flatMap((from) => pods(catalog).map((to) => canReach(manifests, from, to, '8080')));
  expect(reached).toEqual([true, true, true, true]);
});

test('connecting again changes nothing, another setting is added', () => {
  const [shop] = charts();
  const [catalog, web] = [new Client(shop, 'catalog'), new Client(shop, 'web')];
  web.neighbours.connectTo(catalog);
  web.neighbours.connectTo(catalog);
  web.neighbours.connectTo(catalog, { setting: 'Catalog:BaseUrl' });
  expect(web.container.env.map(({ name }: { name: string }) => name)).toEqual([
    'services__catalog__http__0',
    'Catalog__BaseUrl',
  ]);
  expect(web.manifests[0].spec.egress.map(({ ports }: { ports: object[] }) => ports.length)).toEqual([2, 1]);
  expect(catalog.manifests[0].spec.ingress.map(({ ports }: { ports: object[] }) => ports.length)).toEqual([1]);
});

test("a StatefulSet and a Service of the user's own are servers too", () => {
  const [shop, data] = charts();
  const set = new kplus.StatefulSet(data, 'db', {
    metadata: { name: 'db' },
    service: new kplus.Service(data, 'db-service', {
      metadata: { name: 'db' },
      clusterIP: 'None',
      ports: [{ name: 'postgres', port: 5432 }],
    }),
    containers: [{ name: 'db', image: 'postgres:16', portNumber: 5432 }],
    podMetadata: { labels: { app: 'db' } },
  });
  const web = new Client(shop, 'web');
  web.neighbours.connectTo(ServiceEndpoint.fromStatefulSet(set), {
    setting: 'Database:Server',
    format: AddressFormat.HOST_AND_PORT,
  });
  expect(web.container.env).toEqual([{ name: 'Database__Server', value: 'db.data.svc.cluster.local:5432' }]);
  const db: EvaluatedPod = { namespace: 'data', labels: { app: 'db', ...set.matchLabels } };
  const other: EvaluatedPod = { namespace: 'data', labels: { app: 'other' } };
  expect([db, other].map((to) => canReach(web.manifests, web.evaluated, to, '5432'))).toEqual([true, false]);
});
