import { Duration } from 'cdk8s';
import { Audience, RouteFilter, RouteMethod } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { PathMatch, ValueMatch } from '../../../src/exposure/gateway/match-values';
import { released } from '../../support/released-service';
import { abTest, BETA, rulesOf, Variants } from './variants';

const ref = (name: string) => [{ name, port: 80 }];
const cookie = { type: 'RegularExpression', name: 'cookie', value: '^(.*; *)?beta=yes(;.*)?$' };

describe('without matches', () => {
  test.each<[string, Audience, object]>([
    ['a header', BETA.beta, { headers: [{ type: 'Exact', name: 'x-variant', value: 'beta' }] }],
    ['a cookie', Audience.cookie('beta', 'yes'), { headers: [cookie] }],
    [
      'a query parameter',
      Audience.queryParameter('v', 'b'),
      { queryParams: [{ type: 'Exact', name: 'v', value: 'b' }] },
    ],
  ])('%s has a rule before that of everybody else', (_, beta, match) => {
    expect(rulesOf({ beta })).toEqual([
      { matches: [match], backendRefs: ref('web-beta') },
      { backendRefs: ref('web') },
    ]);
  });

  test.each([
    ['a header of metadata', BETA.beta, { type: 'Exact', name: 'x-variant', value: 'beta' }],
    ['a cookie', Audience.cookie('beta', 'yes'), cookie],
  ])('%s of gRPC', (_, beta, header) => {
    expect(rulesOf({ beta }, { grpc: true })).toEqual([
      { matches: [{ headers: [header] }], backendRefs: ref('web-beta') },
      { backendRefs: ref('web') },
    ]);
  });

  test('variants in their order', () => {
    const variants = { c: Audience.queryParameter('v', 'c'), b: Audience.header('x-v', 'b') };
    expect(rulesOf(variants).map(({ backendRefs }) => backendRefs[0].name)).toEqual(['web-c', 'web-b', 'web']);
  });
});

test('each match is asked for with the condition, filters and timeouts are the same', () => {
  const [beta, everybody] = rulesOf(BETA, {
    matches: [
      { path: PathMatch.prefix('/api'), headers: { 'x-beta': ValueMatch.regex('.+') } },
      { method: RouteMethod.GET, queryParams: { v: ValueMatch.exact('1') } },
    ],
    filters: [RouteFilter.requestHeaders({ remove: ['x-internal'] })],
    timeouts: { request: Duration.seconds(30) },
  });
  const header = { type: 'Exact', name: 'x-variant', value: 'beta' };
  const rest = {
    filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['x-internal'] } }],
    timeouts: { request: '30s' },
  };
  const path = { type: 'PathPrefix', value: '/api' };
  const known = { type: 'RegularExpression', name: 'x-beta', value: '.+' };
  const query = { method: 'GET', queryParams: [{ type: 'Exact', name: 'v', value: '1' }] };
  expect(beta).toEqual({
    matches: [
      { path, headers: [known, header] },
      { ...query, headers: [header] },
    ],
    backendRefs: ref('web-beta'),
    ...rest,
  });
  expect(everybody).toEqual({ matches: [{ path, headers: [known] }, query], backendRefs: ref('web'), ...rest });
});

test('a replaced prefix has a rule for each match, those of the variant first', () => {
  const matches = ['/a', '/b'].map((prefix) => ({ path: PathMatch.prefix(prefix) }));
  const rules = rulesOf(BETA, { matches, filters: [RouteFilter.rewrite({ replacePrefix: '/' })] });
  expect(
    rules.map((rule) => [
      rule.matches.map(({ path }: any) => path.value),
      rule.backendRefs[0].name,
      rule.filters[0].type,
    ]),
  ).toEqual([
    [['/a'], 'web-beta', 'URLRewrite'],
    [['/b'], 'web-beta', 'URLRewrite'],
    [['/a'], 'web', 'URLRewrite'],
    [['/b'], 'web', 'URLRewrite'],
  ]);
});

test('other backends share what no condition takes away', () => {
  const { service: old } = released();
  const rules = rulesOf(BETA, { weight: 9, otherBackends: [{ service: old, weight: 1 }] });
  expect(rules.map(({ backendRefs }) => backendRefs)).toEqual([
    ref('web-beta'),
    [
      { name: 'web', port: 80, weight: 9 },
      { name: 'web', port: 80, weight: 1 },
    ],
  ]);
});

describe('the expression of a cookie', () => {
  const { value } = rulesOf({ beta: Audience.cookie('a.b+$', 'v1.0') })[0].matches[0].headers[0];

  test.each(['a.b+$=v1.0', 'x=1; a.b+$=v1.0', 'a.b+$=v1.0; x=1', 'x=1;a.b+$=v1.0;y=2', 'x=; a.b+$=v1.0; y=a=b'])(
    'finds it in %s',
    (header) => {
      expect(new RegExp(value).test(header)).toBe(true);
    },
  );

  test.each(['a.b+$=v1.01', 'xa.b+$=v1.0', 'aXb+$=v1.0', 'a.b+$=v1X0', 'x=a.b+$=v1.0', 'A.B+$=v1.0', ''])(
    'does not find it in %s',
    (header) => {
      expect(new RegExp(value).test(header)).toBe(false);
    },
  );

  test('says the whole header, which some controllers compare it with', () => {
    expect(value).toBe('^(.*; *)?a\\.b\\+\\$=v1\\.0(;.*)?$');
  });
});

test('a cookie needs a controller that knows regular expressions', () => {
  const found = (audiences: Variants) => Prerequisites.of(released(abTest(audiences)).service).all.slice(2);
  const both = { b: Audience.cookie('b', '1'), c: Audience.cookie('c', '1'), d: Audience.cookie('b', '2') };
  expect(found(both)).toEqual([
    {
      name: 'regular expressions for headers in the Gateway API',
      install:
        'the controller of the Gateway "shared" must know header matches of the type RegularExpression, which find the cookies "b" and "c"; its documentation says so, and Audience.header does without',
      neededBy: 'shop/web',
    },
  ]);
  expect(found(BETA)).toEqual([]);
});
