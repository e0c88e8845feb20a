import { ManagedObject } from '../../core/managed-object';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { NAMESPACE_NAME_LABEL } from '../../core/service-labels';
import { fail } from '../../private/errors';
import { requireHosts } from '../hosts';
import { createService } from '../service/create-service';
import { attach, Attachment } from './attachment';
import { dataPlanePeers } from './data-plane';
import { needGatewayApi, requireGatewayApi, V1 } from './gateway-api';
import { GatewayOptions } from './gateway-options';
import { GatewayReference } from './gateway-reference';
import { createGrant } from './reference-grant';
import { planRoute, RoutePlan, rulesOf } from './route-rules';

/** Source: the Gateway API's HTTPRouteSpec and GRPCRouteSpec. */
const MOST_HOSTS = 16;

/** Creates a Service, a route of a Gateway that leads to it, and one that redirects HTTP to HTTPS. */
export class GatewayBinder {
  private readonly options: GatewayOptions;

  public constructor(options: GatewayOptions) {
    this.options = { ...options };
  }

  /** @throws when an option is not valid, the Gateway does not serve a host, or the cluster has no Gateway API */
  public bind(context: ServiceContext): void {
    const { path, cluster, scope, namespaceName } = context;
    const { options } = this;
    const { reference } = options.gateway;
    requireGatewayApi(path, cluster);
    const hosts = requireRouteHosts(path, options.hosts);
    const grpc = options.grpc ?? options.grpcMatches !== undefined;
    const attachment = attach(context, reference, { hosts, redirectToHttps: options.redirectToHttps, grpc });
    createService(context, options.service);
    const plan = planRoute(context, options, grpc, dataPlanePeers(path, namespaceName, options));
    createRoute(context, grpc ? 'GRPCRoute' : 'HTTPRoute', hosts, attachment, plan);
    createRedirect(context, hosts, attachment, plan);
    createGrants(context, grpc ? 'GRPCRoute' : 'HTTPRoute', plan);
    needGatewayApi(scope, path, options.timeouts === undefined ? '1.1' : '1.2');
    needAdmission(context, reference);
  }
}

function requireRouteHosts(path: string, hosts: string[]): string[] {
  const checked = requireHosts(path, hosts);
  if (checked.length > MOST_HOSTS) {
    const fix = `use at most ${MOST_HOSTS}, or a wildcard like "*.example.com"`;
    fail('route-invalid', path, `there are ${checked.length} hosts`, fix);
  }
  return checked;
}

function createRoute(
  context: ServiceContext,
  kind: string,
  hosts: string[],
  { parentRefs }: Attachment,
  plan: RoutePlan,
): void {
  const metadata = {
    name: context.serviceName,
    namespace: context.namespaceName,
    labels: context.serviceLabels(),
  };
  new ManagedObject(context.scope, 'route', { apiVersion: V1, kind, metadata }, () => ({
    parentRefs,
    hostnames: hosts,
    rules: rulesOf(context.model, plan),
  }));
}

/** Redirects just what the route serves, so that routes of other services may have the rest of a host. */
function createRedirect(context: ServiceContext, hosts: string[], attachment: Attachment, plan: RoutePlan): void {
  const { redirectFrom, httpsPort } = attachment;
  if (redirectFrom.length === 0) {
    return;
  }
  const metadata = {
    name: `${context.serviceName}-redirect`,
    namespace: context.namespaceName,
    labels: context.serviceLabels(),
  };
  const port = httpsPort === 443 ? undefined : httpsPort;
  const filter = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', port, statusCode: 301 } };
  new ManagedObject(context.scope, 'redirect-route', { apiVersion: V1, kind: 'HTTPRoute', metadata }, () => ({
    parentRefs: redirectFrom,
    hostnames: hosts,
    rules: [{ matches: plan.matches, filters: [filter] }],
  }));
}

/** Only what is referred to in other namespaces needs a grant there. */
function createGrants(context: ServiceContext, kind: string, { targets }: RoutePlan): void {
  const { scope, serviceName, namespaceName } = context;
  const foreign = targets.filter((target) => target.namespaceName !== namespaceName);
  for (const targetNamespace of new Set(foreign.map((target) => target.namespaceName!))) {
    const there = foreign.filter((target) => target.namespaceName === targetNamespace);
    createGrant(scope, {
      grantName: `${namespaceName!}-${serviceName}`,
      labels: context.serviceLabels(),
      kind,
      clientNamespace: namespaceName!,
      targetKind: 'Service',
      targetNamespace,
      targetNames: there.map((target) => target.serviceName),
    });
  }
}

/** Somebody else's Gateway says itself whose routes it takes. */
function needAdmission({ scope, path, cluster, namespaceName }: ServiceContext, reference: GatewayReference): void {
  const { gatewayName, sectionName, httpSectionName, _own: own } = reference;
  if (own) {
    return;
  }
  const home = reference.namespaceName ?? namespaceName;
  const sections = [sectionName, httpSectionName].filter((name) => name !== undefined).join(' and ');
  const listeners = sections === '' ? 'its listeners' : `its listener ${sections}`;
  const whose =
    namespaceName === undefined ? 'the namespace of the route' : `${NAMESPACE_NAME_LABEL}: ${namespaceName}`;
  const where = home === undefined ? '' : ` -n ${home}`;
  Prerequisites.of(scope).add({
    name: `Gateway ${home === undefined ? '' : `${home}/`}${gatewayName}`,
    install: `${listeners} must admit routes from ${whose} (allowedRoutes.namespaces); check by: ${cluster.kubectl} get gateway ${gatewayName}${where} -o yaml`,
    neededBy: path,
  });
}
