/** Field sets as managedFields has them: https://kubernetes.io/docs/reference/using-api/server-side-apply/ */
export type FieldsV1 = { readonly [key: string]: FieldsV1 };

/** One entry of metadata.managedFields. */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource?: string;
  readonly fieldsV1: FieldsV1;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of the single fields of a set, each with all of its keys. */
export function leavesOf(fields: FieldsV1, path = ''): string[] {
  const keys = Object.keys(fields).filter((key) => key !== '.');
  return keys.length === 0 ? [path] : keys.flatMap((key) => leavesOf(fields[key], `${path}/${key}`));
}

/** Whether a list's item is the one of `k:{"containerPort":80,"protocol":"TCP"}`; a key may be a default not sent. */
function hasKeys(item: unknown, key: string): boolean {
  const wanted = Object.entries(JSON.parse(key.slice(2)) as Json);
  const isSent = (name: string): boolean => isObject(item) && item[name] !== undefined;
  const matches = ([name, value]: [string, unknown]): boolean => !isSent(name) || (item as Json)[name] === value;
  return isObject(item) && wanted.some(([name]) => isSent(name)) && wanted.every(matches);
}

function compareObjects(sent: Json, fields: FieldsV1, path: string): string[] {
  const owned = Object.keys(fields).filter((key) => key.startsWith('f:'));
  const notOwned = Object.keys(sent).filter((key) => fields[`f:${key}`] === undefined);
  return [
    ...notOwned.map((key) => `${path}.${key} was sent, we do not own it`),
    ...owned.flatMap((key) => {
      const name = key.slice(2);
      return sent[name] === undefined
        ? [`${path}.${name} was not sent, we own it`]
        : compareOwnership(sent[name], fields[key], `${path}.${name}`);
    }),
  ];
}

function compareLists(sent: readonly unknown[], fields: FieldsV1, path: string): string[] {
  const keys = Object.keys(fields).filter((key) => key !== '.');
  const itemOf = (key: string): number =>
    sent.findIndex((item) =>
      key.startsWith('k:') ? hasKeys(item, key) : JSON.stringify(item) === JSON.stringify(JSON.parse(key.slice(2))),
    );
  const found = new Map(keys.map((key) => [key, itemOf(key)]));
  const owned = new Set(found.values());
  return [
    ...sent.flatMap((_, at) => (owned.has(at) ? [] : [`${path}[${at}] was sent, we do not own it`])),
    ...keys.flatMap((key) => {
      const at = found.get(key) ?? -1;
      return at < 0
        ? [`${path}[${key}] was not sent, we own it`]
        : compareOwnership(sent[at], fields[key], `${path}[${at}]`);
    }),
  ];
}

/** Where the fields that a manager owns are not exactly those that it sent. */
export function compareOwnership(sent: unknown, fields: FieldsV1, path = ''): string[] {
  if (Object.keys(fields).length === 0) {
    // A single value, or an atomic map or list, owned as a whole.
    return [];
  }
  if (isObject(sent)) {
    return compareObjects(sent, fields, path);
  }
  return Array.isArray(sent) ? compareLists(sent, fields, path) : [];
}
