import { RouterModel } from '../../core/route';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { ResolvedStep, StepNeed } from './resolved-step';

type Settings = Record<string, unknown>;
type Router = (router: RouterModel, namespaceName: string | undefined, byHeader: boolean) => Settings;

/** How Argo Rollouts refers to the object whose weights it changes, by the type of the router. */
const ROUTERS: Record<string, Router> = {
  /** Source: https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/latest/features/header-based-routing/ */
  gateway: ({ kind, objectName }, namespaceName, byHeader) => {
    const field = kind === 'GRPCRoute' ? 'grpcRoute' : 'httpRoute';
    const route = byHeader ? { [`${field}s`]: [{ name: objectName, useHeaderRoutes: true }] } : { [field]: objectName };
    return { plugins: { 'argoproj-labs/gatewayAPI': { ...route, namespace: namespaceName } } };
  },
  /** Source: https://argoproj.github.io/argo-rollouts/features/traffic-management/nginx/ */
  nginx: ({ objectName }) => ({ nginx: { stableIngress: objectName } }),
  /** Source: https://argoproj.github.io/argo-rollouts/features/traffic-management/traefik/ */
  traefik: ({ objectName }) => ({ traefik: { weightedTraefikServiceName: objectName } }),
};

/** What splits the requests, as the Rollout writes it; nothing where the pods share them by their number. */
export function trafficRouting({ model }: ServiceContext, routeNames: string[]): Settings | undefined {
  const { router, namespaceName } = model;
  return (
    router && {
      managedRoutes: routeNames.map((name) => ({ name })),
      ...ROUTERS[router.routerType](router, namespaceName, routeNames.length > 0),
    }
  );
}

/** What of a release needs more than the number of pods to split the requests. */
export interface SplitDemands {
  readonly steps: ResolvedStep[];
  /** Options that do, by their names. */
  readonly options: string[];
}

/** Refuses what the router can't do: known once the exposure is bound. */
export function requireRouter({ path, intent }: ServiceContext, { steps, options }: SplitDemands): void {
  const { router } = intent.routing;
  if (router !== undefined && !Object.hasOwn(ROUTERS, router.routerType)) {
    const problem = `Argo Rollouts can't change the weights of the ${router.kind} "${router.objectName}"`;
    fail('delivery-invalid', path, problem, 'use Exposure.gateway, or Exposure.ingress with ingress-nginx or Traefik');
  }
  const header = steps.find(({ need }) => need === StepNeed.HEADERS);
  if (header !== undefined && router?.routerType !== 'gateway') {
    const to =
      router === undefined
        ? 'which nothing here has'
        : `which Argo Rollouts can't add to a router of the type ${router.routerType}`;
    const problem = `the step ${header.title} needs routes by header, ${to}`;
    fail('delivery-invalid', path, problem, 'use Exposure.gateway, or leave the step out');
  }
  const demand = [...options, ...steps.flatMap(({ need, title }) => (need === undefined ? [] : `the step ${title}`))];
  if (router === undefined && demand.length > 0) {
    const problem = `${demand[0]} needs something that splits the requests by weight, and here the pods share them by their number`;
    fail('delivery-invalid', path, problem, 'use Exposure.gateway or Exposure.ingress, or leave it out');
  }
}
