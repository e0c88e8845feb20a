import { Chart, Duration } from 'cdk8s';
import { GatewayOptions } from '../../../src/exposure/gateway/gateway-options';
import { PathMatch, ValueMatch } from '../../../src/exposure/gateway/match-values';
import { RouteFilter } from '../../../src/exposure/gateway/route-filter';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';
import { chartIn, exposed, gatewayApp } from './support';

const path = (match: PathMatch): Partial<GatewayOptions> => ({ matches: [{ path: match }] });
const header = (name: string, value = ValueMatch.exact('1')) => ({ matches: [{ headers: { [name]: value } }] });
const filter = (...filters: RouteFilter[]): Partial<GatewayOptions> => ({ filters });
const timeouts = (request: Duration, backendRequest?: Duration) => ({ timeouts: { request, backendRequest } });
const LIKE_PATH = 'use one like "/api"';
const NORMAL = `${LIKE_PATH}, without "//", "/./", "/../" and "%2f", other characters percent-encoded`;
const WEIGHT = 'use a whole number from 0 to 10000';
const seventeen = Array.from({ length: 17 }, (_, index) => `h${index}`);
const records = Object.fromEntries(seventeen.map((name) => [name, ValueMatch.exact('1')]));

test.each<[Partial<GatewayOptions>, string]>([
  [{ hosts: [] }, 'hosts is an empty list; name at least one host, like "shop.example.com"'],
  [
    { hosts: ['https://shop.example.com'] },
    'host "https://shop.example.com" has a scheme; give the bare DNS name like "shop.example.com": whether it is HTTPS is what tls says',
  ],
  [
    { hosts: seventeen.map((name) => `${name}.example.com`) },
    'there are 17 hosts; use at most 16, or a wildcard like "*.example.com"',
  ],
  [{ matches: [] }, 'there are 0 matches; use 1 to 8, or leave them out'],
  [{ matches: Array(9).fill({ path: PathMatch.prefix('/') }) }, 'there are 9 matches; use 1 to 8, or leave them out'],
  [
    { matches: [{}] },
    'a match is empty; say what it matches, like { path: PathMatch.prefix("/api") }, or leave it out',
  ],
  [
    { matches: [{ headers: {} }] },
    'a match is empty; say what it matches, like { path: PathMatch.prefix("/api") }, or leave it out',
  ],
  [
    { grpcMatches: [{}] },
    'a match is empty; say what it matches, like { grpcService: "shop.v1.Catalog" }, or leave it out',
  ],
  [path(PathMatch.prefix('api')), 'path "api" does not start with a slash; write "/api"'],
  [path(PathMatch.exact('')), `path is empty; ${LIKE_PATH}`],
  [path(PathMatch.exact('/a//b')), `path "/a//b" is not a valid path; ${NORMAL}`],
  [path(PathMatch.exact('/a/../b')), `path "/a/../b" is not a valid path; ${NORMAL}`],
  [path(PathMatch.prefix('/a/.')), `path "/a/." is not a valid path; ${NORMAL}`],
  [path(PathMatch.prefix('/a%2fb')), `path "/a%2fb" is not a valid path; ${NORMAL}`],
  [path(PathMatch.prefix('/a b')), `path "/a b" is not a valid path; ${NORMAL}`],
  [path(PathMatch.prefix(`/${'a'.repeat(1024)}`)), `path "/${'a'.repeat(79)}…" has 1025 characters; use at most 1024`],
  [path(PathMatch.regex('')), 'regular expression of a path is empty; give it a value'],
  [header('x-a', ValueMatch.regex('')), 'regular expression of the header "x-a" is empty; give it a value'],
  [header('x-a', ValueMatch.exact('')), 'value of the header "x-a" is empty; give it a value'],
  [header('x a'), 'header "x a" has a name that is not valid; use letters, digits and "-", like "x-version"'],
  [header(''), 'name of a header is empty; name it'],
  [
    { matches: [{ headers: { 'X-A': ValueMatch.exact('1'), 'x-a': ValueMatch.exact('2') } }] },
    'header "x-a" is the same as "X-A"; list it once',
  ],
  [{ matches: [{ queryParams: records }] }, 'there are 17 query parameters; use at most 16'],
  [
    { matches: [{ queryParams: { q: ValueMatch.regex('') } }] },
    'regular expression of the query parameter "q" is empty; give it a value',
  ],
  [{ grpcMatches: [{ grpcService: 'a/b' }] }, 'grpcService "a/b" is not valid; use one like "shop.v1.Catalog"'],
  [{ grpcMatches: [{ grpcMethod: 'a.b' }] }, 'grpcMethod "a.b" is not valid; use one like "GetItem"'],
  [
    { grpc: true, matches: [{ path: PathMatch.prefix('/') }] },
    "a GRPCRoute can't have matches; use grpcMatches for matches and leave timeouts out",
  ],
  [
    { grpc: true, ...timeouts(Duration.seconds(1)) },
    "a GRPCRoute can't have timeouts; use grpcMatches for matches and leave timeouts out",
  ],
  [{ grpc: false, grpcMatches: [] }, "an HTTPRoute can't have grpcMatches; set grpc, or use matches"],
  [
    { grpc: true, redirectToHttps: true },
    "redirectToHttps is asked for, but gRPC clients don't follow redirects; leave grpc out, or leave redirectToHttps out",
  ],
  [
    { grpc: true, ...filter(RouteFilter.rewrite({ replacePath: '/' })) },
    "a GRPCRoute can't have the filter URLRewrite; leave it out, or leave grpc out",
  ],
  [
    filter(RouteFilter.requestHeaders({ remove: ['a'] }), RouteFilter.requestHeaders({ remove: ['b'] })),
    'there are two filters RequestHeaderModifier; put all that they say into one',
  ],
  [
    filter(RouteFilter.rewrite({ replacePath: '/' }), RouteFilter.redirect({ toHttps: true })),
    'a route has both a rewrite and a redirect; leave one out: no service gets to see it',
  ],
  [
    filter(RouteFilter.requestHeaders({})),
    'requestHeaders changes nothing; say what, like { set: { "x-env": "test" } }',
  ],
  [filter(RouteFilter.responseHeaders({ set: { a: '' } })), 'value of the header "a" is empty; give it a value'],
  [filter(RouteFilter.rewrite({})), 'a rewrite changes nothing; say what, like { replacePrefix: "/" }'],
  [
    filter(RouteFilter.redirect({ permanent: true })),
    'a redirect changes nothing; say what, like { hostName: "www.example.com" }',
  ],
  [filter(RouteFilter.redirect({ port: 0 })), 'redirect port 0 is not valid; use a whole number from 1 to 65535'],
  [
    filter(RouteFilter.rewrite({ replacePrefix: '/', replacePath: '/' })),
    'a rewrite has both replacePrefix and replacePath; set one of them',
  ],
  [
    filter(RouteFilter.rewrite({ replacePrefix: 'shop' })),
    'replacePrefix "shop" does not start with a slash; write "/shop"',
  ],
  [
    filter(RouteFilter.rewrite({ hostName: '*.example.com' })),
    'hostName "*.example.com" is not a DNS name; use lower-case letters, digits, "-" and ".", like "shop.example.com"',
  ],
  [
    { ...path(PathMatch.exact('/a')), ...filter(RouteFilter.rewrite({ replacePrefix: '/' })) },
    'replacePrefix needs a path prefix, and a match has another kind of path; use PathMatch.prefix, or replacePath',
  ],
  [
    { weight: 1, ...filter(RouteFilter.redirect({ toHttps: true })) },
    'weight has no meaning for requests that are redirected; leave it out',
  ],
  [{ weight: -1 }, `weight -1 is not valid; ${WEIGHT}`],
  [{ weight: 0.5 }, `weight 0.5 is not valid; ${WEIGHT}`],
  [{ weight: 10001 }, `weight 10001 is not valid; ${WEIGHT}`],
  [{ portName: 'grpc' }, 'the service "web" has no port named "grpc"; use http'],
  [
    { portName: 'metrics', service: { extraPorts: [{ portName: 'metrics', containerPort: 9090, offered: false }] } },
    'the service "web" has no port named "metrics"; use http',
  ],
  [
    timeouts(Duration.seconds(1), Duration.seconds(2)),
    'timeout backendRequest of 2000 ms is longer than request of 1000 ms; make it shorter, or request longer',
  ],
  [
    timeouts(Duration.millis(1.5)),
    'timeout request of 1.5 ms is not valid; use whole milliseconds, like Duration.seconds(10)',
  ],
  [
    timeouts(Duration.millis(100001)),
    'timeout request of 100001 ms has more digits than the Gateway API takes; use fewer, like whole minutes',
  ],
  [
    { redirectToHttps: true },
    'redirectToHttps is asked for, but the HTTP listener of the gateway "shared" is not known; name it by httpSectionName, or leave redirectToHttps out',
  ],
  [
    { controllerNamespace: 'a', controllerSourceRanges: ['10.0.0.0/8'] },
    'both controllerNamespace and controllerSourceRanges are given; set one of them: the data plane is in the cluster or outside',
  ],
  [
    { controllerSourceRanges: [] },
    'controllerSourceRanges is empty; use blocks that start at their first address, like "10.0.0.0/16"',
  ],
  [
    { controllerSourceRanges: ['10.0.0.1/8'] },
    'controllerSourceRanges is not valid: "10.0.0.1/8"; use blocks that start at their first address, like "10.0.0.0/16"',
  ],
])('refuses %j', (some, message) => {
  expect(messageOf(() => exposed(some))).toBe(`shop/web: ${message}`);
});

test('refuses other backends with a wrong weight or port, or of whose namespace nothing is known', () => {
  const app = gatewayApp();
  const shop = chartIn(app);
  const service = new BareService(shop, 'old', []);
  const nowhere = new BareService(new Chart(app, 'nowhere'), 'lost', []);
  const backend = (one: object) => messageOf(() => exposed({ otherBackends: [{ service, weight: 1, ...one }] }, shop));
  expect(backend({ weight: -1 })).toBe(`shop/web: weight of "old" -1 is not valid; ${WEIGHT}`);
  shop.node.tryRemoveChild('web');
  expect(backend({ portName: 'grpc' })).toBe('shop/web: "old" has no port named "grpc"; use http');
  shop.node.tryRemoveChild('web');
  expect(backend({ service: nowhere })).toBe('shop/web: the namespace of "lost" is not known; name both namespaces');
});
