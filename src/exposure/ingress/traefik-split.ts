import { RouteModel } from '../../core/route';
import { TraefikPlan } from './ingress-controller';
import { IngressPath } from './ingress-path';
import { conditionRule, routerRules } from './traefik-rule';

type Spec = Record<string, unknown>;

/** How Traefik's own kinds reach the versions of a service. */
export interface TraefikSplit {
  /** The name of the service, and of the objects. */
  readonly serviceName: string;
  readonly portName: string;
  /** The default one first. */
  readonly routes: RouteModel[];
  /** Whether a controller on the cluster changes the weights. */
  readonly changes: boolean;
  readonly hosts: string[];
  readonly paths: IngressPath[];
  /** The Middlewares that a request passes, by their names. */
  readonly middlewares: string[];
  /** What the settings come to in Traefik's own kinds. */
  readonly traefik: TraefikPlan;
  /** The TLS Secret, where the routers speak TLS whatever the entry point speaks. */
  readonly secretName?: string;
}

const isWeighted = ({ condition }: RouteModel) => condition === undefined;

/** Whether there are weights, hence a TraefikService. */
export function hasWeights({ routes, changes }: TraefikSplit): boolean {
  return changes || routes.filter(isWeighted).length > 1;
}

/** One Service, as Traefik's kinds refer to it: they read none of its annotations. */
function serverOf({ portName, serviceName, traefik }: TraefikSplit, route: RouteModel): Spec {
  const { scheme, cookie } = traefik;
  return { name: route.serviceName ?? serviceName, port: portName, scheme, sticky: cookie && { cookie } };
}

/**
 * Shares the requests by weight. Who is to come back to the same version, or the same pod, has a cookie for the version
 * too, of another name than the one for the pod.
 */
export function traefikServiceSpec(split: TraefikSplit): Spec {
  const { routes, serviceName, traefik } = split;
  const weighted = routes.filter(isWeighted);
  const { cookie } = traefik;
  const name = `${cookie?.name ?? serviceName}-variant`;
  const attributes = cookie ?? { httpOnly: true, secure: traefik.httpsOnly || undefined };
  const isSticky = cookie !== undefined || weighted.some(({ sticky }) => sticky);
  return {
    weighted: {
      services: weighted.map((route) => ({ ...serverOf(split, route), weight: route.weight })),
      sticky: isSticky ? { cookie: { ...attributes, name } } : undefined,
    },
  };
}

/**
 * Routers in place of those of the Ingress. All of one path have the same priority, so no two of them match the same
 * request: each one leaves out what those before it take.
 */
export function ingressRouteSpec(split: TraefikSplit): Spec {
  const { routes, serviceName, middlewares, traefik, secretName } = split;
  const variants = routes.filter((route) => !isWeighted(route));
  const conditions = variants.map(({ condition }) => conditionRule(condition!));
  const rest = hasWeights(split)
    ? { kind: 'TraefikService', name: serviceName }
    : { kind: 'Service', ...serverOf(split, routes.find(isWeighted)!) };
  const targets = [...variants.map((route) => ({ kind: 'Service', ...serverOf(split, route) })), rest];
  return {
    entryPoints: traefik.entryPoints,
    routes: routerRules(split.hosts, split.paths).flatMap(({ match, priority }) =>
      targets.map((target, index) => ({
        kind: 'Rule',
        match: [match, ...conditions.slice(index, index + 1), ...conditions.slice(0, index).map(not)].join(' && '),
        priority,
        middlewares: middlewares.map((name) => ({ name })),
        services: [target],
      })),
    ),
    tls: secretName === undefined ? undefined : { secretName },
  };
}

function not(rule: string): string {
  return `!${rule}`;
}
