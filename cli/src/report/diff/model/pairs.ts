import { at, canonical, groupBy, Json } from './json';
import { omit } from '../../../json';
import { identity, Thing } from './things';

/** An object before and after; one of them is absent for what is new, or gone. */
export interface Pair {
  readonly before?: Thing;
  readonly after?: Thing;
  /** The one of them that says most: the later. */
  readonly thing: Thing;
  /** How they belong together, where not by their name. */
  readonly note?: string;
}

/** Kinds of these groups have moved from one to another; the API server has each object in all of them. */
const MOVED = /^(extensions|apps|batch|policy|autoscaling|.*\.k8s\.io)$/;

/** Which object has become which. */
export function pairs(before: Thing[], after: Thing[]): Pair[] {
  const left = new Map(before.map((thing) => [identity(thing), thing]));
  const found = new Map<Thing, Pair>();
  const settle = (from: Thing, to: Thing, note?: string) => {
    found.set(to, { before: from, after: to, thing: to, ...(note !== undefined && { note }) });
    left.delete(identity(from));
  };
  after.forEach((to) => {
    const from = left.get(identity(to));
    if (from !== undefined) {
      settle(from, to);
    }
  });
  const rest = () => after.filter((to) => !found.has(to));
  one([...left.values()].filter(isMoved), rest().filter(isMoved), ({ id }) => id).forEach(([from, to]) =>
    settle(from, to),
  );
  one([...left.values()], rest(), hashedName).forEach(([from, to]) =>
    settle(from, to, `${to.kind} ${from.name} -> ${to.name}`),
  );
  const renames = new Map(
    one([...left.values()], rest(), ofEqualSpec).flatMap(([from, to]): [Thing, string][] => {
      const note = `renamed ${from.name} -> ${to.name}: ${from.name} is deleted, and ${to.name} created`;
      return [
        [from, note],
        [to, note],
      ];
    }),
  );
  return [
    ...[...left.values()].map((thing) => ({ before: thing, thing, note: renames.get(thing) })),
    ...after.map((thing) => found.get(thing) ?? { after: thing, thing, note: renames.get(thing) }),
  ];
}

function isMoved({ group }: Thing): boolean {
  return MOVED.test(group);
}

/** Those that are the only ones of their key on both sides. */
function one(from: Thing[], to: Thing[], key: (thing: Thing) => string | undefined): [Thing, Thing][] {
  const keyOf = (thing: Thing) => key(thing) ?? '';
  const [before, after] = [groupBy(from, keyOf), groupBy(to, keyOf)];
  return [...after].flatMap(([each, targets]): [Thing, Thing][] => {
    const sources = before.get(each) ?? [];
    return each !== '' && sources.length === 1 && targets.length === 1 ? [[sources[0], targets[0]]] : [];
  });
}

/** Hexadecimal digits with one that is a number, or what kustomize's hashes are made of. */
const HASH = /-(?:(?=[a-f]*\d)[0-9a-f]{5,64}|[bcdfghkmt2456789]{10})$/;

/** Whether a name ends in a hash of the content. */
export function baseName(name: string): string | undefined {
  return HASH.test(name) ? name.replace(HASH, '') : undefined;
}

function hashedName({ kind, namespace, name }: Thing): string | undefined {
  const base = kind === 'ConfigMap' || kind === 'Secret' ? baseName(name) : undefined;
  return base === undefined ? undefined : `${kind} ${namespace ?? ''} ${base}`;
}

/** All but the name, where it has more than a name. */
function ofEqualSpec(thing: Thing): string | undefined {
  const rest = omit(thing.normal, ['metadata', 'apiVersion', 'kind']);
  const labels = at(thing.normal, 'metadata', 'labels');
  return Object.keys(rest).length === 0
    ? undefined
    : `${thing.kind} ${thing.namespace ?? ''} ${canonical(withoutName({ ...rest, labels }, thing.name))}`;
}

function withoutName(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutName(item, name));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as Json);
    return Object.fromEntries(entries.map(([key, member]) => [key, withoutName(member, name)]));
  }
  return value === name ? '\0' : value;
}
