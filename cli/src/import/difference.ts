import { isDeepStrictEqual } from 'util';
import { Json, isMap } from '../json';

/** One step from what there is to what is wanted, as in a JSON patch (RFC 6902). */
export interface Step {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value?: unknown;
}

/** What identifies the items of a list whose order has no meaning, by the list's name. */
const KEYS: Record<string, string> = {
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  ports: 'name',
  containers: 'name',
  initContainers: 'name',
};

/** Says how many lines it takes to write a step. */
export type Cost = (step: Step) => number;

/** These are never replaced as a whole, however much of them differs: what is alike in them would be hidden. */
const WHOLE = [
  /^(\/(metadata|spec(\/(strategy|template(\/(metadata|spec(\/containers(\/\d+)?)?)?)?)?)?)?)?$/,
  /^\/spec\/template\/spec\/((initC|c)ontainers\/\d+\/(env|volumeMounts)|volumes|initContainers)$/,
];

/**
 * The steps from one manifest to another, both normalised.
 * @param raw the wanted one as it was written, from which values are taken
 */
export function steps(from: unknown, to: unknown, raw: unknown, cost: Cost, path = ''): Step[] {
  if (isDeepStrictEqual(from, to)) {
    return [];
  }
  const whole: Step = { op: 'replace', path, value: raw };
  const parts = partsOf(from, to, raw, cost, path);
  if (parts === undefined) {
    return [whole];
  }
  const total = parts.reduce((sum, step) => sum + cost(step), 0);
  return !WHOLE.some((pattern) => pattern.test(path)) && cost(whole) < total ? [whole] : parts;
}

function partsOf(from: unknown, to: unknown, raw: unknown, cost: Cost, path: string): Step[] | undefined {
  if (Array.isArray(from) && Array.isArray(to)) {
    return listSteps(from, to, raw as unknown[], cost, path);
  }
  return isMap(from) && isMap(to) ? mapSteps(from, to, raw as Json, cost, path) : undefined;
}

function mapSteps(from: Json, to: Json, raw: Json, cost: Cost, path: string): Step[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.flatMap((key): Step[] => {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Object.hasOwn(to, key)) {
      return [{ op: 'remove', path: at }];
    }
    // What the API server would add by itself has no place in what was written.
    const value: unknown = Object.hasOwn(raw, key) ? raw[key] : to[key];
    return Object.hasOwn(from, key) ? steps(from[key], to[key], value, cost, at) : [{ op: 'add', path: at, value }];
  });
}

/** Items change in place, then go from the end, then come at the end: every index holds at its time. */
function listSteps(from: unknown[], to: unknown[], raw: unknown[], cost: Cost, path: string): Step[] | undefined {
  const key = KEYS[path.slice(path.lastIndexOf('/') + 1)];
  if (key === undefined) {
    const isSame = from.length === to.length;
    return isSame ? to.flatMap((item, at) => steps(from[at], item, raw[at], cost, `${path}/${at}`)) : undefined;
  }
  const pairs = pairsOf(from, to, key);
  const kept = pairs.filter(([before, after]) => before >= 0 && after >= 0).sort(([a], [b]) => a - b);
  const added = pairs.filter(([before]) => before < 0).map(([, after]) => after);
  const ordered = [...kept.map(([, after]) => after), ...added];
  if (isOrdered(path, to) && !ordered.every((index, at) => index === at)) {
    return undefined;
  }
  const removed = from.map((_, index) => index).filter((index) => !kept.some(([before]) => before === index));
  return [
    ...kept.flatMap(([before, after]) => steps(from[before], to[after], raw[after], cost, `${path}/${before}`)),
    ...removed.reverse().map((index): Step => ({ op: 'remove', path: `${path}/${index}` })),
    ...added.map((index): Step => ({ op: 'add', path: `${path}/-`, value: raw[index] })),
  ];
}

/** Which item became which; -1 where there was or is none. The first container is the first, whatever its name. */
function pairsOf(from: unknown[], to: unknown[], key: string): [number, number][] {
  const nameOf = (item: unknown) => (isMap(item) ? (item[key] as unknown) : undefined);
  const taken = new Set<number>();
  return to.map((item, after) => {
    const name = nameOf(item);
    const isMain = after === 0 && from.length > 0;
    const found = from.findIndex((other, index) => !taken.has(index) && name !== undefined && nameOf(other) === name);
    const before =
      found < 0 && isMain && key === 'name' && to.length >= 1 && isFirstAlike(from[0], to, key) ? 0 : found;
    taken.add(before);
    return [before, after];
  });
}

/** Whether the first item has no other counterpart: then it is the one that goes by another name. */
function isFirstAlike(first: unknown, to: unknown[], key: string): boolean {
  const name = isMap(first) ? (first[key] as unknown) : undefined;
  return !to.some((item) => isMap(item) && item[key] === name);
}

/** Containers start in their order; a variable refers to those before it. */
export function isOrdered(path: string, list: unknown[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const refers = (item: unknown) => isMap(item) && String(item.value).includes('$(');
  return name.endsWith('ontainers') || (name === 'env' && list.some(refers));
}
