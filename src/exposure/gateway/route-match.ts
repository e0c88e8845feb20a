import { fail } from '../../private/errors';
import { show } from '../../private/values';
import { requireFieldNames } from './header-names';
import { PathMatch, requireLength, ValueMatch } from './match-values';

/** A method of HTTP. */
export enum RouteMethod {
  /** GET. */
  GET = 'GET',
  /** HEAD. */
  HEAD = 'HEAD',
  /** POST. */
  POST = 'POST',
  /** PUT. */
  PUT = 'PUT',
  /** DELETE. */
  DELETE = 'DELETE',
  /** CONNECT. */
  CONNECT = 'CONNECT',
  /** OPTIONS. */
  OPTIONS = 'OPTIONS',
  /** TRACE. */
  TRACE = 'TRACE',
  /** PATCH. */
  PATCH = 'PATCH',
}

/** Which requests are meant: those that have all of what is said here. */
export interface RouteMatch {
  /**
   * Their path.
   * @default - any
   */
  readonly path?: PathMatch;

  /**
   * Their method.
   * @default - any
   */
  readonly method?: RouteMethod;

  /**
   * Headers that they have, by name, at most 16.
   * @default - none
   */
  readonly headers?: Record<string, ValueMatch>;

  /**
   * Query parameters that they have, by name, at most 16.
   * @default - none
   */
  readonly queryParams?: Record<string, ValueMatch>;
}

/** Which gRPC calls are meant: those that have all of what is said here. */
export interface GrpcMatch {
  /**
   * The full name of the service, like `shop.v1.Catalog`.
   * @default - any
   */
  readonly grpcService?: string;

  /**
   * The name of the method, like `GetItem`.
   * @default - any
   */
  readonly grpcMethod?: string;

  /**
   * Metadata that they have, by name, at most 16.
   * @default - none
   */
  readonly headers?: Record<string, ValueMatch>;
}

/** A rule of release 1.1 takes eight matches, later ones sixty-four. Source: its HTTPRouteRule. */
const MOST_MATCHES = 8;
/** Source: the Gateway API's HTTPHeaderMatch and HTTPQueryParamMatch. */
export const LONGEST_HEADER = 4096;
/** See {@link LONGEST_HEADER}. */
export const LONGEST_PARAM = 1024;
/** Source: the Gateway API's GRPCMethodMatch. */
const GRPC_SERVICE = /^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i;
const GRPC_METHOD = /^[A-Za-z_][A-Za-z_0-9]*$/;

type Spec = Record<string, unknown>;

function headersOf(path: string, headers: Record<string, ValueMatch> = {}): Spec[] {
  const names = requireFieldNames(path, 'header', Object.keys(headers), true);
  return names.map((name) => headers[name]._toSpec(path, 'header', name, LONGEST_HEADER));
}

function queryParamsOf(path: string, params: Record<string, ValueMatch> = {}): Spec[] {
  const names = requireFieldNames(path, 'query parameter', Object.keys(params), false);
  return names.map((name) => params[name]._toSpec(path, 'query parameter', name, LONGEST_PARAM));
}

function requireSomething(path: string, match: Spec, like: string): void {
  const said = Object.values(match).some((part) => part !== undefined && !(Array.isArray(part) && part.length === 0));
  if (!said) {
    fail('route-invalid', path, 'a match is empty', `say what it matches, like ${like}, or leave it out`);
  }
}

/** No list at all means every request; an empty list is a mistake. */
function requireCount(path: string, matches: unknown[] | undefined): void {
  if (matches !== undefined && (matches.length === 0 || matches.length > MOST_MATCHES)) {
    fail('route-invalid', path, `there are ${matches.length} matches`, `use 1 to ${MOST_MATCHES}, or leave them out`);
  }
}

/** The matches of an HTTPRoute. */
export function httpMatches(path: string, matches: RouteMatch[] | undefined): Spec[] {
  requireCount(path, matches);
  return (matches ?? []).map((match) => {
    const spec = {
      path: match.path?._toSpec(path),
      method: match.method,
      headers: headersOf(path, match.headers),
      queryParams: queryParamsOf(path, match.queryParams),
    };
    requireSomething(path, spec, '{ path: PathMatch.prefix("/api") }');
    return spec;
  });
}

function requireGrpcName(path: string, what: string, value: string | undefined, syntax: RegExp, like: string): void {
  if (value !== undefined) {
    requireLength(path, what, value, LONGEST_PARAM);
    if (!syntax.test(value)) {
      fail('route-invalid', path, `${what} ${show(value)} is not valid`, `use one like "${like}"`);
    }
  }
}

/** The matches of a GRPCRoute. */
export function grpcMatches(path: string, matches: GrpcMatch[] | undefined): Spec[] {
  requireCount(path, matches);
  return (matches ?? []).map(({ grpcService, grpcMethod, headers }) => {
    requireGrpcName(path, 'grpcService', grpcService, GRPC_SERVICE, 'shop.v1.Catalog');
    requireGrpcName(path, 'grpcMethod', grpcMethod, GRPC_METHOD, 'GetItem');
    const named = grpcService !== undefined || grpcMethod !== undefined;
    const method = named ? { type: 'Exact', service: grpcService, method: grpcMethod } : undefined;
    const spec = { method, headers: headersOf(path, headers) };
    requireSomething(path, spec, '{ grpcService: "shop.v1.Catalog" }');
    return spec;
  });
}
