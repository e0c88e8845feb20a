import { isMap } from '../../../json';

export { groupBy, isMap, mapOf, mapsOf, type Json } from '../../../json';

export function listOf(value: unknown): any[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
  return listOf(value)
    .map(textOf)
    .filter((text) => text !== undefined);
}

/** What is at the end of a path of members, or undefined. */
export function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((part, key) => (isMap(part) && Object.hasOwn(part, key) ? part[key] : undefined), value);
}

/** The same text for the same meaning, whatever the order of members. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (isMap(value)) {
    const members = Object.keys(value).sort(byCode);
    return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The same order on every machine. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Without repetitions, in the order of their first. */
export function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
