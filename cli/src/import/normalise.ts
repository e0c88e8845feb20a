import { isDeepStrictEqual } from 'util';
import { KINDS, Shape, SHAPES } from './defaults';
import { nanos } from './quantity';

export type Json = Record<string, any>;

/** A manifest in the one form that all manifests of its meaning have; lists keep their length and order. */
export function normalised(manifest: Json): Json {
  const shape = Object.hasOwn(KINDS, String(manifest.kind)) ? KINDS[String(manifest.kind)] : undefined;
  const known = shape === undefined ? undefined : newest(manifest);
  const value = (normalise(known ?? manifest, shape) ?? {}) as Json;
  const { metadata, ...others } = value;
  return metadata === undefined ? others : { ...others, metadata };
}

function normalise(value: unknown, type: string | undefined): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (type === 'quantity') {
    return nanos(value)?.toString() ?? value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => normalise(item, type) ?? null);
  }
  if (typeof value !== 'object') {
    return value;
  }
  if (type === 'quantities') {
    return Object.fromEntries(Object.entries(value).map(([key, amount]) => [key, normalise(amount, 'quantity')]));
  }
  const shape = type === undefined ? undefined : SHAPES[type];
  const object = shape === undefined || type === undefined ? (value as Json) : withoutImplied(value, type);
  const entries = Object.entries(object).map(([key, member]): [string, unknown] => [
    key,
    normalise(member, shape?.fields?.[key]),
  ]);
  return Object.fromEntries(
    entries.filter(([key, member]) => member !== undefined && !(shape && isDefault(shape, key, member))),
  );
}

function isDefault(shape: Shape, key: string, value: unknown): boolean {
  if (Object.hasOwn(shape.defaults ?? {}, key) && isDeepStrictEqual(shape.defaults?.[key], value)) {
    return true;
  }
  // The API server stores no empty list: https://pkg.go.dev/encoding/json, omitempty
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isEmpty && (Array.isArray(value) || (shape.empty ?? []).includes(key));
}

/** Without fields whose default depends on others. */
function withoutImplied(value: Json, type: string): Json {
  switch (type) {
    case 'Container':
      return omit(value, value.imagePullPolicy === impliedPolicy(value.image) ? ['imagePullPolicy'] : []);
    case 'ServicePort':
      return omit(value, value.targetPort === value.port ? ['targetPort'] : []);
    case 'Resources':
      return { ...value, ...(value.requests && { requests: requestsBeside(value) }) };
    case 'PodSpec':
      return omit({ serviceAccountName: value.serviceAccount as unknown, ...value }, ['serviceAccount']);
    case 'Strategy':
      return value.type === 'Recreate' ? omit(value, ['rollingUpdate']) : value;
    default:
      return value;
  }
}

/** Source: SetDefaults_Container: a tag of latest, or none, is always pulled. */
export function impliedPolicy(image: unknown): string {
  const reference = String(image);
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return reference.includes('@') || (name.includes(':') && !name.endsWith(':latest')) ? 'IfNotPresent' : 'Always';
}

/** Source: SetDefaults_Pod: what has a limit and no request is requested up to the limit. */
function requestsBeside({ requests, limits }: Json): Json {
  const same = Object.keys(requests as Json).filter((key) => {
    const limit = nanos(limits?.[key]);
    return limit !== undefined && limit === nanos(requests[key]);
  });
  return omit(requests as Json, same);
}

/** Without some members. */
export function omit(value: Json, keys: string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

/** An autoscaler of v1 as the API server keeps it, which is v2's form. */
export function newest(manifest: Json): Json {
  if (manifest.apiVersion !== 'autoscaling/v1' || manifest.kind !== 'HorizontalPodAutoscaler') {
    return manifest;
  }
  const { targetCPUUtilizationPercentage: percent = 80, ...spec } = (manifest.spec ?? {}) as Json;
  const target = { type: 'Utilization', averageUtilization: percent as unknown };
  const metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
  return { ...manifest, apiVersion: 'autoscaling/v2', spec: { ...spec, metrics } };
}
