import { Audience, RouteFilter } from 'cdk8s-aspnetcore';
import { GatewayOptions } from '../../../src/exposure/gateway/gateway-options';
import { PathMatch, ValueMatch } from '../../../src/exposure/gateway/match-values';
import { messageOf } from '../../support/manifests';
import { released } from '../../support/released-service';
import { abTest, BETA, rulesOf, Variants } from './variants';

const refusalOf = (audiences: Variants, some?: Partial<GatewayOptions>) =>
  messageOf(() => released(abTest(audiences, some)));

const headers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${index}`, ValueMatch.exact('1')]));
const many = (count: number): Variants =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, Audience.header('v', `${index}`)]));
const prefixes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ path: PathMatch.prefix(`/${index}`) }));
const strip = [RouteFilter.rewrite({ replacePrefix: '/' })];
const ONCE = 'leave it out of the matches, or use another one for the audience';

test.each<[string, Variants, Partial<GatewayOptions>, string]>([
  [
    'a query parameter of gRPC',
    { b: Audience.queryParameter('v', 'b') },
    { grpc: true },
    'a GRPCRoute can\'t tell the requests for "b" by the query parameter "v"; use Audience.header, whose header is gRPC metadata, or leave grpc out',
  ],
  [
    'a share of users',
    { b: Audience.header('v', 'b'), c: Audience.share(10) },
    {},
    'the standard channel of the Gateway API can\'t keep 10% of the users with "c"; use Audience.header or Audience.cookie, Exposure.ingress with ingress-nginx or Traefik, or Delivery.canary for a share that is not sticky',
  ],
  [
    'a header that a match has',
    BETA,
    { matches: [{ headers: { 'X-Variant': ValueMatch.regex('.*') } }] },
    `the header "x-variant" decides which requests the service gets, so it can't decide who gets "beta" too; ${ONCE}`,
  ],
  [
    'a cookie beside a match of cookies',
    { beta: Audience.cookie('beta') },
    { matches: [{ headers: { Cookie: ValueMatch.regex('.*') } }] },
    `the header "cookie" decides which requests the service gets, so it can't decide who gets "beta" too; ${ONCE}`,
  ],
  [
    'a query parameter that a match has',
    { beta: Audience.queryParameter('v', 'b') },
    { matches: [{ queryParams: { v: ValueMatch.exact('1') } }] },
    `the query parameter "v" decides which requests the service gets, so it can't decide who gets "beta" too; ${ONCE}`,
  ],
  ['a header too many', BETA, { matches: [{ headers: headers(16) }] }, 'there are 17 headers; use at most 16'],
  [
    'rules too many by variants',
    many(16),
    {},
    'the variants and matches make 17 rules; use fewer variants or matches: a route has at most 16',
  ],
  [
    'rules too many by matches',
    many(2),
    { matches: prefixes(6), filters: strip },
    'the variants and matches make 18 rules; use fewer variants or matches: a route has at most 16',
  ],
  [
    'a redirect',
    BETA,
    { filters: [RouteFilter.redirect({ toHttps: true })] },
    'all requests are redirected, so no version of the service gets any; leave out the filter, or the delivery that has several versions',
  ],
  [
    'a long cookie',
    { beta: Audience.cookie('beta', 'a'.repeat(4096)) },
    {},
    `regular expression of the header "cookie" "^(.*; *)?beta=${'a'.repeat(66)}…" has 4117 characters; use at most 4096`,
  ],
])('refuses %s', (_, variants, some, message) => {
  expect(refusalOf(variants, some)).toBe(`shop/web: ${message}`);
});

test('as many rules as a route takes', () => {
  expect(rulesOf(many(15)).length).toBe(16);
  expect(rulesOf(BETA, { matches: prefixes(8), filters: strip }).length).toBe(16);
  expect(
    rulesOf({ beta: Audience.queryParameter('V', 'b') }, { matches: [{ queryParams: { v: ValueMatch.exact('1') } }] })
      .length,
  ).toBe(2);
});
