import { Audience, Delivery, RouteMethod } from 'cdk8s-aspnetcore';
import { Exposure } from '../../../src/exposure/exposure';
import { PathMatch, ValueMatch } from '../../../src/exposure/gateway/match-values';
import { RouteMatch } from '../../../src/exposure/gateway/route-match';
import { objectsOf } from '../../support/released-service';
import { options } from './support';

interface Request {
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly query: Record<string, string>;
}

function agrees({ type, value }: any, given: string | undefined): boolean {
  return given !== undefined && (type === 'Exact' ? given === value : new RegExp(`^(?:${value})$`).test(given));
}

function agreesWithPath({ type, value }: any, path: string): boolean {
  return type === 'Exact' ? path === value : value === '/' || path === value || path.startsWith(`${value}/`);
}

function fits({ path, method, headers = [], queryParams = [] }: any, request: Request): boolean {
  return (
    (path === undefined || agreesWithPath(path, request.path)) &&
    (method === undefined || method === request.method) &&
    headers.every((header: any) => agrees(header, request.headers[header.name])) &&
    queryParams.every((param: any) => agrees(param, request.query[param.name]))
  );
}

/** What decides between matches, the first difference first. Source: the Gateway API's HTTPRouteRule. */
function rank({ path, method, headers = [], queryParams = [] }: any): number[] {
  const { type, value } = path ?? { type: 'PathPrefix', value: '/' };
  return [Number(type === 'Exact'), value.length, Number(method !== undefined), headers.length, queryParams.length];
}

function compare(one: number[], other: number[]): number {
  const index = one.findIndex((value, position) => value !== other[position]);
  return index < 0 ? 0 : other[index] - one[index];
}

/** Where a Gateway sends a request; a sort keeps the order of what is equal. */
function backendOf(rules: any[], request: Request): string | undefined {
  const candidates = rules.flatMap(({ matches = [{}], backendRefs }) =>
    matches.map((match: any) => ({ match, backend: backendRefs[0].name })),
  );
  return candidates
    .filter(({ match }) => fits(match, request))
    .sort((one, other) => compare(rank(one.match), rank(other.match)))[0]?.backend;
}

const MATCHES: RouteMatch[] = [
  { path: PathMatch.prefix('/') },
  { path: PathMatch.prefix('/api') },
  { path: PathMatch.exact('/api') },
  { method: RouteMethod.GET },
  { headers: { a: ValueMatch.exact('1'), b: ValueMatch.exact('1'), c: ValueMatch.regex('.+') } },
  { queryParams: { x: ValueMatch.exact('1'), y: ValueMatch.exact('1') } },
  { path: PathMatch.prefix('/api'), method: RouteMethod.GET, queryParams: { x: ValueMatch.exact('1') } },
];

const HEADERS: Record<string, string>[] = [{}, { a: '1' }, { a: '1', b: '1', c: '2' }];
const QUERIES: Record<string, string>[] = [{}, { x: '1' }, { x: '1', y: '1' }];
/** Every way to say something or nothing of each part. */
const REQUESTS: Request[] = ['/', '/api', '/api/v1'].flatMap((path) =>
  ['GET', 'POST'].flatMap((method) =>
    HEADERS.flatMap((headers) => QUERIES.map((query) => ({ path, method, headers, query }))),
  ),
);

test.each<[string, Audience, Partial<Request>]>([
  ['header', Audience.header('v', 'b'), { headers: { v: 'b' } }],
  ['cookie', Audience.cookie('v', 'b'), { headers: { cookie: 'a=1; v=b' } }],
  ['query parameter', Audience.queryParameter('v', 'b'), { query: { v: 'b' } }],
])('a condition by %s wins over every match of the default rule, and takes nothing else', (_, audience, extra) => {
  const delivery = Delivery.abTest({ variants: { b: { audience, image: 'example.com/web:2' } } });
  const exposure = Exposure.gateway(options({ matches: MATCHES }));
  const { rules } = objectsOf({ delivery, exposure })['HTTPRoute web'].spec;
  for (const request of REQUESTS) {
    expect(backendOf(rules, request)).toBe('web');
    const headers = { ...request.headers, ...extra.headers };
    const query = { ...request.query, ...extra.query };
    expect(backendOf(rules, { ...request, headers, query })).toBe('web-b');
  }
});
