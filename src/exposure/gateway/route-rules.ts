import { ServiceContext } from '../../core/service-context';
import { IConnectable } from '../../core/service-endpoint';
import { PeerModel } from '../../core/peer';
import { fail } from '../../private/errors';
import { GatewayOptions } from './gateway-options';
import { requireFilters, RouteFilter } from './route-filter';
import { grpcMatches, httpMatches } from './route-match';
import { timeoutsOf } from './route-timeouts';
import { backendRef, ownPort, requireWeight, ServiceTarget, targetOf } from './service-target';

type Spec = Record<string, unknown>;

/** The rules of a route, checked. */
export interface RoutePlan {
  readonly grpc: boolean;
  readonly matches: Spec[];
  readonly filters: Spec[];
  readonly timeouts: Spec;
  readonly backends: WeightedTarget[];
  readonly weight?: number;
  /** The service's own port. */
  readonly port: number;
  /** Whether there is a rule for each match, since a prefix is replaced. */
  readonly rulePerMatch: boolean;
  /** Whether requests are redirected, so that no service gets them. */
  readonly redirects: boolean;
  /** Other services that the route refers to. */
  readonly targets: ServiceTarget[];
}

interface WeightedTarget {
  readonly target: ServiceTarget;
  readonly weight: number;
}

/** Options that belong to the other kind of route. */
function requireKind(path: string, options: GatewayOptions, grpc: boolean): void {
  const stray = grpc
    ? [options.matches && 'matches', options.timeouts && 'timeouts'].find(Boolean)
    : options.grpcMatches && 'grpcMatches';
  if (stray !== undefined) {
    const kind = grpc ? 'a GRPCRoute' : 'an HTTPRoute';
    const fix = grpc ? 'use grpcMatches for matches and leave timeouts out' : 'set grpc, or use matches';
    fail('route-invalid', path, `${kind} can't have ${stray}`, fix);
  }
}

function requirePrefixes(path: string, options: GatewayOptions): void {
  if ((options.matches ?? []).some((match) => match.path !== undefined && !match.path._isPrefix)) {
    const problem = 'replacePrefix needs a path prefix, and a match has another kind of path';
    fail('route-invalid', path, problem, 'use PathMatch.prefix, or replacePath');
  }
}

/** A redirect alone decides what happens to a request. */
function requireNoBackends(path: string, options: GatewayOptions): void {
  const stray = [options.otherBackends && 'otherBackends', options.weight !== undefined && 'weight'].find(Boolean);
  if (stray !== undefined) {
    fail('route-invalid', path, `${stray} has no meaning for requests that are redirected`, 'leave it out');
  }
}

/** Checks the options of a route, and lets the Gateway's data plane into all services that it leads to. */
export function planRoute(
  context: ServiceContext,
  options: GatewayOptions,
  grpc: boolean,
  clients: PeerModel[],
): RoutePlan {
  const { path, intent } = context;
  requireKind(path, options, grpc);
  const filters = requireFilters(path, options.filters ?? [], grpc);
  const redirects = filters.some((filter) => filter._type === 'RequestRedirect');
  const rulePerMatch = filters.some((filter) => filter._replacesPrefix);
  if (rulePerMatch) {
    requirePrefixes(path, options);
  }
  if (redirects) {
    requireNoBackends(path, options);
  }
  const targets: ServiceTarget[] = [];
  const refer = (service: IConnectable, portName?: string): ServiceTarget => {
    const target = targetOf(context, service, portName, clients);
    targets.push(target);
    return target;
  };
  const { servicePort, containerPort } = ownPort(context, options.portName);
  clients.forEach((client) => intent.addClient({ ...client, ports: [{ containerPort }] }));
  const weight = options.weight === undefined ? undefined : requireWeight(path, 'weight', options.weight);
  const backends = (options.otherBackends ?? []).map(({ service, portName, weight: share }) => ({
    weight: requireWeight(path, `weight of "${service.endpoint.serviceName}"`, share),
    target: refer(service, portName),
  }));
  return {
    grpc,
    matches: grpc ? grpcMatches(path, options.grpcMatches) : httpMatches(path, options.matches),
    filters: filtersOf(context, filters, refer),
    timeouts: timeoutsOf(path, options.timeouts),
    backends,
    weight,
    port: servicePort,
    rulePerMatch,
    redirects,
    targets,
  };
}

type Refer = (service: IConnectable, portName?: string) => ServiceTarget;

function filtersOf({ path, namespaceName }: ServiceContext, filters: RouteFilter[], refer: Refer): Spec[] {
  return filters.map((filter) =>
    filter._toSpec(path, (service, portName) => backendRef(refer(service, portName), namespaceName)),
  );
}
