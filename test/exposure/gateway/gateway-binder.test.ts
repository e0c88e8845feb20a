import { Duration } from 'cdk8s';
import { ClusterProfile, ServiceContext } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { GatewayReference } from '../../../src/exposure/gateway/gateway-reference';
import { HttpGateway } from '../../../src/exposure/gateway/http-gateway';
import { PathMatch } from '../../../src/exposure/gateway/match-values';
import { Tls } from '../../../src/exposure/tls/tls';
import { BareService } from '../../support/bare-service';
import { manifestOf, manifestsBelow } from '../../support/manifests';
import { chartIn, exposed, exposedBy, gatewayApp, options, routeOf, SHARED } from './support';

const kindsOf = (service: BareService) => service.manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`);

describe('a Gateway of somebody else', () => {
  test('a Service and a route to its main port', () => {
    const service = exposed();
    expect(kindsOf(service)).toEqual(['Service/web', 'HTTPRoute/web']);
    expect(manifestOf(service, 'HTTPRoute')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'web', namespace: 'shop', labels: service.context.serviceLabels() },
      spec: {
        parentRefs: [{ name: 'shared', namespace: 'infra' }],
        hostnames: ['shop.example.com'],
        rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
      },
    });
  });

  test('one in the own namespace is named without it', () => {
    const own = GatewayReference.of({ name: 'shared', namespaceName: 'shop' });
    expect(routeOf({ gateway: own }).parentRefs).toEqual([{ name: 'shared' }]);
    expect(routeOf({ gateway: GatewayReference.of({ name: 'shared' }) }).parentRefs).toEqual([{ name: 'shared' }]);
  });

  test('a listener of it', () => {
    const gateway = GatewayReference.of({ name: 'shared', namespaceName: 'infra', sectionName: 'https' });
    const service = exposed({ gateway });
    expect(kindsOf(service)).toEqual(['Service/web', 'HTTPRoute/web']);
    const parentRefs = [{ name: 'shared', namespace: 'infra', sectionName: 'https' }];
    expect(manifestOf(service, 'HTTPRoute').spec.parentRefs).toEqual(parentRefs);
  });

  test('its HTTP listener redirects what the route serves', () => {
    const gateway = GatewayReference.of({ name: 'shared', sectionName: 'https', httpSectionName: 'http' });
    const service = exposed({ gateway, matches: [{ path: PathMatch.prefix('/api') }] });
    expect(manifestOf(service, 'HTTPRoute', 'web').spec.parentRefs).toEqual([{ name: 'shared', sectionName: 'https' }]);
    expect(manifestOf(service, 'HTTPRoute', 'web-redirect').spec).toEqual({
      parentRefs: [{ name: 'shared', sectionName: 'http' }],
      hostnames: ['shop.example.com'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/api' } }],
          filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
        },
      ],
    });
  });

  test('its HTTP listener serves too where nothing is redirected', () => {
    const gateway = GatewayReference.of({ name: 'shared', sectionName: 'https', httpSectionName: 'http' });
    const service = exposed({ gateway, redirectToHttps: false });
    const sections = manifestOf(service, 'HTTPRoute').spec.parentRefs.map((ref: any) => ref.sectionName);
    expect(sections).toEqual(['https', 'http']);
  });

  test('what it must be is a prerequisite', () => {
    const gateway = GatewayReference.of({ name: 'shared', namespaceName: 'infra', sectionName: 'https' });
    const service = exposed({ gateway, timeouts: { request: Duration.seconds(30) } });
    const [api, admission] = Prerequisites.of(service).all;
    expect(api).toEqual({
      name: 'Gateway API',
      minimumVersion: '1.2',
      install:
        'run "kubectl apply --server-side -f https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/standard-install.yaml" and install a controller of the Gateway API',
      neededBy: 'shop/web',
    });
    expect(admission).toEqual({
      name: 'Gateway infra/shared',
      install:
        'its listener https must admit routes from kubernetes.io/metadata.name: shop (allowedRoutes.namespaces); check by: kubectl get gateway shared -n infra -o yaml',
      neededBy: 'shop/web',
    });
    expect(Prerequisites.of(exposed()).all.map((each) => each.minimumVersion)).toEqual(['1.1', undefined]);
  });
});

describe('gRPC', () => {
  test('a GRPCRoute of calls, which nothing redirects', () => {
    const shop = chartIn();
    const tls = Tls.fromSecret('tls');
    const gateway = new HttpGateway(shop, 'edge', { hosts: ['shop.example.com'], tls });
    const service = exposed({ gateway, grpcMatches: [{ grpcService: 'shop.v1.Catalog', grpcMethod: 'Get' }] }, shop);
    expect(kindsOf(service)).toEqual(['Service/web', 'GRPCRoute/web']);
    expect(manifestOf(service, 'GRPCRoute').spec).toEqual({
      parentRefs: [{ name: 'edge', sectionName: 'https.shop.example.com' }],
      hostnames: ['shop.example.com'],
      rules: [
        {
          matches: [{ method: { type: 'Exact', service: 'shop.v1.Catalog', method: 'Get' } }],
          backendRefs: [{ name: 'web', port: 80 }],
        },
      ],
    });
  });

  test('all calls', () => {
    expect(routeOf({ grpc: true }, 'GRPCRoute').rules).toEqual([{ backendRefs: [{ name: 'web', port: 80 }] }]);
  });
});

describe('the Service', () => {
  test('has its options, and the route leads to the port that was asked for', () => {
    const extraPorts = [{ portName: 'grpc', containerPort: 9090, appProtocol: 'kubernetes.io/h2c' }];
    const service = exposed({ service: { extraPorts }, portName: 'grpc', grpc: true });
    expect(manifestOf(service, 'GRPCRoute').spec.rules[0].backendRefs).toEqual([{ name: 'web', port: 9090 }]);
    expect(service.context.intent.clients).toEqual([{ namespaceName: 'infra', ports: [{ containerPort: 9090 }] }]);
  });

  test.each([
    ['the namespace of the Gateway', {}, [{ namespaceName: 'infra' }]],
    ['the own one', { gateway: GatewayReference.of({ name: 'shared' }) }, [{ namespaceName: 'shop' }]],
    ['that of the controller', { controllerNamespace: 'envoy-system' }, [{ namespaceName: 'envoy-system' }]],
    [
      'load balancers outside',
      { controllerSourceRanges: ['10.0.0.0/16', 'fd00::/8'] },
      [{ cidr: '10.0.0.0/16' }, { cidr: 'fd00::/8' }],
    ],
  ])('lets the data plane in: %s', (_, some, peers) => {
    const ports = [{ containerPort: 8080 }];
    expect(exposed(some).context.intent.clients).toEqual(peers.map((peer) => ({ ...peer, ports })));
  });
});

describe('other backends', () => {
  test('share the requests, let the data plane in, and are granted across namespaces', () => {
    const app = gatewayApp();
    const stock = new BareService(chartIn(app, 'stock'), 'old', []);
    const shop = chartIn(app);
    const near = new BareService(shop, 'near', []);
    const otherBackends = [
      { service: stock, weight: 1 },
      { service: near, portName: 'http', weight: 0 },
    ];
    const service = exposed({ weight: 9, otherBackends }, shop);
    expect(manifestOf(service, 'HTTPRoute').spec.rules[0].backendRefs).toEqual([
      { name: 'web', port: 80, weight: 9 },
      { name: 'old', namespace: 'stock', port: 80, weight: 1 },
      { name: 'near', port: 80, weight: 0 },
    ]);
    const client = { namespaceName: 'infra', ports: [{ containerPort: 8080 }] };
    expect([stock, near].map((each) => each.context.intent.clients)).toEqual([[client], [client]]);
    expect(manifestOf(service, 'ReferenceGrant')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'shop-web', namespace: 'stock', labels: service.context.serviceLabels() },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
        to: [{ group: '', kind: 'Service', name: 'old' }],
      },
    });
  });

  test('beside which the own share is 1 by default', () => {
    const shop = chartIn();
    const near = new BareService(shop, 'near', []);
    const service = exposed({ otherBackends: [{ service: near, weight: 3 }] }, shop);
    const weights = manifestOf(service, 'HTTPRoute').spec.rules[0].backendRefs.map((ref: any) => ref.weight);
    expect(weights).toEqual([1, 3]);
  });
});

test('several tracks get their shares, in proportion to other backends', () => {
  const shop = chartIn();
  const near = new BareService(shop, 'near', []);
  const split = {
    capabilityName: 'split',
    bind: ({ intent }: ServiceContext) => intent.routing.routeTo([route('stable', 90), route('canary', 10)]),
  };
  const route = (trackName: string, weight: number) => ({
    trackName,
    weight,
    serviceName: trackName === 'stable' ? 'web' : 'web-canary',
  });
  const exposure = exposedBy(options({ otherBackends: [{ service: near, weight: 1 }] }));
  const service = new BareService(shop, 'web', [split, exposure], { tracks: ['canary'] });
  expect(manifestOf(service, 'HTTPRoute').spec.rules[0].backendRefs).toEqual([
    { name: 'web', port: 80, weight: 90 },
    { name: 'web-canary', port: 80, weight: 10 },
    { name: 'near', port: 80, weight: 100 },
  ]);
});

test.each([
  ['the add-on', { addons: ['gateway-api'] }],
  ['the CRD', { crds: ['httproutes.gateway.networking.k8s.io'] }],
  ['a class', { gatewayClassName: 'envoy' }],
])('%s tells that the cluster has the Gateway API', (_, facts) => {
  const chart = chartIn(gatewayApp(ClusterProfile.minikube(facts)));
  exposed({ gateway: SHARED }, chart);
  expect(manifestsBelow(chart).map(({ kind }) => kind)).toEqual(['Service', 'HTTPRoute']);
});
