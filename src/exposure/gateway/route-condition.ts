import { RequestCondition, RequestPart, RouteModel } from '../../core/route';
import { fail } from '../../private/errors';
import { show } from '../../private/values';
import { requireFieldNames } from './header-names';
import { ValueMatch } from './match-values';
import { LONGEST_HEADER, LONGEST_PARAM } from './route-match';

type Spec = Record<string, unknown>;

/** A condition as part of a match. */
interface MatchPart {
  /** The list of a match that it belongs to. */
  readonly list: string;
  /** What that is a list of, in messages. */
  readonly what: string;
  readonly name: string;
  readonly value: ValueMatch;
  readonly most: number;
}

/** The characters that mean something in a regular expression of any dialect. */
const SPECIAL = /[.*+?^$|(){}[\]\\]/g;

/**
 * One cookie among others. Some controllers look for the expression somewhere in the header and some compare the whole
 * header with it, so it says the whole of it; and it has nothing that a dialect may lack.
 */
function cookieExpression({ name, value }: RequestCondition): string {
  const [key, text] = [name, value].map((part) => part.replace(SPECIAL, '\\$&'));
  return `^(.*; *)?${key}=${text}(;.*)?$`;
}

function partOf(condition: RequestCondition): MatchPart {
  const { part, name, value } = condition;
  if (part === RequestPart.QUERY) {
    return { list: 'queryParams', what: 'query parameter', name, value: ValueMatch.exact(value), most: LONGEST_PARAM };
  }
  const header = { list: 'headers', what: 'header', most: LONGEST_HEADER };
  return part === RequestPart.COOKIE
    ? { ...header, name: 'cookie', value: ValueMatch.regex(cookieExpression(condition)) }
    : { ...header, name, value: ValueMatch.exact(value) };
}

/** A match looks at a header once, whatever the case of its name. Source: the Gateway API's HTTPHeaderMatch. */
function requireUnused(path: string, { list, what, name }: MatchPart, used: string[], trackName: string): void {
  const key = (one: string) => (list === 'headers' ? one.toLowerCase() : one);
  if (used.some((other) => key(other) === key(name))) {
    const problem = `the ${what} ${show(name)} decides which requests the service gets, so it can't decide who gets ${show(trackName)} too`;
    fail('route-invalid', path, problem, 'leave it out of the matches, or use another one for the audience');
  }
}

/**
 * The matches of those requests that a condition takes away from the default rule. Each has one thing more to ask than
 * the match that it comes from, hence always wins over it. Source: the Gateway API's HTTPRouteRule and GRPCRouteRule.
 */
export function conditionedMatches(path: string, matches: Spec[], route: RouteModel, grpc: boolean): Spec[] {
  const condition = route.condition!;
  if (grpc && condition.part === RequestPart.QUERY) {
    const problem = `a GRPCRoute can't tell the requests for ${show(route.trackName)} by the query parameter ${show(condition.name)}`;
    fail('route-invalid', path, problem, 'use Audience.header, whose header is gRPC metadata, or leave grpc out');
  }
  const part = partOf(condition);
  const { list, what, name, value, most } = part;
  const all = matches.length === 0 ? [{}] : matches;
  return all.map((match: Spec) => {
    const others = (match[list] ?? []) as { readonly name: string }[];
    const used = others.map((other) => other.name);
    requireUnused(path, part, used, route.trackName);
    requireFieldNames(path, what, [...used, name], list === 'headers');
    return { ...match, [list]: [...others, value._toSpec(path, what, name, most)] };
  });
}
