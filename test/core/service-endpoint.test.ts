import { App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { ServiceAddress } from '../../src/core/service-address';
import { ServiceEndpoint } from '../../src/core/service-endpoint';
import { ServiceEndpointOptions } from '../../src/core/service-endpoint-options';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

function chart(namespace?: string): Chart {
  return new Chart(new App(), 'data', { namespace });
}

const HTTP = { portName: 'http', servicePort: 80, containerPort: 8080 };

test.each<[string, number, string]>([
  ['http', 80, 'http://web.shop.svc.cluster.local'],
  ['http', 8080, 'http://web.shop.svc.cluster.local:8080'],
  ['http', 443, 'http://web.shop.svc.cluster.local:443'],
  ['https', 443, 'https://web.shop.svc.cluster.local'],
  ['https-admin', 8443, 'https://web.shop.svc.cluster.local:8443'],
  ['httpsx', 80, 'http://web.shop.svc.cluster.local'],
])('the URL of port %s %d', (portName, port, url) => {
  expect(new ServiceAddress({ serviceName: 'web', namespaceName: 'shop', portName, port }).url).toBe(url);
});

test("a service's address, in every form", () => {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  ClusterProfile.managed({ clusterDomain: 'k8s.example.com' }).applyTo(shop);
  const { address } = new BareService(shop, 'web', []).endpoint;
  expect({ ...address, url: address.url, hostAndPort: address.hostAndPort }).toEqual({
    host: 'web.shop.svc.k8s.example.com',
    namespaceHost: 'web.shop',
    shortHost: 'web',
    portName: 'http',
    port: 80,
    scheme: 'http',
    url: 'http://web.shop.svc.k8s.example.com',
    hostAndPort: 'web.shop.svc.k8s.example.com:80',
  });
});

test('without a namespace every host is the short one', () => {
  const { host, namespaceHost, shortHost } = new BareService(Testing.chart(), 'web', []).endpoint.address;
  expect([host, namespaceHost, shortHost]).toEqual(['web', 'web', 'web']);
});

test('a port that comes later has an address, one that does not exist is refused', () => {
  const { context, endpoint } = new BareService(chart('shop'), 'web', []);
  context.intent.addPort({ portName: 'metrics', containerPort: 9464, servicePort: 9090 });
  expect(endpoint.addressOf('metrics').hostAndPort).toBe('web.shop.svc.cluster.local:9090');
  expect(messageOf(() => endpoint.addressOf('grpc'))).toBe(
    'data/web: "web" has no port named "grpc"; use http or metrics',
  );
});

test('clients of a headless service connect to the port that its pods open', () => {
  const { context, endpoint } = new BareService(chart('shop'), 'web', []);
  context.intent.serveHeadless();
  expect(endpoint.address.url).toBe('http://web.shop.svc.cluster.local:8080');
});

test("a Service of somebody else's", () => {
  const endpoint = ServiceEndpoint.of({
    serviceName: 'web',
    namespaceName: 'shop',
    ports: [HTTP],
    podLabels: { app: 'web' },
    clusterDomain: 'example.com',
  });
  expect(endpoint.address.url).toBe('http://web.shop.svc.example.com');
  expect(endpoint.podLabels).toEqual({ app: 'web' });
  expect(endpoint.endpoint).toBe(endpoint);
});

test('a Service of cdk8s-plus, with what it still gets', () => {
  const data = chart('data');
  const service = new kplus.Service(data, 'cache', {
    metadata: { name: 'cache' },
    ports: [
      { port: 53, protocol: kplus.Protocol.UDP },
      { port: 6379, targetPort: 16379 },
    ],
  });
  const endpoint = ServiceEndpoint.fromService(service);
  expect([endpoint.podLabels, endpoint.ports]).toEqual([
    undefined,
    [{ portName: 'default', servicePort: 6379, containerPort: 16379 }],
  ]);
  service.selectLabel('app', 'cache');
  service.bind(9121, { name: 'metrics' });
  expect(endpoint.podLabels).toEqual({ app: 'cache' });
  expect(endpoint.ports[1]).toEqual({ portName: 'metrics', servicePort: 9121, containerPort: 9121 });
  expect(endpoint.address.hostAndPort).toBe('cache.data.svc.cluster.local:6379');
});

test("a StatefulSet of cdk8s-plus, and its pods' own hosts", () => {
  const set = new kplus.StatefulSet(chart('data'), 'db', {
    metadata: { name: 'db' },
    containers: [{ name: 'db', image: 'postgres:16', ports: [{ name: 'postgres', number: 5432 }] }],
  });
  const endpoint = ServiceEndpoint.fromStatefulSet(set);
  const { name } = set.service;
  expect(endpoint.address.hostAndPort).toBe(`${name}.data.svc.cluster.local:5432`);
  expect(endpoint.podHost(1)).toBe(`db-1.${name}.data.svc.cluster.local`);
  expect(endpoint.podLabels).toEqual(set.matchLabels);
  expect(messageOf(() => endpoint.podHost(-1))).toBe(
    'data/db: pod index -1 is not valid; use a whole number from 0 to 2147483647',
  );
});

test('a Service with an address of its own has no hosts of pods', () => {
  const endpoint = ServiceEndpoint.of({ serviceName: 'db', ports: [HTTP], statefulSetName: 'db' });
  expect(messageOf(() => endpoint.podHost(0))).toBe(
    'ServiceEndpoint.of: the pods of the Service "db" have no host names of their own; ' +
      'use the headless Service of a StatefulSet',
  );
});

test.each<[string, kplus.ServiceProps, string]>([
  ['no port', {}, 'the Service has no TCP port; give it one by bind'],
  [
    'only UDP',
    { ports: [{ port: 53, protocol: kplus.Protocol.UDP }] },
    'the Service has no TCP port; give it one by bind',
  ],
  [
    'a name outside',
    { externalName: 'db.example.com' },
    'the Service is an ExternalName; use connectToExternal with its host',
  ],
])('a Service of cdk8s-plus with %s is refused', (_name, props, message) => {
  const service = new kplus.Service(chart('data'), 'cache', props);
  expect(messageOf(() => ServiceEndpoint.fromService(service))).toBe(`data/cache: ${message}`);
});

const NAME =
  'use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label)';

test.each<[Partial<ServiceEndpointOptions>, string]>([
  [{ ports: [] }, '"web" has no ports; list the ones that it offers'],
  [{ serviceName: 'Web' }, `serviceName "Web" is not valid; ${NAME}, for example "web"`],
  [{ namespaceName: '' }, `namespaceName is empty; ${NAME}`],
  [{ statefulSetName: 'a.b' }, `statefulSetName "a.b" is not valid; ${NAME}, for example "a-b"`],
  [
    { clusterDomain: '-' },
    'clusterDomain "-" is not a DNS name; use lower-case letters, digits, "-" and ".", like "cluster.local"',
  ],
  [
    { ports: [{ ...HTTP, portName: '80' }] },
    'port name "80" is not valid; use at most 15 lower-case letters, digits and single "-" with at least one letter, like "http"',
  ],
  [{ ports: [{ ...HTTP, servicePort: 0 }] }, 'service port http 0 is not valid; use a whole number from 1 to 65535'],
  [{ ports: [{ ...HTTP, containerPort: 0 }] }, 'port http 0 is not valid; use a whole number from 1 to 65535'],
  [
    { podLabels: { app: '-' } },
    'label app has the value "-", which is not valid; ' +
      'use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit',
  ],
])('%j is refused', (options, message) => {
  expect(messageOf(() => ServiceEndpoint.of({ serviceName: 'web', ports: [HTTP], ...options }))).toBe(
    `ServiceEndpoint.of: ${message}`,
  );
});
