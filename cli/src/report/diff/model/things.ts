import { at, byCode, Json, mapOf, textOf } from './json';
import { normalised } from './normal';

/** An object of a manifest, as it is compared. */
export interface Thing {
  /** As NodeFacts.id: `namespace/Kind/name`. */
  readonly id: string;
  readonly kind: string;
  /** The API group; empty for the core's. */
  readonly group: string;
  readonly name: string;
  readonly namespace?: string;
  /** As it was written. */
  readonly object: Json;
  /** In the one form of its meaning. */
  readonly normal: Json;
}

/** All objects, of those of one name the last, in an order that does not depend on that of the files. */
export function things(objects: readonly { readonly object: Json }[]): Thing[] {
  const all = new Map(objects.map(({ object }) => thing(object)).map((each) => [identity(each), each]));
  return [...all.values()].sort((a, b) => byCode(identity(a), identity(b)));
}

function thing(object: Json): Thing {
  const kind = String(object.kind);
  const name = textOf(at(object, 'metadata', 'name')) ?? '';
  const namespace = textOf(at(object, 'metadata', 'namespace'));
  return {
    id: `${namespace ?? ''}/${kind}/${name}`,
    kind,
    group: groupOf(object),
    name,
    ...(namespace !== undefined && { namespace }),
    object,
    normal: normalised(object),
  };
}

/** What is one object for the API server: the version of its group may change. */
export function identity({ id, group }: Thing): string {
  return `${group}|${id}`;
}

function groupOf({ apiVersion }: Json): string {
  const text = String(apiVersion);
  return text.includes('/') ? text.slice(0, text.indexOf('/')) : '';
}

export function labelsOf(thing: Thing): Record<string, string> {
  return mapOf(at(thing.normal, 'metadata', 'labels'));
}

export function annotationsOf(thing: Thing): Record<string, unknown> {
  return mapOf(at(thing.normal, 'metadata', 'annotations'));
}

/** Where the pod template of a kind is, as members. */
export function templatePath(kind: string): string[] | undefined {
  switch (kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'Rollout':
    case 'Job':
      return ['spec', 'template'];
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template'];
    case 'Pod':
      return [];
    default:
      return undefined;
  }
}

/** The pod template of a workload; of a Pod, itself. */
export function templateOf(thing: Thing): Json | undefined {
  const path = templatePath(thing.kind);
  const template = path === undefined ? undefined : at(thing.normal, ...path);
  return template === undefined ? undefined : mapOf(template);
}

export function podSpec(thing: Thing): Json {
  return mapOf(templateOf(thing)?.spec);
}

export function podLabels(thing: Thing): Json {
  return mapOf(at(templateOf(thing), 'metadata', 'labels'));
}

/** Controllers whose pods stay; Jobs come and go. */
export const SERVING = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
  'Pod',
];
