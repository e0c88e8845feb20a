import { ceilQuantity } from '../private/quantity';
import { formatResource } from '../private/resource-names';
import { Amounts, LimitBounds } from './limit-defaults';

/** Why a LimitRange refuses something. */
export interface Refusal {
  readonly problem: string;
  readonly fix: string;
}

/** What a LimitRange looks at: a container, a pod or a claim. */
export interface Limited {
  /** How messages call it, like `container "web"`. */
  readonly who: string;
  /** What of the LimitRange is meant where that is not the containers, like ` for pods`. */
  readonly item: string;
  readonly requests: Amounts;
  readonly limits: Amounts;
  /** Claims have none: their requests are held to the maximum alone. */
  readonly hasLimits: boolean;
}

/** One bound on one resource. */
interface Bound {
  readonly resource: string;
  readonly value: bigint;
  readonly request?: bigint;
  readonly limit?: bigint;
}

type Rule = (bound: Bound, limited: Limited, amount: (value: bigint) => string) => [string, string] | undefined;

const minimum: Rule = ({ resource, value, request, limit }, { item }, amount) => {
  const wants = `wants at least ${amount(value)}`;
  const lower = `or lower min.${resource} of the LimitRange${item}`;
  if (request === undefined) {
    return [
      `requests no ${resource}, @ ${wants}`,
      `set a request, or take min.${resource} out of the LimitRange${item}`,
    ];
  }
  if (request < value) {
    return [`requests ${amount(request)} ${resource}, @ ${wants}`, `raise the request, ${lower}`];
  }
  return limit !== undefined && limit < value
    ? [`has a limit of ${amount(limit)} ${resource}, @ ${wants}`, `raise the limit, ${lower}`]
    : undefined;
};

const maximum: Rule = ({ resource, value, request, limit }, { item, hasLimits }, amount) => {
  const allows = `allows ${amount(value)}`;
  const raise = `or raise max.${resource} of the LimitRange${item}`;
  if (hasLimits && limit === undefined) {
    return [
      `has no limit of ${resource}, @ ${allows}`,
      `set a limit, or take max.${resource} out of the LimitRange${item}`,
    ];
  }
  if (limit !== undefined && limit > value) {
    return [`has a limit of ${amount(limit)} ${resource}, @ ${allows}`, `lower the limit, ${raise}`];
  }
  return request !== undefined && request > value
    ? [`requests ${amount(request)} ${resource}, @ ${allows}`, `lower the request, ${raise}`]
    : undefined;
};

/** Where the API server compares whole units in place of thousandths, so as not to overflow: 2^63 / 1000. */
const MAX_MILLI = 9_223_372_036_854_775n;
const MILLI = 1_000_000n;

/** As the API server divides: in floating point. Source: limitRequestRatioConstraint in kubernetes/plugin/pkg/admission/limitranger/admission.go */
function exceeds(limit: bigint, request: bigint, ratio: bigint): boolean {
  const precise = [limit, request, ratio].every((value) => ceilQuantity(value) <= MAX_MILLI);
  const units = (value: bigint) => Number(precise ? value / MILLI : ceilQuantity(value));
  return (units(limit) / units(request)) * 1000 > Number(ratio / MILLI);
}

const ratio: Rule = ({ resource, value, request = 0n, limit = 0n }, { item }, amount) => {
  const times = `${formatResource('', value)} times its request`;
  const without = `or take maxLimitRequestRatio.${resource} out of the LimitRange${item}`;
  if (request === 0n) {
    return [`requests no ${resource}, @ bounds the limit to ${times}`, `set a request, ${without}`];
  }
  if (limit === 0n) {
    return [`has no limit of ${resource}, @ bounds it to ${times}`, `set a limit, ${without}`];
  }
  return exceeds(limit, request, value)
    ? [
        `has a limit of ${amount(limit)} ${resource} and requests ${amount(request)}, @ bounds the limit to ${times}`,
        `raise the request, lower the limit, or raise maxLimitRequestRatio.${resource} of the LimitRange${item}`,
      ]
    : undefined;
};

/** Why a LimitRange refuses a container, a pod or a claim, in the API server's own order. */
export function limitRefusals(limited: Limited, range: LimitBounds): Refusal[] {
  const rules: [Amounts, Rule][] = [
    [range.min, minimum],
    [range.max, maximum],
    [range.ratio, ratio],
  ];
  return rules.flatMap(([bounds, rule]) =>
    [...bounds].flatMap(([resource, value]) => {
      const bound = { resource, value, request: limited.requests.get(resource), limit: limited.limits.get(resource) };
      const found = rule(bound, limited, (amount) => formatResource(resource, amount));
      return found
        ? [{ problem: `${limited.who} ${found[0].replace('@', `the LimitRange "${range.name}"`)}`, fix: found[1] }]
        : [];
    }),
  );
}
