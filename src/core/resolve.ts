import { ClusterProfile } from '../cluster/cluster-profile';
import { ContainerDraft } from './container-draft';
import { checkRoutes, liveSelector } from './live-routes';
import { ServiceModel, TrackModel } from './model';
import { PodDraft } from './pod-draft';
import { ImageSource, ResolvedImage } from './image-source';
import { ServiceIntent } from './service-intent';
import { TrackIntent } from './routing-intent';
import { remembered } from '../private/remembered';
import { commonLabels, INSTANCE_LABEL, SERVICE_LABEL, ServiceLabels } from './service-labels';

/** What a model is resolved from. */
export interface ServiceFacts {
  readonly path: string;
  readonly serviceName: string;
  readonly namespaceName?: string;
  readonly chartId: string;
  readonly cluster: ClusterProfile;
  readonly imageSource: ImageSource;
  readonly labels: ServiceLabels;
  readonly selectorLabels: Record<string, string>;
  readonly intent: ServiceIntent;
}

/** What the Deployment of one track selects, and no other. */
function trackSelector(facts: ServiceFacts, track: TrackIntent): Record<string, string> {
  return { ...facts.selectorLabels, [INSTANCE_LABEL]: track.objectName };
}

/** The pods of one track: an empty draft, and everybody who contributes. */
function resolvePod(facts: ServiceFacts, track: TrackIntent, image: ResolvedImage): PodDraft {
  const { path, cluster, intent, serviceName } = facts;
  const main = new ContainerDraft(path, serviceName, image.reference, image.pullPolicy);
  const selector = trackSelector(facts, track);
  const pod = new PodDraft({ path, trackName: track.trackName, selector, cluster, ports: intent.ports, main });
  [...intent.contributors, ...(track.contributors ?? [])].forEach((contributor) => contributor.contribute(pod));
  return pod;
}

/** What has been worked out for one service, which is asked for again and again and never changes. */
interface Known {
  readonly images: Map<string, ResolvedImage>;
  readonly labels: Map<string, Record<string, string>>;
}

const KNOWN = new WeakMap<ServiceFacts, Known>();

/** Lets go of what has been worked out for a service, which nobody asks for again. */
export function forget(facts: ServiceFacts): void {
  KNOWN.delete(facts);
}

function knownOf(facts: ServiceFacts): Known {
  return remembered(KNOWN, facts, () => ({ images: new Map(), labels: new Map() }));
}

function labelsOf(facts: ServiceFacts, instance: string, image: ResolvedImage): Record<string, string> {
  const { path, serviceName, chartId } = facts;
  const labels = remembered(knownOf(facts).labels, `${instance}\n${image.version}`, () =>
    commonLabels(path, instance, facts.labels, { name: serviceName, partOf: chartId, version: image.version }),
  );
  return { ...labels };
}

function imageOf(facts: ServiceFacts, track: TrackIntent): ResolvedImage {
  const { path, imageSource, cluster } = facts;
  return remembered(knownOf(facts).images, track.image, () => imageSource._resolve(path, track.image, cluster));
}

/** The labels of one track's own objects. */
export function trackLabels(facts: ServiceFacts, track: TrackIntent): Record<string, string> {
  return labelsOf(facts, track.objectName, imageOf(facts, track));
}

/** The labels of what belongs to all tracks; the version is that of the default route. */
export function serviceLabels(facts: ServiceFacts): Record<string, string> {
  const { tracks, routes } = facts.intent;
  const main = tracks.find((track) => track.trackName === routes[0]?.trackName) ?? tracks[0];
  return labelsOf(facts, facts.serviceName, imageOf(facts, main));
}

function resolveTrack(facts: ServiceFacts, track: TrackIntent): TrackModel {
  const labels = trackLabels(facts, track);
  return {
    trackName: track.trackName,
    objectName: track.objectName,
    scale: facts.intent.scaleOf(track),
    scaleTarget: track.controller ?? { apiVersion: 'apps/v1', kind: 'Deployment', name: track.objectName },
    keepsPods: track.keepsPods,
    labels,
    podLabels: { ...labels, ...facts.selectorLabels, [SERVICE_LABEL]: facts.serviceName },
    selector: trackSelector(facts, track),
    pod: resolvePod(facts, track, imageOf(facts, track)).toModel(),
  };
}

/** Defaults, cluster profile and intent as one model. Pure: the same facts give the same model. */
export function resolveModel(facts: ServiceFacts): ServiceModel {
  const tracks = facts.intent.tracks.map((track) => resolveTrack(facts, track));
  const routes = facts.intent.routes;
  checkRoutes(facts.path, routes, tracks);
  const selector = { [SERVICE_LABEL]: facts.serviceName };
  return {
    serviceName: facts.serviceName,
    namespaceName: facts.namespaceName,
    labels: serviceLabels(facts),
    selector,
    liveSelector: liveSelector(facts.intent, selector),
    ports: facts.intent.ports,
    tracks,
    routes,
    router: facts.intent.routing.router,
    trackServices: facts.intent.routing.services,
    rollout: facts.intent.rollout,
    clients: facts.intent.clients,
    servers: facts.intent.servers,
  };
}
