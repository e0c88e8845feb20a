import { IngressPath } from 'cdk8s-aspnetcore';
import { RequestPart } from '../../../src/core/route';
import { conditionRule, literal, routerRules } from '../../../src/exposure/ingress/traefik-rule';

test.each([
  ['/a', '`/a`'],
  ['a"b\\c', '`a"b\\c`'],
  ['a`b', '"a`b"'],
  ['a`b"c\\d', '"a`b\\"c\\\\d"'],
  ['a\rb', '"a\\rb"'],
])('the literal of %j', (text, rule) => {
  expect(literal(text)).toBe(rule);
});

test.each([
  [RequestPart.HEADER, 'x-variant', 'b', 'Header(`x-variant`, `b`)'],
  [RequestPart.HEADER, 'x-variant', 'b`) || Host(`evil', 'Header(`x-variant`, "b`) || Host(`evil")'],
  [RequestPart.QUERY, 'v', 'b', 'Query(`v`, `b`)'],
  [RequestPart.COOKIE, 'v', 'b', 'HeaderRegexp(`Cookie`, `(^|; *)v=b(;|$)`)'],
  [RequestPart.COOKIE, 'v$', '1.0', 'HeaderRegexp(`Cookie`, `(^|; *)v\\$=1\\.0(;|$)`)'],
])('the rule of the %s %s=%s', (part, name, value, rule) => {
  expect(conditionRule({ part, name, value })).toBe(rule);
});

/** The lengths are those that Traefik gives the rules of an Ingress. */
test.each([
  ['shop.example.com', IngressPath.prefix('/'), 'Host(`shop.example.com`) && PathPrefix(`/`)', 43],
  ['shop.example.com', IngressPath.exact('/a'), 'Host(`shop.example.com`) && Path(`/a`)', 38],
  ['shop.example.com', IngressPath.implementationSpecific('/a'), 'Host(`shop.example.com`) && PathPrefix(`/a`)', 44],
  ['*.example.com', IngressPath.prefix('/'), 'HostRegexp(`^[a-z0-9-]+\\.example\\.com$`) && PathPrefix(`/`)', 40],
  ['shop.example.com', IngressPath.prefix('/ä'), 'Host(`shop.example.com`) && PathPrefix(`/ä`)', 45],
])('the router of %s and %j', (host, path, match, priority) => {
  expect(routerRules([host], [path])).toEqual([{ match, priority }]);
});

test('there is a router for each path of each host', () => {
  const rules = routerRules(['a.example', 'b.example'], [IngressPath.prefix('/x'), IngressPath.prefix('/y')]);
  expect(rules.map(({ match }) => match)).toEqual([
    'Host(`a.example`) && PathPrefix(`/x`)',
    'Host(`a.example`) && PathPrefix(`/y`)',
    'Host(`b.example`) && PathPrefix(`/x`)',
    'Host(`b.example`) && PathPrefix(`/y`)',
  ]);
});
