import { byCode, canonical, isMap, Json, textOf, unique } from './json';

/** Something that is not the same: at one place, before and after; undefined where there is nothing. */
export interface Difference {
  /** Like `/spec/ports/[http]/port`; items of lists are in brackets. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What identifies the items of a list, by the list's name. Source: x-kubernetes-list-map-keys and -patch-merge-key */
const KEYS: Record<string, string[]> = {
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  topologySpreadConstraints: ['topologyKey'],
  rules: ['host'],
  paths: ['path'],
  tls: ['secretName'],
  backendRefs: ['name', 'port'],
  parentRefs: ['name', 'sectionName', 'port'],
  subjects: ['kind', 'namespace', 'name'],
  hostAliases: ['ip'],
  ports: ['name', 'containerPort', 'port', 'protocol'],
  envFrom: ['prefix', 'configMapRef.name', 'secretRef.name'],
  metrics: ['type', 'resource.name', 'containerResource.name', 'pods.metric.name', 'external.metric.name'],
};

/** Of these, each part is said where there was nothing, or is nothing any more. */
const PARTS = new Set(
  'env envFrom ports volumes volumeMounts initContainers labels annotations data stringData binaryData hostnames'.split(
    ' ',
  ),
);

/** All that differs between two objects in their normal form, in the order of the paths. */
export function differences(before: Json, after: Json): Difference[] {
  return compare(before, after, '');
}

function compare(before: unknown, after: unknown, path: string): Difference[] {
  if (canonical(before) === canonical(after)) {
    return [];
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (before === undefined || after === undefined) {
    return PARTS.has(name) && !isAmongItems(path)
      ? compare(before ?? emptyLike(after), after ?? emptyLike(before), path)
      : [{ path, before, after }];
  }
  if (isMap(before) && isMap(after)) {
    const keys = unique([...Object.keys(before), ...Object.keys(after)]).sort(byCode);
    return keys.flatMap((key) => compare(own(before, key), own(after, key), `${path}/${escaped(key)}`));
  }
  const items = Array.isArray(before) && Array.isArray(after) ? itemsOf(before, after, path) : undefined;
  return items ?? [{ path, before, after }];
}

function emptyLike(value: unknown): unknown {
  return Array.isArray(value) ? [] : isMap(value) ? {} : '';
}

/** Whether it is a key of the user's own, such as a label that is called `env`. */
function isAmongItems(path: string): boolean {
  return /\/(labels|annotations|data|stringData|binaryData)\/[^/]*$/.test(path);
}

function own(map: Json, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** What differs in a list, by its items; undefined for one that has to be said as a whole. */
function itemsOf(before: unknown[], after: unknown[], path: string): Difference[] | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [from, to] = [keyed(before, name), keyed(after, name)];
  if (from === undefined || to === undefined) {
    return [...before, ...after].every(isMap) ? byIndex(before, after, path) : undefined;
  }
  const keys = unique([...from.keys(), ...to.keys()]);
  const inside = keys.flatMap((key) => compare(from.get(key), to.get(key), `${path}/[${escaped(key)}]`));
  return [...inside, ...orderOf(from, to, path, name)];
}

/** One after the other, without those that are the same at the start and at the end. */
function byIndex(before: unknown[], after: unknown[], path: string): Difference[] {
  const [from, to] = [before.map(canonical), after.map(canonical)];
  const least = Math.min(from.length, to.length);
  let start = 0;
  while (start < least && from[start] === to[start]) {
    start++;
  }
  let end = 0;
  while (end < least - start && from[from.length - 1 - end] === to[to.length - 1 - end]) {
    end++;
  }
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, index) =>
    compare(old[index], now[index], `${path}/[${start + index}]`),
  ).flat();
}

/** The items by what identifies them; undefined where two have the same, or one has nothing. */
function keyed(list: unknown[], name: string): Map<string, unknown> | undefined {
  const keys = (Object.hasOwn(KEYS, name) ? KEYS[name] : ['name']).map((key) => key.split('.'));
  const entries = list.map((item): [string, unknown] => [keyOf(item, keys), item]);
  const map = new Map(entries);
  const isByKey = list.every(isMap) && map.size === list.length && !map.has('');
  return isByKey ? map : undefined;
}

function keyOf(item: unknown, keys: string[][]): string {
  const values = keys.map((key) =>
    key.reduce<unknown>((part, each) => (isMap(part) ? own(part, each) : undefined), item),
  );
  const texts = values.map(textOf).filter((text) => text !== undefined);
  // A port with a name is the same one under another number.
  return keys[0][0] === 'name' && keys.some(([key]) => key === 'containerPort') ? (texts[0] ?? '') : texts.join(' ');
}

/** Containers start in their order, and a variable refers to those before it. */
function orderOf(from: Map<string, unknown>, to: Map<string, unknown>, path: string, name: string): Difference[] {
  const refers = [...to.values()].some((item) => isMap(item) && String(item.value).includes('$('));
  if (!name.endsWith('ontainers') && !(name === 'env' && refers) && name !== 'steps') {
    return [];
  }
  const before = [...from.keys()].filter((key) => to.has(key));
  const after = [...to.keys()].filter((key) => from.has(key));
  return canonical(before) === canonical(after) ? [] : [{ path: `${path}/[order]`, before, after }];
}

function escaped(key: string): string {
  // A bracket would end the name of an item.
  return key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll(']', '~2');
}

/** A part of a path, as it was written. */
export function unescaped(part: string): string {
  return part.replaceAll('~2', ']').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A path as people write it: `spec.ports[http].port`. */
export function spokenPath(path: string): string {
  return path
    .split('/')
    .slice(1)
    .map(unescaped)
    .map((part, index) =>
      /^\[.*\]$/s.test(part) ? part : `${index === 0 ? '' : '.'}${/[.\s/]/.test(part) ? `"${part}"` : part}`,
    )
    .join('');
}
