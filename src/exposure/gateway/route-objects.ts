import { ManagedObject } from '../../core/managed-object';
import { ServiceContext } from '../../core/service-context';
import { Attachment } from './attachment';
import { V1 } from './gateway-api';
import { RoutePlan } from './route-rules';

type Spec = Record<string, unknown>;

/** A route, and what it is for. */
export interface RouteObject {
  /** The construct's id. */
  readonly id: string;
  readonly routeName: string;
  readonly kind: string;
  readonly hosts: string[];
  readonly attachment: Attachment;
}

function metadataOf(context: ServiceContext, name: string) {
  return { name, namespace: context.namespaceName, labels: context.serviceLabels() };
}

/** Creates a route, and the one that redirects to it where there is an HTTP listener that does. */
export function createRoutes(context: ServiceContext, route: RouteObject, plan: RoutePlan, rules: () => Spec[]): void {
  const { id, routeName, kind, hosts, attachment } = route;
  const metadata = metadataOf(context, routeName);
  new ManagedObject(context.scope, id, { apiVersion: V1, kind, metadata }, () => ({
    parentRefs: attachment.parentRefs,
    hostnames: hosts,
    rules: rules(),
  }));
  createRedirect(context, route, plan);
}

/** Redirects just what the route serves, so that routes of other services may have the rest of a host. */
function createRedirect(context: ServiceContext, { id, routeName, hosts, attachment }: RouteObject, plan: RoutePlan) {
  const { redirectFrom, httpsPort } = attachment;
  if (redirectFrom.length === 0) {
    return;
  }
  const metadata = metadataOf(context, `${routeName}-redirect`);
  const port = httpsPort === 443 ? undefined : httpsPort;
  const filter = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', port, statusCode: 301 } };
  new ManagedObject(context.scope, `redirect-${id}`, { apiVersion: V1, kind: 'HTTPRoute', metadata }, () => ({
    parentRefs: redirectFrom,
    hostnames: hosts,
    rules: [{ matches: plan.matches, filters: [filter] }],
  }));
}
