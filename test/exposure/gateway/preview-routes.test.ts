import { Chart, Duration } from 'cdk8s';
import { Delivery, ServiceContext, WebService } from 'cdk8s-aspnetcore';
import { Exposure } from '../../../src/exposure/exposure';
import { GatewayOptions } from '../../../src/exposure/gateway/gateway-options';
import { GatewayReference } from '../../../src/exposure/gateway/gateway-reference';
import { HttpGateway } from '../../../src/exposure/gateway/http-gateway';
import { PathMatch } from '../../../src/exposure/gateway/match-values';
import { RouteFilter } from '../../../src/exposure/gateway/route-filter';
import { Tls } from '../../../src/exposure/tls/tls';
import { BareService } from '../../support/bare-service';
import { manifestOf, messageOf, testApp } from '../../support/manifests';
import { EVERYTHING, objectsOf } from '../../support/released-service';
import { chartIn, exposedBy, options } from './support';

const blueGreen = (previewHost = 'preview.example.com') =>
  Delivery.blueGreen({ active: 'blue', green: { image: 'example.com/web:2' }, previewHost });

const previewed = (some: Partial<GatewayOptions> = {}) =>
  objectsOf({ delivery: blueGreen(), exposure: Exposure.gateway(options(some)) });

/** A service behind a Gateway of ours. */
function shop(hosts: string[], previewHost?: string, some: Partial<GatewayOptions> = {}): Chart {
  const chart = new Chart(testApp({ cluster: EVERYTHING }), 'shop', { namespace: 'shop' });
  const gateway = new HttpGateway(chart, 'edge', { hosts, tls: Tls.fromSecret('tls'), httpsPort: 8443 });
  const exposure = Exposure.gateway(options({ gateway, ...some }));
  new WebService(chart, 'web', { image: 'example.com/web:1', delivery: blueGreen(previewHost), exposure });
  return chart;
}

test('a route of that host alone leads to the preview Service, with the same matches, filters and timeouts', () => {
  const objects = previewed({
    matches: [{ path: PathMatch.prefix('/shop') }],
    filters: [RouteFilter.rewrite({ replacePrefix: '/' })],
    timeouts: { request: Duration.seconds(30) },
  });
  const { metadata, spec } = objects['HTTPRoute web-preview'];
  expect(metadata).toEqual({ ...objects['HTTPRoute web'].metadata, name: 'web-preview' });
  expect(spec).toEqual({
    parentRefs: [{ name: 'shared', namespace: 'infra' }],
    hostnames: ['preview.example.com'],
    rules: [{ ...objects['HTTPRoute web'].spec.rules[0], backendRefs: [{ name: 'web-preview', port: 80 }] }],
  });
});

test('a preview has the other color alone, and lets the data plane in', () => {
  const objects = previewed();
  const selector = { 'app.kubernetes.io/instance': 'web-green', 'cdk8s-aspnetcore/service': 'web' };
  expect(objects['Service web-preview'].spec.selector).toEqual(selector);
  expect(objects['HTTPRoute web'].spec).toEqual({
    parentRefs: [{ name: 'shared', namespace: 'infra' }],
    hostnames: ['shop.example.com'],
    rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
  });
  const data = {
    namespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['infra'] }],
    },
  };
  const { ingress, podSelector } = objects['NetworkPolicy web-green'].spec;
  expect(podSelector.matchLabels).toEqual({ 'app.kubernetes.io/instance': 'web-green' });
  expect(ingress).toEqual([{ from: [data], ports: [{ port: 8080, protocol: 'TCP' }] }]);
});

test('a preview of gRPC, without other backends', () => {
  const other = new BareService(chartIn(), 'old', []);
  const objects = previewed({ grpc: true, otherBackends: [{ service: other, weight: 1 }] });
  expect(objects['GRPCRoute web-preview'].spec.rules).toEqual([{ backendRefs: [{ name: 'web-preview', port: 80 }] }]);
});

test('on its own listener, and redirected to HTTPS like the service', () => {
  const chart = shop(['shop.example.com', 'preview.example.com']);
  const sectionsOf = (name: string) => manifestOf(chart, 'HTTPRoute', name).spec.parentRefs;
  expect(sectionsOf('web-preview')).toEqual([{ name: 'edge', sectionName: 'https.preview.example.com' }]);
  const redirect = manifestOf(chart, 'HTTPRoute', 'web-preview-redirect').spec;
  expect(redirect).toEqual({
    parentRefs: [{ name: 'edge', sectionName: 'http.preview.example.com' }],
    hostnames: ['preview.example.com'],
    rules: [
      { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', port: 8443, statusCode: 301 } }] },
    ],
  });
  expect(chart.node.root.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([]);
});

test('a wildcard of the service does not take the host of the preview', () => {
  const chart = shop(['*.example.com'], undefined, { hosts: ['*.example.com'] });
  const routes = ['web', 'web-preview'].map((name) => manifestOf(chart, 'HTTPRoute', name).spec);
  expect(routes.map(({ hostnames }) => hostnames)).toEqual([['*.example.com'], ['preview.example.com']]);
  expect(routes[1].parentRefs).toEqual([{ name: 'edge', sectionName: 'https-wildcard.example.com' }]);
});

test.each([
  [
    ['shop.example.com'],
    'preview.example.com',
    'host "preview.example.com" is on no listener of the gateway "edge"; add it to hosts of the gateway, which has shop.example.com',
  ],
  [
    ['shop.example.com'],
    'shop.example.com',
    'the host "shop.example.com" of a preview is one of the service itself; give the preview a host of its own',
  ],
  [
    ['shop.example.com'],
    'https://preview.example.com',
    'host "https://preview.example.com" has a scheme; give the bare DNS name like "shop.example.com": whether it is HTTPS is what tls says',
  ],
])('a Gateway for %s refuses the preview %s', (hosts, previewHost, message) => {
  expect(messageOf(() => shop(hosts, previewHost))).toBe(`shop/web: ${message}`);
});

test('two previews have a host each', () => {
  const previews = (...hosts: string[]) => ({
    capabilityName: 'previews',
    bind: ({ intent }: ServiceContext) =>
      hosts.forEach((host, index) => intent.routing.addPreview({ serviceName: `web-${index}`, host })),
  });
  const bare = (...hosts: string[]) => {
    const gateway = GatewayReference.of({ name: 'shared' });
    return new BareService(chartIn(), 'web', [previews(...hosts), exposedBy(options({ gateway }))]);
  };
  const service = bare('a.example.com', 'b.example.com');
  const hosts = ['web', 'web-0', 'web-1'].map((name) => manifestOf(service, 'HTTPRoute', name).spec.hostnames[0]);
  expect(hosts).toEqual(['shop.example.com', 'a.example.com', 'b.example.com']);
  expect(messageOf(() => bare('a.example.com', 'a.example.com'))).toBe(
    'shop/web: host "a.example.com" is listed twice; list each host once',
  );
});
