import { Chart } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { HttpGateway } from '../../../src/exposure/gateway/http-gateway';
import { HttpGatewayProps } from '../../../src/exposure/gateway/http-gateway-props';
import { Issuer } from '../../../src/exposure/tls/issuer';
import { Tls } from '../../../src/exposure/tls/tls';
import { manifestOf, manifestsBelow, messageOf } from '../../support/manifests';
import { chartIn, gatewayApp } from './support';

const HOSTS = ['shop.example.com'];

function gateway(props: Partial<HttpGatewayProps> = {}, chart = chartIn()): HttpGateway {
  return new HttpGateway(chart, 'edge', { hosts: HOSTS, ...props });
}

const listenersOf = (props: Partial<HttpGatewayProps>) => manifestOf(gateway(props), 'Gateway').spec.listeners;

test('an HTTP listener for each host', () => {
  expect(manifestsBelow(gateway({ hosts: ['shop.example.com', '*.example.com'] }))).toEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: {
        name: 'edge',
        namespace: 'shop',
        labels: {
          'app.kubernetes.io/name': 'edge',
          'app.kubernetes.io/instance': 'edge',
          'app.kubernetes.io/component': 'gateway',
          'app.kubernetes.io/part-of': 'shop',
          'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
        },
      },
      spec: {
        gatewayClassName: 'envoy',
        listeners: [
          { name: 'http.shop.example.com', hostname: 'shop.example.com', port: 80, protocol: 'HTTP' },
          { name: 'http-wildcard.example.com', hostname: '*.example.com', port: 80, protocol: 'HTTP' },
        ],
      },
    },
  ]);
});

test('an HTTPS listener besides, with a certificate of cert-manager for all hosts', () => {
  const hosts = ['shop.example.com', 'api.example.com'];
  const found = gateway({ hosts, tls: Tls.certManager({ issuer: Issuer.cluster('letsencrypt') }) });
  const { listeners } = manifestOf(found, 'Gateway').spec;
  const tls = { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: 'edge-tls' }] };
  expect(listeners).toEqual([
    { name: 'http.shop.example.com', hostname: 'shop.example.com', port: 80, protocol: 'HTTP' },
    { name: 'http.api.example.com', hostname: 'api.example.com', port: 80, protocol: 'HTTP' },
    { name: 'https.shop.example.com', hostname: 'shop.example.com', port: 443, protocol: 'HTTPS', tls },
    { name: 'https.api.example.com', hostname: 'api.example.com', port: 443, protocol: 'HTTPS', tls },
  ]);
  const certificate = manifestOf(found, 'Certificate');
  expect(certificate.metadata.name).toBe('edge-tls');
  expect(certificate.spec).toMatchObject({ secretName: 'edge-tls', dnsNames: hosts });
});

test('the names of listeners do not change with other hosts', () => {
  const names = (hosts: string[]) => listenersOf({ hosts }).map((listener: any) => listener.name);
  expect(names(['a-b.example.com', 'a.b.example.com', 'shop.example.com'])).toEqual([
    'http.a-b.example.com',
    'http.a.b.example.com',
    ...names(HOSTS),
  ]);
});

test('admits the namespaces that it is told, and its own', () => {
  const matchExpressions = [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop', 'stock'] }];
  expect(listenersOf({ allowedNamespaces: ['stock', 'shop'] })[0].allowedRoutes).toEqual({
    namespaces: { from: 'Selector', selector: { matchExpressions } },
  });
});

test('a Secret in another namespace is granted there', () => {
  const found = gateway({ tls: Tls.fromSecret('wildcard'), tlsNamespace: 'certs' });
  expect(manifestOf(found, 'Gateway').spec.listeners[1].tls.certificateRefs).toEqual([
    { kind: 'Secret', name: 'wildcard', namespace: 'certs' },
  ]);
  const { metadata, spec } = manifestOf(found, 'ReferenceGrant');
  expect([metadata.name, metadata.namespace]).toEqual(['shop-edge', 'certs']);
  expect(spec).toEqual({
    from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop' }],
    to: [{ group: '', kind: 'Secret', name: 'wildcard' }],
  });
});

test('a Secret in its own namespace needs no grant', () => {
  const found = gateway({ tls: Tls.fromSecret('wildcard'), tlsNamespace: 'shop' });
  expect(manifestsBelow(found).map(({ kind }) => kind)).toEqual(['Gateway']);
});

test('class, name, ports, labels and annotations', () => {
  const { metadata, spec } = manifestOf(
    gateway({
      name: 'public',
      className: 'istio',
      tls: Tls.fromSecret('tls'),
      httpPort: 8080,
      httpsPort: 8443,
      labels: { component: 'edge', custom: { team: 'shop' } },
      annotations: { 'example.com/ip': 'public' },
    }),
    'Gateway',
  );
  expect(metadata.name).toBe('public');
  expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/component': 'edge', team: 'shop' });
  expect(metadata.annotations).toEqual({ 'example.com/ip': 'public' });
  expect(spec.gatewayClassName).toBe('istio');
  expect(spec.listeners.map(({ port }: any) => port)).toEqual([8080, 8443]);
});

test('needs release 1.1', () => {
  const chart = chartIn();
  gateway({}, chart);
  const found = Prerequisites.of(chart).all.map((each) => [each.name, each.minimumVersion, each.neededBy]);
  expect(found).toEqual([['Gateway API', '1.1', 'shop/edge']]);
});

const many = (count: number) => Array.from({ length: count }, (_, index) => `h${index}.example.com`);

test.each<[Partial<HttpGatewayProps>, string]>([
  [{ hosts: [] }, 'shop/edge: hosts is an empty list; name at least one host, like "shop.example.com"'],
  [{ hosts: many(65) }, 'shop/edge: there are 65 hosts; use at most 64, or a second gateway'],
  [
    { hosts: many(33), tls: Tls.fromSecret('tls') },
    'shop/edge: there are 33 hosts; use at most 32, or a second gateway',
  ],
  [{ httpPort: 0 }, 'shop/edge: httpPort 0 is not valid; use a whole number from 1 to 65535'],
  [{ httpsPort: 70000 }, 'shop/edge: httpsPort 70000 is not valid; use a whole number from 1 to 65535'],
  [{ httpsPort: 80 }, 'shop/edge: httpPort and httpsPort are both 80; give each a number of its own'],
  [
    { allowedNamespaces: ['Shop'] },
    'shop/edge: allowed namespace "Shop" is not valid; use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label), for example "shop"',
  ],
  [
    { tls: Tls.fromSecret('tls', { hosts: ['www.example.com'] }) },
    'shop/edge: host "shop.example.com" is not on the certificate, which has "www.example.com"; add it to the hosts of tls, or leave them out where the certificate is made here',
  ],
])('refuses %j', (props, message) => {
  expect(messageOf(() => gateway(props))).toBe(message);
});

test('refuses a Secret elsewhere while its own namespace is not named', () => {
  const chart = new Chart(gatewayApp(), 'shop');
  expect(messageOf(() => gateway({ tls: Tls.fromSecret('tls'), tlsNamespace: 'certs' }, chart))).toBe(
    'shop/edge: the Secret is in the namespace "certs", and the chart of the gateway has none; give the chart a namespace',
  );
});

test('refuses a cluster without a class', () => {
  const app = gatewayApp(ClusterProfile.kind({ addons: ['gateway-api'] }));
  expect(messageOf(() => gateway({}, chartIn(app)))).toBe(
    'shop/edge: the cluster "kind" names no GatewayClass; set gatewayClassName in the cluster profile, as "kubectl get gatewayclass" prints it, or className of the gateway',
  );
});
