/** Small helpers for plain data: what goes into YAML, and what nobody may change any more. */

/** An empty map that says something, such as a pause without an end: `prune` keeps it. */
export const EMPTY_ON_PURPOSE: object = Object.freeze({});

/**
 * The same data without undefined and null members, empty maps and empty lists, at any depth; undefined
 * when nothing is left. A reader should never ask what an empty map is for, and the API server stores none.
 * @param keysOf in which order members are to be
 */
export function prune(value: unknown, keysOf: (map: object) => string[] = Object.keys): unknown {
  if (value === EMPTY_ON_PURPOSE) {
    return {};
  }
  if (value === undefined || value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return prunedList(value, keysOf);
  }
  return typeof value === 'object' ? prunedMap(value, keysOf) : value;
}

/** Sets a member, also one of the name that would set the prototype. */
function set(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(record, key, { value, configurable: true, enumerable: true, writable: true });
  } else {
    record[key] = value;
  }
}

function prunedList(list: unknown[], keysOf: (map: object) => string[]): unknown[] | undefined {
  const kept: unknown[] = [];
  for (const item of list) {
    const member = prune(item, keysOf);
    if (member !== undefined) {
      kept.push(member);
    }
  }
  return kept.length > 0 ? kept : undefined;
}

function prunedMap(map: object, keysOf: (map: object) => string[]): object | undefined {
  const kept: Record<string, unknown> = {};
  let isEmpty = true;
  for (const key of keysOf(map)) {
    const member = prune((map as Record<string, unknown>)[key], keysOf);
    if (member !== undefined) {
      set(kept, key, member);
      isEmpty = false;
    }
  }
  return isEmpty ? undefined : kept;
}

/** The same data without undefined and null members, at any depth; what is empty stays, as it may mean all or nothing. */
export function present<T>(value: T, keysOf: (map: object) => string[]): T {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => present(item, keysOf)) as T;
  }
  const kept: Record<string, unknown> = {};
  for (const key of keysOf(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined && member !== null) {
      set(kept, key, present(member, keysOf));
    }
  }
  return kept as T;
}

/** Whether a map is empty. */
export function hasNoMember(map: object): boolean {
  for (const key in map) {
    if (Object.hasOwn(map, key)) {
      return false;
    }
  }
  return true;
}

/** In which order members are written; cdk8s asks the same variable. */
export function keyOrder(): (map: object) => string[] {
  return process.env.CDK8S_DISABLE_SORT ? Object.keys : sortedKeys;
}

/** The keys of a map in order; most are in order as they are. */
function sortedKeys(map: object): string[] {
  const keys = Object.keys(map);
  for (let index = 1; index < keys.length; index++) {
    if (keys[index - 1] > keys[index]) {
      return keys.sort();
    }
  }
  return keys;
}

/** Freezes data at every depth, and gives it back. */
export function deepFreeze<T>(value: T): T {
  freeze(value, new Set());
  return value;
}

function freeze(value: unknown, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) {
    return;
  }
  seen.add(value);
  Object.freeze(value);
  for (const key of Object.keys(value)) {
    freeze((value as Record<string, unknown>)[key], seen);
  }
}

/** A record with its keys in order, so that the same facts give the same bytes. */
export function sortedRecord(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
