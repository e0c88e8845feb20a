import { RouteModel } from '../../core/route';
import { fail } from '../../private/errors';
import { conditionedMatches } from './route-condition';
import { RoutePlan } from './route-rules';
import { backendRef } from './service-target';

type Spec = Record<string, unknown>;

/** Where requests go: a service's model, or its intent so far. */
export interface Destinations {
  readonly serviceName: string;
  readonly namespaceName?: string;
  readonly routes: RouteModel[];
}

/** Source: the Gateway API's HTTPRouteSpec and HTTPRouteRule; GRPCRoutes have the same. */
const MOST_RULES = 16;
const MOST_BACKENDS = 16;

/** A rule for what one list of matches describes, or one for each. */
function rulesFor({ rulePerMatch, filters, timeouts }: RoutePlan, matches: Spec[], backendRefs: Spec[]): Spec[] {
  const groups = rulePerMatch && matches.length > 0 ? matches.map((match) => [match]) : [matches];
  return groups.map((group) => ({ matches: group, filters, backendRefs, timeouts }));
}

/** Each track's share of the service's own; a service of one track is its own Service. */
function ownBackends(routes: RouteModel[], serviceName: string, { port, weight = 1, backends }: RoutePlan): Spec[] {
  const share = backends.length === 0 ? 1 : weight;
  if (routes.length === 1) {
    return [{ name: routes[0].serviceName ?? serviceName, port, weight: backends.length === 0 ? undefined : share }];
  }
  return routes.map((route) => ({ name: route.serviceName ?? serviceName, port, weight: route.weight * share }));
}

function sharedBackends(destinations: Destinations, plan: RoutePlan): Spec[] {
  const { routes, serviceName, namespaceName } = destinations;
  const shared = routes.filter(({ condition }) => condition === undefined);
  const scale = shared.length === 1 ? 1 : 100;
  const others = plan.backends.map(({ target, weight }) => ({
    ...backendRef(target, namespaceName),
    weight: weight * scale,
  }));
  return [...ownBackends(shared, serviceName, plan), ...others];
}

/** Requests that a condition names go to its track, all others are shared: by the tracks, and by other backends. */
export function rulesOf(path: string, destinations: Destinations, plan: RoutePlan): Spec[] {
  const { matches, grpc, port, redirects } = plan;
  const conditioned = destinations.routes.filter(({ condition }) => condition !== undefined);
  const backendRefs = redirects ? [] : sharedBackends(destinations, plan);
  const rules = conditioned.flatMap((route) =>
    rulesFor(plan, conditionedMatches(path, matches, route, grpc), [
      { name: route.serviceName ?? destinations.serviceName, port },
    ]),
  );
  const all = [...rules, ...rulesFor(plan, matches, backendRefs)];
  if (backendRefs.length > MOST_BACKENDS) {
    fail('route-invalid', path, `there are ${backendRefs.length} backends`, `use at most ${MOST_BACKENDS}`);
  }
  if (all.length > MOST_RULES) {
    const fix = `use fewer variants or matches: a route has at most ${MOST_RULES}`;
    fail('route-invalid', path, `the variants and matches make ${all.length} rules`, fix);
  }
  return all;
}

/** The rules of a route that leads to one Service only, whatever the shares. */
export function rulesTo(serviceName: string, plan: RoutePlan): Spec[] {
  return rulesFor(plan, plan.matches, [{ name: serviceName, port: plan.port }]);
}
