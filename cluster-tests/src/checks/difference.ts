const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Where what is stored does not hold what was sent: every field is to be there with the same value, and every list
 * with the same items in the same order. What the server adds of its own, its defaults, is fine.
 */
export function differences(sent: unknown, stored: unknown, path = ''): string[] {
  if (isObject(sent) && isObject(stored)) {
    return Object.entries(sent).flatMap(([key, value]) => {
      const field = /^[\w-]+$/.test(key) ? `.${key}` : `["${key}"]`;
      return differences(value, stored[key], `${path}${field}`);
    });
  }
  if (Array.isArray(sent) && Array.isArray(stored) && sent.length === stored.length) {
    return sent.flatMap((item, at) => differences(item, stored[at], `${path}[${at}]`));
  }
  const isSame = sent === stored || (Array.isArray(sent) && JSON.stringify(sent) === JSON.stringify(stored));
  return isSame ? [] : [`${path}: sent ${shown(sent)}, stored ${shown(stored)}`];
}
