import { createHash } from 'crypto';

/** A short hash of data, equal for equal data whatever the order of keys: for names that change with content. */
export function contentHash(data: unknown): string {
  return createHash('sha256').update(canonical(data)).digest('hex').slice(0, 10);
}

function canonical(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
