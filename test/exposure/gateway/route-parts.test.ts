import { Duration } from 'cdk8s';
import { PathMatch, ValueMatch } from '../../../src/exposure/gateway/match-values';
import { RouteFilter } from '../../../src/exposure/gateway/route-filter';
import { RouteMatch, RouteMethod } from '../../../src/exposure/gateway/route-match';
import { BareService } from '../../support/bare-service';
import { manifestOf } from '../../support/manifests';
import { chartIn, exposed, gatewayApp, routeOf } from './support';

const MATCHES: [string, RouteMatch, object][] = [
  ['prefix', { path: PathMatch.prefix('/api') }, { path: { type: 'PathPrefix', value: '/api' } }],
  ['exact', { path: PathMatch.exact('/a/b%20c') }, { path: { type: 'Exact', value: '/a/b%20c' } }],
  ['regex', { path: PathMatch.regex('/v[12]/.*') }, { path: { type: 'RegularExpression', value: '/v[12]/.*' } }],
  ['method', { method: RouteMethod.POST }, { method: 'POST' }],
  [
    'header',
    { headers: { 'x-version': ValueMatch.exact('2'), 'x-user': ValueMatch.regex('a.*') } },
    {
      headers: [
        { type: 'Exact', name: 'x-version', value: '2' },
        { type: 'RegularExpression', name: 'x-user', value: 'a.*' },
      ],
    },
  ],
  [
    'query parameter',
    { queryParams: { beta: ValueMatch.exact('1'), Beta: ValueMatch.regex('.+') } },
    {
      queryParams: [
        { type: 'Exact', name: 'beta', value: '1' },
        { type: 'RegularExpression', name: 'Beta', value: '.+' },
      ],
    },
  ],
];

test.each(MATCHES)('a match of %s', (_, match, spec) => {
  expect(routeOf({ matches: [match] }).rules).toEqual([{ matches: [spec], backendRefs: [{ name: 'web', port: 80 }] }]);
});

test('gRPC metadata', () => {
  const grpcMatches = [{ headers: { 'x-version': ValueMatch.exact('2') } }, { grpcMethod: 'Get' }];
  expect(routeOf({ grpcMatches }, 'GRPCRoute').rules[0].matches).toEqual([
    { headers: [{ type: 'Exact', name: 'x-version', value: '2' }] },
    { method: { type: 'Exact', method: 'Get' } },
  ]);
});

const FILTERS: [string, RouteFilter, object][] = [
  [
    'request headers',
    RouteFilter.requestHeaders({ set: { a: '1' }, add: { b: '2' }, remove: ['c'] }),
    {
      type: 'RequestHeaderModifier',
      requestHeaderModifier: { set: [{ name: 'a', value: '1' }], add: [{ name: 'b', value: '2' }], remove: ['c'] },
    },
  ],
  [
    'response headers',
    RouteFilter.responseHeaders({ remove: ['server'] }),
    { type: 'ResponseHeaderModifier', responseHeaderModifier: { remove: ['server'] } },
  ],
  [
    'a rewrite of the host',
    RouteFilter.rewrite({ hostName: 'web.internal' }),
    { type: 'URLRewrite', urlRewrite: { hostname: 'web.internal' } },
  ],
  [
    'a rewrite of the prefix',
    RouteFilter.rewrite({ replacePrefix: '/' }),
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } },
  ],
  [
    'a rewrite of the path',
    RouteFilter.rewrite({ replacePath: '/index.html' }),
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/index.html' } } },
  ],
];

test.each(FILTERS)('%s', (_, filter, spec) => {
  const rule = { filters: [spec], backendRefs: [{ name: 'web', port: 80 }] };
  expect(routeOf({ filters: [filter] }).rules).toEqual([rule]);
});

test.each([
  [{ toHttps: true }, { scheme: 'https', statusCode: 302 }],
  [
    { toHttps: false, permanent: true },
    { scheme: 'http', statusCode: 301 },
  ],
  [
    { hostName: 'www.example.com', port: 8443, replacePath: '/' },
    {
      hostname: 'www.example.com',
      path: { type: 'ReplaceFullPath', replaceFullPath: '/' },
      port: 8443,
      statusCode: 302,
    },
  ],
])('a redirect %j, which leads to no service', (redirect, requestRedirect) => {
  const rules = [{ filters: [{ type: 'RequestRedirect', requestRedirect }] }];
  expect(routeOf({ filters: [RouteFilter.redirect(redirect)] }).rules).toEqual(rules);
});

test('a mirror in another namespace is granted and let in', () => {
  const app = gatewayApp();
  const shadow = new BareService(chartIn(app, 'lab'), 'shadow', []);
  const filters = [RouteFilter.mirrorTo(shadow), RouteFilter.mirrorTo(shadow, 'http')];
  const service = exposed({ filters, grpc: true }, chartIn(app));
  const backendRef = { name: 'shadow', namespace: 'lab', port: 80 };
  const mirror = { type: 'RequestMirror', requestMirror: { backendRef } };
  expect(manifestOf(service, 'GRPCRoute').spec.rules[0].filters).toEqual([mirror, mirror]);
  expect(manifestOf(service, 'ReferenceGrant').spec).toEqual({
    from: [{ group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', namespace: 'shop' }],
    to: [{ group: '', kind: 'Service', name: 'shadow' }],
  });
  const ports = [{ containerPort: 8080 }];
  expect(shadow.context.intent.clients[0]).toEqual({ namespaceName: 'infra', ports });
});

test('a prefix is replaced in a rule for each match', () => {
  const matches = [{ path: PathMatch.prefix('/a') }, { path: PathMatch.prefix('/b') }];
  const { rules } = routeOf({ matches, filters: [RouteFilter.rewrite({ replacePrefix: '/' })] });
  expect(rules.map((rule: any) => rule.matches)).toEqual([
    [{ path: { type: 'PathPrefix', value: '/a' } }],
    [{ path: { type: 'PathPrefix', value: '/b' } }],
  ]);
});

test.each([
  [Duration.seconds(90), '90s'],
  [Duration.millis(1500), '1500ms'],
  [Duration.seconds(0), '0s'],
  [Duration.days(2), '2880m'],
  [Duration.days(365), '8760h'],
])('a timeout of %s', (duration, text) => {
  expect(routeOf({ timeouts: { request: duration } }).rules[0].timeouts).toEqual({ request: text });
});

test('no end for the request as a whole, but for an attempt', () => {
  const timeouts = { request: Duration.seconds(0), backendRequest: Duration.seconds(10) };
  expect(routeOf({ timeouts }).rules[0].timeouts).toEqual({ request: '0s', backendRequest: '10s' });
});

test('both timeouts', () => {
  const timeouts = { request: Duration.seconds(30), backendRequest: Duration.seconds(10) };
  expect(routeOf({ timeouts }).rules[0].timeouts).toEqual({ request: '30s', backendRequest: '10s' });
});
