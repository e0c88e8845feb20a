/** Small helpers for plain data: what goes into YAML, and what nobody may change any more. */

/** An empty map that says something, such as a pause without an end: `prune` keeps it. */
export const EMPTY_ON_PURPOSE: object = Object.freeze({});

/**
 * The same data without undefined and null members, empty maps and empty lists, at any depth; undefined
 * when nothing is left. A reader should never ask what an empty map is for, and the API server stores none.
 */
export function prune(value: unknown): unknown {
  if (value === EMPTY_ON_PURPOSE) {
    return {};
  }
  if (value === undefined || value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map(prune).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value === 'object') {
    const kept = Object.entries(value)
      .map(([key, member]) => [key, prune(member)] as const)
      .filter(([, member]) => member !== undefined);
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  }
  return value;
}

/** Freezes data at every depth, and gives it back. */
export function deepFreeze<T>(value: T): T {
  const seen = new Set<unknown>();
  const freeze = (member: unknown): void => {
    if (typeof member === 'object' && member !== null && !seen.has(member)) {
      seen.add(member);
      Object.values(Object.freeze(member)).forEach(freeze);
    }
  };
  freeze(value);
  return value;
}

/** A record with its keys in order, so that the same facts give the same bytes. */
export function sortedRecord(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
