/** An object of a manifest: JSON of any shape. */
export type Json = Record<string, any>;

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mapOf(value: unknown): Json {
  return isMap(value) ? value : {};
}

export function listOf(value: unknown): any[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The maps of a list: hostile manifests have anything anywhere. */
export function mapsOf(value: unknown): Json[] {
  return listOf(value).filter(isMap);
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

/** Lists by a key, in the order of the first of each. */
export function groupBy<T>(values: T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const list = groups.get(key(value));
    if (list === undefined) {
      groups.set(key(value), [value]);
    } else {
      list.push(value);
    }
  }
  return groups;
}
