import { isDeepStrictEqual } from 'util';
import { newest, withoutImplied } from '../manifests/implied';
import { nanos } from '../manifests/quantity';
import { KINDS, Shape, SHAPES } from './defaults';
import { Json, isMap } from '../json';

/** A manifest in the one form that all manifests of its meaning have; lists keep their length and order. */
export function normalised(manifest: Json): Json {
  const shape = Object.hasOwn(KINDS, String(manifest.kind)) ? KINDS[String(manifest.kind)] : undefined;
  const known = shape === undefined ? undefined : spelledOut(manifest);
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

/** A manifest with what its fields imply in others: the two ways to say it are then one. */
export function spelledOut(manifest: Json): Json {
  return manifest.kind === 'Deployment' ? (withRequests(manifest) as Json) : newest(manifest);
}

/** Source: SetDefaults_Pod: what has a limit and no request is requested up to the limit. */
function withRequests(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withRequests);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, withRequests(member)]);
  const object: Json = Object.fromEntries(members);
  const { limits, requests } = object;
  return isMap(limits) ? { ...object, requests: { ...limits, ...(isMap(requests) ? requests : {}) } } : object;
}
