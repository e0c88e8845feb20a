/** An object of YAML that anybody may have written. */
export type Json = Record<string, any>;

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that should be there; an empty one for what is none. */
export function mapOf(value: unknown): Json {
  return isMap(value) ? value : {};
}

/** The objects in the list that should be there; what is no object is left out. */
export function mapsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** The texts in the list that should be there. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The text that should be there; undefined for what is none, or empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number that should be there, which some write as a text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The values of each key, keys and values in their order. */
export function groupBy<K, V>(values: Iterable<V>, keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, [value]);
    } else {
      known.push(value);
    }
  }
  return groups;
}

/** Without some members. */
export function omit(value: Json, keys: string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

/** Without members that are null, at any depth; lists keep their length. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (!isMap(value)) {
    return value;
  }
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}
