import { ClusterProfile } from 'cdk8s-aspnetcore';
import { rawFindings } from '../support/raw-findings';

type Json = Record<string, any>;

const ingress = (host: unknown, spec: Json = {}, metadata: Json = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', ...metadata },
  spec: { rules: [{ host }], ...spec },
});
const HOST = 'shop.example.com';
const noted = (annotations: Json, labels?: Json) => ingress(HOST, {}, { annotations, labels });

test.each<[unknown, number]>([
  [HOST, 1],
  ['*.example.com', 1],
  ['shop.1.2.3.4.nip.io', 1],
  ['shop.10.0.0.4.nip.io', 0],
  ['shop', 0],
  ['shop.localhost', 0],
  ['shop.local', 0],
  ['shop.corp.internal', 0],
  ['shop.test', 0],
  ['web.shop.svc', 0],
  ['web.shop.svc.cluster.local', 0],
  [undefined, 0],
  [null, 0],
  [7, 0],
])('an Ingress of %j: %d', (host, findings) => {
  expect(rawFindings('exposure-tls', [ingress(host)])).toHaveLength(findings);
});

test.each<[string, Json[], number]>([
  ['its controller has the certificate', [noted({ 'networking.gke.io/managed-certificates': 'shop' })], 0],
  [
    'it comes by an entry point of TLS',
    [noted({ 'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure' })],
    0,
  ],
  ['it passes TLS through', [noted({ 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' })], 0],
  ['it is for the inside', [noted({ 'alb.ingress.kubernetes.io/scheme': 'internal' })], 0],
  ['its class is', [ingress(HOST, { ingressClassName: 'nginx-internal' })], 0],
  ['an issuer has nowhere to put its certificate', [noted({ 'cert-manager.io/cluster-issuer': 'letsencrypt' })], 1],
  ['a redirect to what is not there', [noted({ 'nginx.ingress.kubernetes.io/ssl-redirect': 'true' })], 1],
  ['no redirect', [noted({ 'nginx.ingress.kubernetes.io/force-ssl-redirect': 'false' })], 1],
  ['a solver of cert-manager', [noted({}, { 'acme.cert-manager.io/http01-solver': 'true' })], 0],
  [
    'another one has TLS for it',
    [ingress(HOST), ingress(HOST, { tls: [{ hosts: ['*.example.com'] }] }, { name: 'b' })],
    0,
  ],
  ['an old one', [{ ...ingress(HOST), apiVersion: 'networking.k8s.io/v1beta1' }], 1],
  ['no spec', [{ ...ingress(HOST), spec: null }], 0],
  ['nulls', [ingress(HOST, { rules: [null], tls: [null] })], 0],
])('an Ingress: %s: %#', (_name, manifests, findings) => {
  expect(rawFindings('exposure-tls', manifests)).toHaveLength(findings);
});

const gateway = (listeners: unknown, spec: Json = {}, metadata: Json = {}) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'public', ...metadata },
  spec: { gatewayClassName: 'envoy', listeners, ...spec },
});
const HTTP = { name: 'http', protocol: 'HTTP', port: 80 };
const HTTPS = { name: 'https', protocol: 'HTTPS', port: 443 };
const route = (rule: Json = {}, hostnames: unknown = [HOST]) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web' },
  spec: { parentRefs: [{ name: 'public' }], hostnames, rules: [rule] },
});
const REDIRECT = { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] };

test.each<[string, Json[], number]>([
  ['a host of its own', [gateway([{ ...HTTP, hostname: HOST }])], 1],
  ['the hosts of its routes', [gateway([HTTP]), route()], 1],
  ['a route of no host', [gateway([HTTP]), route({}, null)], 0],
  ['redirects only', [gateway([HTTP]), route(REDIRECT)], 0],
  ['beside TLS', [gateway([HTTP, HTTPS]), route()], 0],
  [
    'its load balancer ends TLS',
    [gateway([HTTP], {}, { annotations: { 'networking.gke.io/certmap': 'shop' } }), route()],
    0,
  ],
  ['an internal class', [gateway([HTTP], { gatewayClassName: 'gke-l7-internal' }), route()], 0],
  [
    'by its infrastructure',
    [gateway([HTTP], { infrastructure: { annotations: { 'x/scheme': 'internal' } } }), route()],
    0,
  ],
  ['nulls', [gateway([null]), { ...route(), spec: { parentRefs: [null], rules: null } }], 0],
])('a Gateway: %s: %#', (_name, manifests, findings) => {
  expect(rawFindings('exposure-tls', manifests)).toHaveLength(findings);
});

test('a local cluster is not on the internet', () => {
  expect(rawFindings('exposure-tls', [ingress(HOST)], { cluster: ClusterProfile.kind() })).toEqual([]);
});

test('many hosts are counted', () => {
  const rules = ['a', 'b', 'c', 'd', 'd'].map((name) => ({ host: `${name}.example.com` }));
  expect(rawFindings('exposure-tls', [ingress(HOST, { rules })])).toEqual([
    'warning shop/Ingress-web: the Ingress "web" serves a.example.com, b.example.com and 2 more without TLS; ' +
      'give it tls, or suppress this where TLS ends before it',
  ]);
});
