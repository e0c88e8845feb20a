import { Size } from 'cdk8s';
import { fail } from '../private/errors';
import { prune } from '../private/plain';
import { formatResource } from '../private/resource-names';
import { requireSize } from '../private/units';
import type { ClaimLimitRange, ContainerLimitRange, PodLimitRange } from './limit-range';
import { formatAmounts, LimitRatios, resolveAmounts, resolveRatios, ResourceAmounts } from './quota-lines';

type Amounts = Map<string, bigint>;

/** Bounds by their names, from the lowest to the highest. */
type Bounds = [string, Amounts][];

const CODE = 'limit-range-invalid';

/** How bounds are written, for messages. */
export const LIKE_LIMITS = 'use bounds like { container: { max: { memory: Size.gibibytes(1) } } }';

/** The ratio 1, in the 10^-9 units of amounts. */
const ONE = 1_000_000_000n;

function amountsOf(path: string, what: string, amounts?: ResourceAmounts): Amounts {
  return resolveAmounts(CODE, path, what, amounts);
}

/** One item of a LimitRange, of which something must be left. */
function itemOf(path: string, type: string, fields: Record<string, Amounts>, what: string, fix: string): unknown {
  const written = Object.entries(fields).map(([name, amounts]) => [name, formatAmounts(amounts)]);
  const item = prune(Object.fromEntries(written)) as Record<string, unknown> | undefined;
  if (item === undefined) {
    fail(CODE, path, `the limit range bounds nothing of ${what}`, fix);
  }
  return { type, ...item };
}

/** What each container is held to. Source of the defaults: SetDefaults_LimitRangeItem in kubernetes/pkg/apis/core/v1/defaults.go */
export function containerItem(path: string, container: ContainerLimitRange): unknown {
  const min = amountsOf(path, 'min', container.min);
  const defaultRequest = amountsOf(path, 'defaultRequest', container.defaultRequest);
  const defaultLimit = amountsOf(path, 'defaultLimit', container.defaultLimit);
  const max = amountsOf(path, 'max', container.max);
  requireAscending(path, [
    ['min', min],
    ['defaultRequest', defaultRequest],
    ['defaultLimit', defaultLimit],
    ['max', max],
  ]);
  // What the API server would fill in, so that it stores what is written, and a reader sees what holds.
  const limits = new Map([...max, ...defaultLimit]);
  const requests = new Map([...min, ...limits, ...defaultRequest]);
  const ratios = ratiosOf(path, container.maxLimitRequestRatio, min, max);
  requireDefaultRatio(path, ratios, requests, limits);
  const fields = { min, defaultRequest: requests, default: limits, max, maxLimitRequestRatio: ratios };
  const fix = 'set min, max, defaultLimit, defaultRequest or maxLimitRequestRatio';
  return itemOf(path, 'Container', fields, 'containers', fix);
}

/** What each pod is held to; the API has no defaults for pods. */
export function podItem(path: string, pod: PodLimitRange): unknown {
  const min = amountsOf(path, 'pod min', pod.min);
  const max = amountsOf(path, 'pod max', pod.max);
  requireAscending(path, [
    ['pod min', min],
    ['pod max', max],
  ]);
  const fields = { min, max, maxLimitRequestRatio: ratiosOf(path, pod.maxLimitRequestRatio, min, max) };
  return itemOf(path, 'Pod', fields, 'pods', 'set min, max or maxLimitRequestRatio');
}

/** What each claim is held to. */
export function claimItem(path: string, claim: ClaimLimitRange): unknown {
  const storage = (what: string, size?: Size): Amounts =>
    size === undefined ? new Map() : new Map([['storage', requireSize(CODE, path, what, size)]]);
  const min = storage('claim min', claim.min);
  const max = storage('claim max', claim.max);
  requireAscending(path, [
    ['claim min', min],
    ['claim max', max],
  ]);
  return itemOf(path, 'PersistentVolumeClaim', { min, max }, 'claims', 'set min or max');
}

/** Each bound is at most any later one that names the same resource, as the API server demands. */
function requireAscending(path: string, bounds: Bounds): void {
  bounds.forEach(([lowName, low], index) => {
    for (const [highName, high] of bounds.slice(index + 1)) {
      low.forEach((value, resource) => {
        const other = high.get(resource);
        if (other !== undefined && value > other) {
          const lowText = formatResource(resource, value);
          const highText = formatResource(resource, other);
          fail(
            CODE,
            path,
            `${lowName} ${resource} ${lowText} is above ${highName} ${highText}`,
            `lower ${lowName} to ${highText} or raise ${highName} to ${lowText}`,
          );
        }
      });
    }
  });
}

/** A ratio above max / min would bound nothing: the API server refuses it. */
function ratiosOf(path: string, ratios: LimitRatios | undefined, min: Amounts, max: Amounts): Amounts {
  const resolved = resolveRatios(CODE, path, ratios);
  resolved.forEach((ratio, resource) => {
    const [low, high] = [min.get(resource), max.get(resource)];
    if (low !== undefined && high !== undefined && ratio * low > high * ONE) {
      const text = formatResource('', ratio);
      const spread = `max ${formatResource(resource, high)} over min ${formatResource(resource, low)}`;
      const problem = `maxLimitRequestRatio ${resource} ${text} is above ${spread}, which bounds the ratio already`;
      fail(CODE, path, problem, 'lower the ratio, or leave it out');
    }
  });
  return resolved;
}

/** The API server lets this pass, and then refuses each container that says nothing. */
function requireDefaultRatio(path: string, ratios: Amounts, requests: Amounts, limits: Amounts): void {
  ratios.forEach((ratio, resource) => {
    const [request, limit] = [requests.get(resource), limits.get(resource)];
    if (request !== undefined && limit !== undefined && limit * ONE > ratio * request) {
      const given = `default limit ${formatResource(resource, limit)} over default request ${formatResource(resource, request)}`;
      const problem = `maxLimitRequestRatio ${resource} ${formatResource('', ratio)} is below ${given}, which refuses each container that says nothing`;
      fail(CODE, path, problem, 'raise the ratio or defaultRequest, or lower defaultLimit');
    }
  });
}
