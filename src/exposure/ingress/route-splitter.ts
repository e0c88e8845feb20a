import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { IngressClass } from './ingress-class';

/** The controllers that lead requests of one host and path to several Services. */
export type RouteSplitter = 'nginx' | 'traefik';

/**
 * Which controller splits the requests between the versions of the service; undefined where there is one version
 * that gets them all.
 * @throws when the controller can't, or is not known
 */
export function routeSplitterOf(
  context: ServiceContext,
  { className, family }: IngressClass,
): RouteSplitter | undefined {
  const { path, intent } = context;
  const { routes, hasChangingRoutes } = intent.routing;
  if (routes.length < 2 && !hasChangingRoutes) {
    return undefined;
  }
  if (family === undefined) {
    fail(
      'route-invalid',
      path,
      `several versions of the service get requests, and how the controller of the ingress class "${className}" splits them is not known`,
      'say whose class it is by controller: TraefikIngress.of({}) or NginxIngress.of({}), or use Exposure.gateway',
    );
  }
  if (family === 'openshift') {
    fail(
      'route-invalid',
      path,
      "several versions of the service get requests, and OpenShift's router does not split those of an Ingress",
      'use Exposure.gateway, or the className of Traefik or ingress-nginx',
    );
  }
  return family;
}
