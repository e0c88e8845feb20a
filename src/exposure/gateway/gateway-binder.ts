import { declareExternal } from '../../core/declare-external';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { NAMESPACE_NAME_LABEL } from '../../core/service-labels';
import { fail } from '../../private/errors';
import { requireHosts } from '../hosts';
import { createService } from '../service/create-service';
import { attach } from './attachment';
import { dataPlanePeers } from './data-plane';
import { needGatewayApi, requireGatewayApi } from './gateway-api';
import { GatewayOptions } from './gateway-options';
import { GatewayReference } from './gateway-reference';
import { createPreviews } from './preview-routes';
import { createGrant } from './reference-grant';
import { needCookies, requireRoutable } from './release-routes';
import { createRoutes } from './route-objects';
import { planRoute, RoutePlan } from './route-rules';
import { rulesOf } from './rule-specs';

/** Source: the Gateway API's HTTPRouteSpec and GRPCRouteSpec. */
const MOST_HOSTS = 16;

/** Creates a Service, routes of a Gateway that lead to its tracks, and those that redirect HTTP to HTTPS. */
export class GatewayBinder {
  private readonly options: GatewayOptions;

  public constructor(options: GatewayOptions) {
    this.options = { ...options };
  }

  /**
   * @throws when an option is not valid, the Gateway does not serve a host or can't do what the delivery asks for, or
   * the cluster has no Gateway API
   */
  public bind(context: ServiceContext): void {
    const { path, cluster, scope, serviceName, namespaceName, intent } = context;
    const { options } = this;
    const { reference } = options.gateway;
    requireGatewayApi(path, cluster);
    const hosts = requireRouteHosts(path, options.hosts);
    const grpc = options.grpc ?? options.grpcMatches !== undefined;
    const kind = grpc ? 'GRPCRoute' : 'HTTPRoute';
    const listeners = { hosts, redirectToHttps: options.redirectToHttps, grpc };
    const attachment = attach(context, reference, listeners);
    createService(context, options.service);
    const plan = planRoute(context, options, grpc, dataPlanePeers(path, namespaceName, options));
    requireRoutable(context, plan);
    rulesOf(path, { serviceName, namespaceName, routes: intent.routes }, plan);
    createRoutes(context, { id: 'route', routeName: serviceName, kind, hosts, attachment }, plan, () =>
      rulesOf(path, context.model, plan),
    );
    createPreviews(context, reference, listeners, plan);
    createGrants(context, kind, plan);
    if (!plan.redirects) {
      intent.routing.splitBy({ routerType: 'gateway', kind, objectName: serviceName });
    }
    needGatewayApi(scope, path, options.timeouts === undefined ? '1.1' : '1.2');
    needAdmission(context, reference);
    needCookies(context, reference);
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
  const apiVersion = 'gateway.networking.k8s.io/v1';
  declareExternal(scope, { apiVersion, kind: 'Gateway', name: gatewayName, namespaceName: home });
  Prerequisites.of(scope).add({
    name: `Gateway ${home === undefined ? '' : `${home}/`}${gatewayName}`,
    install: `${listeners} must admit routes from ${whose} (allowedRoutes.namespaces); check by: ${cluster.kubectl} get gateway ${gatewayName}${where} -o yaml`,
    neededBy: path,
  });
}
