import { NAMESPACES } from './names';
import type { AppDescription, ServiceDescription } from './description';
import { nameOf } from './facts';
import { mostPods, shareOfCanary } from './pod-counts';

type Predictor = (service: ServiceDescription, app: AppDescription, index: number) => boolean;

/** Which warnings a legal service gives, by the checks' ids: as a description says it, not as the library does. */
const PREDICTORS: Record<string, Predictor> = {
  canary: ({ delivery, exposure, scaling }) =>
    delivery?.kind === 'canary' &&
    exposure?.kind !== 'gateway' &&
    exposure?.kind !== 'ingress' &&
    delivery.weight % 100 !== 0 &&
    ![undefined, delivery.weight].includes(shareOfCanary(delivery, scaling)),
  'data-protection': (service) =>
    service.isAspNetCore && service.config.dataProtection === undefined && mostPods(service) > 1,
  'ingress-nginx-retired': ({ exposure }, { cluster }) =>
    exposure?.kind === 'ingress' &&
    exposure.controller === 'nginx' &&
    ['managed', 'openshift'].includes(cluster.distribution),
  'ingress-redirect': ({ exposure }) =>
    exposure?.kind === 'ingress' &&
    exposure.controller === 'unknown' &&
    exposure.tls !== 'none' &&
    exposure.redirect === undefined,
  'limit-range-admits': ({ workload, home }, { namespaces }) =>
    workload.resources !== undefined &&
    'cpu' in workload.resources &&
    workload.resources.cpuLimit === undefined &&
    namespaces[home].tenant?.limits === true,
  'preview-certificate': ({ exposure, delivery }) =>
    exposure?.kind === 'ingress' &&
    exposure.tls === 'secret' &&
    (delivery?.kind === 'blueGreen' || delivery?.kind === 'progressiveBlueGreen') &&
    delivery.previewHost,
  'scaled-to-zero': ({ scaling, exposure }, app, index) =>
    scaling.scaling?.kind === 'eventDriven' &&
    scaling.scaling.min === 0 &&
    (['gateway', 'ingress', 'loadBalancer', 'nodePort'].includes(exposure?.kind ?? '') || isServer(app, index)),
};

/** Whether a service has a client that it was told of. */
function isServer({ edges, chain, services }: AppDescription, index: number): boolean {
  const count = services.length;
  return (
    (chain && index > 0) ||
    edges.some(({ kind, from, to }) =>
      kind === 'connect'
        ? to % count === index && from % count !== index
        : kind === 'allowFrom' && from % count === index,
    )
  );
}

/** The findings of an app, each as `<check> <path of the service>`. */
export function predicted(app: AppDescription): string[] {
  return app.services
    .flatMap((service, index) =>
      Object.entries(PREDICTORS)
        .filter(([, fires]) => fires(service, app, index))
        .map(([checkId]) => `${checkId} ${NAMESPACES[service.home]}/${nameOf(service, index)}`),
    )
    .sort();
}
