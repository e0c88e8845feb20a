import { ManagedObject } from '../../core/managed-object';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireSplitting } from './ingress-class';
import { ControllerPlan } from './ingress-controller';
import { createIngress, IngressFrame, IngressObject } from './ingress-object';
import { IngressOptions } from './ingress-options';
import { canaryAnnotations, canaryRoute } from './nginx-canary';
import { hasWeights, ingressRouteSpec, TraefikSplit, traefikServiceSpec } from './traefik-split';

const TRAEFIK = 'traefik.ingress.kubernetes.io/';
const ROUTER_TLS = `${TRAEFIK}router.tls`;
const ROUTER_PRIORITY = `${TRAEFIK}router.priority`;

/**
 * Creates the Ingress of a service and, unless a controller makes one of it as it changes the weights, that of the
 * version beside it.
 */
export function splitByNginx(context: ServiceContext, frame: IngressFrame, main: IngressObject): void {
  const { path, intent, serviceName } = context;
  const { routes, hasChangingRoutes } = intent.routing;
  intent.routing.splitBy({ routerType: 'nginx', kind: 'Ingress', objectName: main.objectName });
  if (hasChangingRoutes) {
    createIngress(context, frame, main);
    return;
  }
  const route = canaryRoute(path, routes);
  const annotations = canaryAnnotations(path, route, main.annotations);
  const name = route.serviceName ?? serviceName;
  const track = intent.tracks.find(({ trackName }) => trackName === route.trackName)!;
  createIngress(context, frame, { ...main, annotations: annotations.main });
  createIngress(context, frame, {
    ...main,
    id: `ingress-${name}`,
    objectName: name,
    serviceName: name,
    labels: context.trackLabels(track),
    annotations: annotations.canary,
  });
}

/**
 * Creates an IngressRoute that takes the place of the Ingress's routers, by weights that a TraefikService has, and the
 * Ingress. That goes on with the certificate, and with all requests while Traefik does not take the IngressRoute.
 */
export function splitByTraefik(
  context: ServiceContext,
  frame: IngressFrame,
  main: IngressObject,
  plan: ControllerPlan,
  options: IngressOptions,
): void {
  const { path, cluster, intent, serviceName } = context;
  requireSplitting(path, cluster);
  const split: TraefikSplit = {
    serviceName,
    portName: frame.portName,
    routes: intent.routes,
    changes: intent.routing.hasChangingRoutes,
    hosts: main.hosts,
    paths: frame.paths,
    middlewares: plan.middlewares.map(({ suffix }) => `${serviceName}-${suffix}`),
    traefik: plan.traefik ?? {},
    secretName: secretOf(path, options, main.secretName),
  };
  const kind = hasWeights(split) ? 'TraefikService' : 'IngressRoute';
  intent.routing.splitBy({ routerType: 'traefik', kind, objectName: serviceName });
  const create = (id: string, ofKind: string, spec: () => unknown) => {
    const metadata = { name: serviceName, namespace: context.namespaceName, labels: context.serviceLabels() };
    new ManagedObject(context.scope, id, { apiVersion: 'traefik.io/v1alpha1', kind: ofKind, metadata }, spec);
  };
  if (hasWeights(split)) {
    create('traefik-service', 'TraefikService', () => traefikServiceSpec(split));
  }
  create('ingress-route', 'IngressRoute', () => ingressRouteSpec(split));
  createIngress(context, frame, { ...main, annotations: { ...main.annotations, [ROUTER_PRIORITY]: '1' } });
}

/**
 * The IngressRoute does as the Ingress does: it leaves TLS to the entry point, unless an annotation does not.
 * @throws when an annotation says what an IngressRoute is not told by it
 */
function secretOf(path: string, options: IngressOptions, secretName?: string): string | undefined {
  const { annotations = {}, service } = options;
  const hasTls = annotations[ROUTER_TLS] === 'true' && secretName !== undefined;
  const all = [...Object.keys(annotations), ...Object.keys(service?.annotations ?? {})];
  const odd = all.find((key) => key.startsWith(TRAEFIK) && !(key === ROUTER_TLS && hasTls));
  if (odd !== undefined) {
    const problem = `annotation ${odd} is for requests that come by an Ingress, and those for several versions come by an IngressRoute`;
    fail('route-invalid', path, problem, 'use a setting of TraefikIngress.of in its place, or Exposure.gateway');
  }
  return hasTls ? secretName : undefined;
}
