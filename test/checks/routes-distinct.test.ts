import { ApiObject, App } from 'cdk8s';
import { RoutesDistinct } from '../../src/checks/routes-distinct';
import { synthesizeObject } from '../../src/core/synthesized-object';
import { HttpGateway } from '../../src/exposure/gateway/http-gateway';
import { PathMatch } from '../../src/exposure/gateway/match-values';
import { Tls } from '../../src/exposure/tls/tls';
import { BareService } from '../support/bare-service';
import { chartIn, exposedBy, gatewayApp, options } from '../exposure/gateway/support';

const PARENT = { name: 'edge' };
const prefix = (value: string) => ({ path: { type: 'PathPrefix', value } });

interface Route {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly namespace?: string;
  readonly parents?: object[];
  readonly hosts?: string[];
  readonly matches?: object[];
}

/** What the check says of two routes. */
function findingsOf(one: Route, other: Route): string[] {
  const chart = chartIn();
  const objects = [one, other].map((route, index) => {
    const { kind = 'HTTPRoute', apiVersion = 'gateway.networking.k8s.io/v1', namespace = 'shop' } = route;
    const { parents: parentRefs = [PARENT], hosts: hostnames = ['shop.example.com'], matches } = route;
    const name = index === 0 ? 'a' : 'b';
    const spec = { parentRefs, hostnames, rules: [{ matches }] };
    return new ApiObject(chart, name, { apiVersion, kind, metadata: { name, namespace }, spec });
  });
  return new RoutesDistinct().check(objects.map(synthesizeObject)).map(({ problem }) => problem);
}

const CLAIM = 'HTTPRoute b claims the same requests of the host shop.example.com on the gateway shop/edge as shop/a';

test.each<[string, Route, Route]>([
  ['no matches', {}, {}],
  ['no match and a prefix of /', {}, { matches: [prefix('/')] }],
  ['a trailing slash', { matches: [prefix('/api')] }, { matches: [prefix('/api/')] }],
  ['one of several', { matches: [prefix('/a'), prefix('/b')] }, { matches: [prefix('/b')] }],
  [
    'headers in another order',
    {
      matches: [
        {
          headers: [
            { name: 'a', value: '1' },
            { name: 'b', value: '2' },
          ],
        },
      ],
    },
    {
      matches: [
        {
          headers: [
            { value: '2', name: 'b', type: 'Exact' },
            { name: 'a', value: '1' },
          ],
        },
      ],
    },
  ],
  ['all listeners and one', {}, { parents: [{ ...PARENT, sectionName: 'https' }] }],
  ['one listener and all', { parents: [{ ...PARENT, sectionName: 'https' }] }, {}],
  ['a gateway named with its namespace', {}, { parents: [{ ...PARENT, namespace: 'shop' }] }],
])('two routes collide: %s', (_, one, other) => {
  expect(findingsOf(one, other)).toEqual([CLAIM]);
});

test.each<[string, Route, Route]>([
  ['hosts', {}, { hosts: ['www.example.com'] }],
  [
    'hosts, one of them twice on a gateway',
    { parents: [PARENT, { ...PARENT, sectionName: 'a' }] },
    { hosts: ['b.org'] },
  ],
  ['paths', { matches: [prefix('/a')] }, { matches: [prefix('/b')] }],
  ['kinds of path', { matches: [prefix('/a')] }, { matches: [{ path: { type: 'Exact', value: '/a' } }] }],
  ['methods', {}, { matches: [{ method: 'GET' }] }],
  ['gateways', {}, { parents: [{ name: 'other' }] }],
  ['namespaces of the gateway', {}, { namespace: 'stock' }],
  ['listeners', { parents: [{ ...PARENT, sectionName: 'http' }] }, { parents: [{ ...PARENT, sectionName: 'https' }] }],
  ['groups', {}, { apiVersion: 'example.com/v1' }],
  ['gRPC methods', ...grpc({ service: 'a' }, { service: 'b' })],
])('two routes of different %s do not', (_, one, other) => {
  expect(findingsOf(one, other)).toEqual([]);
});

function grpc(...methods: object[]): [Route, Route] {
  const [one, other] = methods.map((method) => ({ kind: 'GRPCRoute', matches: [{ method }] }));
  return [one, other];
}

test('gRPC calls collide too', () => {
  expect(findingsOf(...grpc({ service: 'a' }, { service: 'a', type: 'Exact' }))).toEqual([
    CLAIM.replace('HTTPRoute', 'GRPCRoute'),
  ]);
});

test('an HTTPRoute and a GRPCRoute do not share a host', () => {
  expect(findingsOf({ matches: [prefix('/a')] }, { kind: 'GRPCRoute' })).toEqual([
    'GRPCRoute b claims requests that shop/a takes by its HTTPRoute, of the host shop.example.com on the gateway shop/edge',
  ]);
});

describe('services', () => {
  const app = (...prefixes: string[]): App => {
    const root = gatewayApp();
    const chart = chartIn(root);
    const gateway = new HttpGateway(chart, 'edge', { hosts: ['shop.example.com'], tls: Tls.fromSecret('tls') });
    prefixes.forEach((value, index) => {
      const matches = [{ path: PathMatch.prefix(value) }];
      new BareService(chart, `web${index}`, [exposedBy(options({ gateway, matches }))]);
    });
    return root;
  };

  test('share a host by their paths, redirects included', () => {
    expect(app('/', '/api').node.validate()).toEqual([]);
  });

  test('stop synth when they claim the same, once for the route and once for its redirect', () => {
    const fix = 'give each a match of its own, such as a path prefix, or another host';
    expect(app('/api', '/api').node.validate()).toEqual([
      `shop/web1/route: HTTPRoute web1 claims the same requests of the host shop.example.com on the gateway shop/edge as shop/web0/route; ${fix} [routes-distinct]`,
      `shop/web1/redirect-route: HTTPRoute web1-redirect claims the same requests of the host shop.example.com on the gateway shop/edge as shop/web0/redirect-route; ${fix} [routes-distinct]`,
    ]);
  });
});
