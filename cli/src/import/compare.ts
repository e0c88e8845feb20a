import { isDeepStrictEqual } from 'util';
import { isOrdered } from './difference';
import { normalised } from './normalise';
import { Json, isMap } from '../json';

/** What two manifests of one object differ in, a line for each field; none when they mean the same. */
export function differences(wanted: Json, found: Json): string[] {
  return compare(normalised(wanted), normalised(found), '');
}

function compare(wanted: unknown, found: unknown, path: string): string[] {
  if (isDeepStrictEqual(wanted, found)) {
    return [];
  }
  if (isMap(wanted) && isMap(found)) {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
    return keys.flatMap((key) => compare(wanted[key], found[key], path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length === found.length) {
    const [left, right] = [wanted, found].map((list) => (isFree(path, list) ? byKey(list) : list));
    return left.flatMap((item, index) => compare(item, right[index], `${path}[${index}]`));
  }
  return [`${path}: ${show(wanted)} went in, ${show(found)} comes out`];
}

/** Lists whose order means nothing. */
const FREE = /^spec\.template\.spec\.(volumes|(initC|c)ontainers\[\d+\]\.(env|volumeMounts|ports))$/;

function isFree(path: string, list: unknown[]): boolean {
  return FREE.test(path) && !isOrdered(path.replaceAll('.', '/'), list);
}

function byKey(list: unknown[]): unknown[] {
  const keyOf = (item: unknown) => JSON.stringify(sortedKeys(item));
  return [...list].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortedKeys);
  }
  const entries = isMap(value) ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) : undefined;
  return entries?.map(([key, member]) => [key, sortedKeys(member)]) ?? value;
}

const LONGEST = 100;

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
