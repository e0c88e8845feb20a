import { groupBy, Json, mapOf, textOf } from '../../json';
import { ReadObject } from '../../manifests/parse-manifests';

/** One object of the manifests, and how the report calls it. */
export interface Thing {
  /** The id of its node. */
  readonly id: string;
  /** The API group; empty for the core one. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Json;
  readonly annotations: Json;
  readonly spec: Json;
  readonly object: Json;
  readonly read: ReadObject;
}

/** What one object says of another one. */
export interface Reference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** All objects of the manifests, in their order, each once. */
export interface Things {
  readonly all: Thing[];
  ofKind(group: string, ...kinds: string[]): Thing[];
  find(reference: Reference): Thing | undefined;
}

export function groupOf(apiVersion: unknown): string {
  const [group, version] = String(apiVersion).split('/');
  return version === undefined ? '' : group;
}

/** The id of a node, and the path of a finding but for a slash at its front. */
export function idOf({ kind, name, namespace = '' }: Omit<Reference, 'group'>): string {
  return `${namespace}/${kind}/${name}`;
}

function keyOf({ group, kind, name, namespace = '' }: Reference): string {
  return JSON.stringify([group, kind, namespace, name]);
}

/** Two kinds of one name, of different groups, are not the same: the second one says its group. */
function freeId(taken: ReadonlySet<string>, reference: Reference): string {
  const id = idOf(reference);
  return taken.has(id) ? idOf({ ...reference, kind: `${reference.kind}.${reference.group}` }) : id;
}

/** The objects as the report asks for them; of several that are one to the API server the last one holds. */
export function thingsOf(objects: ReadObject[]): Things {
  const byKey = new Map<string, ReadObject>();
  for (const read of objects) {
    byKey.set(keyOf(referenceTo(read.object)), read);
  }
  const taken = new Set<string>();
  const found = new Map<string, Thing>();
  for (const [key, read] of byKey) {
    const thing = thingOf(read, taken);
    taken.add(thing.id);
    found.set(key, thing);
  }
  const all = [...found.values()];
  const kinds = groupBy(all, ({ group, kind }) => `${group} ${kind}`);
  return {
    all,
    ofKind: (group, ...asked) => asked.flatMap((kind) => kinds.get(`${group} ${kind}`) ?? []),
    find: (reference) => found.get(keyOf(reference)),
  };
}

function referenceTo(object: Json): Reference {
  const { name, namespace } = mapOf(object.metadata);
  return {
    group: groupOf(object.apiVersion),
    kind: String(object.kind),
    name: String(name),
    namespace: textOf(namespace),
  };
}

function thingOf(read: ReadObject, taken: ReadonlySet<string>): Thing {
  const { object } = read;
  const reference = referenceTo(object);
  const { labels, annotations } = mapOf(object.metadata);
  const described = { labels: mapOf(labels), annotations: mapOf(annotations), spec: mapOf(object.spec) };
  return { id: freeId(taken, reference), ...reference, ...described, object, read };
}
