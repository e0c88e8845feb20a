import { Json, isMap, omit } from '../json';
import { SERVER_ANNOTATIONS, SERVER_METADATA } from '../manifests/server-written';

const CLUSTER_IPS = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];

/** An object without what a cluster has added, and what that was. */
export interface Cleaned {
  readonly manifest: Json;
  readonly dropped: string[];
}

/** Leaves out what the cluster wrote into an object that was read from it. */
export function withoutServerFields(manifest: Json): Cleaned {
  const metadata = (manifest.metadata ?? {}) as Json;
  // Only an object that was stored has one of these.
  const stored = metadata.uid !== undefined || metadata.resourceVersion !== undefined;
  const dropped: string[] = [];
  const drop = (object: Json, keys: string[], path: string): Json => {
    const gone = keys.filter((key) => Object.hasOwn(object, key));
    dropped.push(...gone.filter((key) => !isEmpty(object[key])).map((key) => `${path}${key}`));
    return Object.fromEntries(Object.entries(object).filter(([key]) => !gone.includes(key)));
  };
  const annotations = isMap(metadata.annotations)
    ? drop(metadata.annotations, SERVER_ANNOTATIONS, 'annotation ')
    : undefined;
  const kept: Json = { ...drop(metadata, SERVER_METADATA, 'metadata.'), ...(annotations && { annotations }) };
  const withoutStatus = drop(manifest, ['status'], '');
  const cleaned: Json = { ...withoutStatus, metadata: withoutEmpty(kept) };
  return { manifest: stored ? withoutChosen(cleaned, drop) : withoutTemplateStamp(cleaned), dropped };
}

/** What the API server chose for a Service; None is the user's own choice. */
function withoutChosen(manifest: Json, drop: (object: Json, keys: string[], path: string) => Json): Json {
  const { kind, spec } = withoutTemplateStamp(manifest);
  if (kind !== 'Service' || !isMap(spec)) {
    return withoutTemplateStamp(manifest);
  }
  const chosen = spec.clusterIP === 'None' ? CLUSTER_IPS.slice(1) : CLUSTER_IPS;
  const dual = Array.isArray(spec.ipFamilies) && spec.ipFamilies.length > 1;
  const keys = dual ? chosen.filter((key) => !key.startsWith('ipFamil')) : chosen;
  return { ...manifest, spec: drop(spec, keys, 'spec.') };
}

/** Programs write `creationTimestamp: null` into templates. */
function withoutTemplateStamp(manifest: Json): Json {
  const metadata = manifest.spec?.template?.metadata as unknown;
  if (!isMap(metadata) || !Object.hasOwn(metadata, 'creationTimestamp')) {
    return manifest;
  }
  const others = omit(metadata, ['creationTimestamp']);
  const template = { ...(manifest.spec.template as Json), metadata: others };
  return { ...manifest, spec: { ...(manifest.spec as Json), template } };
}

function withoutEmpty(metadata: Json): Json {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => !isEmpty(value)));
}

/** `status: {}` and `creationTimestamp: null` are written by programs, and say nothing; so is `loadBalancer: {}`. */
function isEmpty(value: unknown): boolean {
  return value === null || (isMap(value) && Object.values(value).every(isEmpty));
}
