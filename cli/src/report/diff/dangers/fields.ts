import { at, Json, mapOf } from '../model/json';
import { omit } from '../../../json';
import { same } from '../model/world';

/** What is immutable as long as an object is there, by kind: paths, and how they are called. */
export const FIELDS: Record<string, string[]> = {
  PriorityClass: ['value', 'preemptionPolicy'],
  IngressClass: ['spec.controller'],
  RuntimeClass: ['handler'],
  GatewayClass: ['spec.controllerName'],
  CustomResourceDefinition: ['spec.scope', 'spec.group', 'spec.names.plural', 'spec.names.kind'],
  CSIDriver: ['spec.attachRequired'],
  VolumeAttributesClass: ['driverName', 'parameters'],
  ResourceClaim: ['spec'],
  ResourceClaimTemplate: ['spec'],
  EndpointSlice: ['addressType'],
};

/** Source: the ValidateXUpdate functions of Kubernetes' API packages */
export const STATEFUL_MUTABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
  // From 1.34 on; older clusters refuse it, which loses nothing.
  'revisionHistoryLimit',
];
export const JOB_MUTABLE = [
  'parallelism',
  'suspend',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
];
export const VOLUME_MUTABLE = [
  'capacity',
  'accessModes',
  'claimRef',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'mountOptions',
  // Only where it was not set before, in some versions.
  'nodeAffinity',
];
export const CLAIM_MUTABLE = ['resources', 'volumeAttributesClassName'];

/** The members of the spec that differ, but for some. */
export function others(before: Json, after: Json, mutable: string[]): string[] {
  const [from, to] = [omit(mapOf(before.spec), mutable), omit(mapOf(after.spec), mutable)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().filter((key) => !same(from[key], to[key]));
}

/** Source: elastic indexed Jobs, whose completions go with their parallelism */
export function isElastic(before: Json, after: Json): boolean {
  const isIndexed = (job: Json) =>
    at(job, 'spec', 'completionMode') === 'Indexed' &&
    same(at(job, 'spec', 'completions'), at(job, 'spec', 'parallelism'));
  return isIndexed(before) && isIndexed(after);
}

export function withoutImages(containers: unknown): unknown {
  return Array.isArray(containers)
    ? containers.map((each) => omit(mapOf(each), ['image', 'imagePullPolicy']))
    : containers;
}

export function addressOf(service: Json): string | undefined {
  const address = at(service, 'spec', 'clusterIP');
  return typeof address === 'string' ? address : undefined;
}

export function isExternal(service: Json): boolean {
  return at(service, 'spec', 'type') === 'ExternalName';
}
