import { NAMESPACES } from './names';
import type { AppDescription, ServiceDescription } from './description';
import { nameOf } from './facts';
import { isProxied } from './legal-delivery';
import { mostOf, mostPods, shareOfCanary } from './pod-counts';
import { graceOf, isRestartedEarly, startOf } from './times';

type Predictor = (service: ServiceDescription, app: AppDescription, index: number) => boolean;

/** Exposures to who is not in the app. */
const OPEN = ['gateway', 'ingress', 'loadBalancer', 'nodePort'];

/** Which warnings a legal service gives, by the checks' ids: as a description says it, not as the library does. */
const PREDICTORS: Record<string, Predictor> = {
  'availability-single': (service) =>
    ['maxUnavailable', 'maxPercent'].includes(service.scaling.disruption?.kind ?? '') && mostPods(service) === 1,
  canary: ({ delivery, exposure, scaling }) =>
    delivery?.kind === 'canary' &&
    exposure?.kind !== 'gateway' &&
    exposure?.kind !== 'ingress' &&
    delivery.weight % 100 !== 0 &&
    ![undefined, delivery.weight].includes(shareOfCanary(delivery, scaling)),
  'data-protection': (service) =>
    service.isAspNetCore && service.config.dataProtection === undefined && mostPods(service) > 1,
  'exposure-tls': ({ exposure }, app) => exposure?.kind === 'ingress' && exposure.tls === 'none' && !isLocal(app),
  'ingress-nginx-retired': ({ exposure }, app) =>
    exposure?.kind === 'ingress' && exposure.controller === 'nginx' && !isLocal(app),
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
  progressive: (service) => hasManyPreviews(service) || isSplitByPods(service),
  'scaled-to-zero': ({ scaling, exposure, delivery }, app, index) =>
    scaling.scaling?.kind === 'eventDriven' &&
    scaling.scaling.min === 0 &&
    (hasJob(delivery) || OPEN.includes(exposure?.kind ?? '') || isServer(app, index)),
  'time-liveness': ({ workload }) =>
    isRestartedEarly(workload) || (workload.health !== undefined && [1, 2].includes(startOf(workload))),
  'time-progress-deadline': (service) => startOf(service.workload) + minReadyOf(service) > 600 && mostPods(service) > 0,
  'time-proxy': ({ exposure, workload }) =>
    exposure?.kind === 'gateway' && exposure.timeout !== undefined && exposure.timeout > graceOf(workload),
};

function isLocal({ cluster }: AppDescription): boolean {
  return !['managed', 'openshift'].includes(cluster.distribution);
}

/** Whether a Job tries out each new version, which makes it a client. */
function hasJob(delivery: ServiceDescription['delivery']): boolean {
  return (
    (delivery?.kind === 'progressive' || delivery?.kind === 'progressiveBlueGreen') &&
    (delivery.analysis === 'job' || (delivery.kind === 'progressive' && delivery.extra === 'analysis'))
  );
}

function minReadyOf({ delivery }: ServiceDescription): number {
  return delivery?.kind === 'rollingUpdate' || delivery?.kind === 'recreate' ? (delivery.minReady ?? 0) : 0;
}

/** Whether a new version is tried with more pods than there may be of it. */
function hasManyPreviews({ delivery, scaling }: ServiceDescription): boolean {
  const most = mostOf(scaling);
  return delivery?.kind === 'progressiveBlueGreen' && most > 0 && (delivery.previewReplicas ?? 0) > most;
}

/** Whether nothing but the number of pods splits the requests, and no whole number of them, or one more, comes to it. */
function isSplitByPods({ delivery, exposure, scaling }: ServiceDescription): boolean {
  const isFixed = scaling.scaling === undefined || scaling.scaling.kind === 'replicas';
  const pods = mostOf(scaling);
  return (
    delivery?.kind === 'progressive' &&
    !isProxied(exposure) &&
    isFixed &&
    pods > 0 &&
    delivery.weights.some((weight) => (weight * pods) % 100 !== 0 && (weight * (pods + 1)) % 100 !== 0)
  );
}

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

/** Of what services share. */
function ofShared(app: AppDescription): string[] {
  const { ownGateway, tls } = app.shared;
  return ownGateway && !tls && !isLocal(app) ? ['exposure-tls edge/public'] : [];
}

/** The findings of an app, each as `<check> <path of the service>`. */
export function predicted(app: AppDescription): string[] {
  const ofServices = app.services.flatMap((service, index) =>
    Object.entries(PREDICTORS)
      .filter(([, fires]) => fires(service, app, index))
      .map(([checkId]) => `${checkId} ${NAMESPACES[service.home]}/${nameOf(service, index)}`),
  );
  return [...ofServices, ...ofShared(app)].sort();
}
