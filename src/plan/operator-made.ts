import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { Reference } from './app-index';
import { isName } from './mention';
import { oncePerList } from './once-per-list';
import { containersOf, objectsIn, podTemplate } from './pod-template';

/** Groups of which this library knows what their controllers make; Kubernetes' own have no dot, or end in k8s.io. */
const KNOWN_GROUPS =
  /^([^.]*|.*\.k8s\.io|cert-manager\.io|keda\.sh|argoproj\.io|monitoring\.coreos\.com|traefik\.io|traefik\.containo\.us|external-secrets\.io|bitnami\.com)$/;

/** A flag that tells a program the name of an object that it is to write. */
const TOLD = /^--?[\w-]*(?:secret|cert|config-?map)[\w-]*[= ]([a-z0-9][-.a-z0-9]*)$/i;

const WRITES = ['create', 'update', 'patch', '*'];

interface Programs {
  /** The names of custom resources, each with its namespace. */
  readonly resources: Set<string>;
  /** The names of ConfigMaps and Secrets that programs of the app know. */
  readonly told: Set<string>;
}

const keyOf = (namespaceName: string | undefined, name: string) => `${namespaceName ?? ''} ${name}`;

function toldNames(object: SynthesizedObject): string[] {
  const template = podTemplate(object);
  const words = (template === undefined ? [] : containersOf(template)).map(({ command, args }) =>
    [command, args].flatMap((list) => (Array.isArray(list) ? list.map(String) : [])),
  );
  const flags = words.flatMap((list) => list.flatMap((word, index) => [word, `${word} ${list[index + 1] ?? ''}`]));
  return flags.flatMap((flag) => TOLD.exec(flag)?.[1] ?? []);
}

/** What a Role lets its subjects write by name. */
function grantedNames({ kind, manifest }: SynthesizedObject): string[] {
  return kind === 'Role' || kind === 'ClusterRole'
    ? objectsIn(manifest.rules)
        .filter(({ verbs }) => Array.isArray(verbs) && verbs.some((verb) => WRITES.includes(verb)))
        .filter(({ resources }) => Array.isArray(resources) && /secrets|configmaps/.test(resources.join(' ')))
        .flatMap(({ resourceNames }) => (Array.isArray(resourceNames) ? resourceNames.filter(isName) : []))
    : [];
}

const programs = oncePerList((objects: SynthesizedObject[]): Programs => {
  const resources = new Set<string>();
  const told = new Set<string>();
  for (const object of objects) {
    if (!KNOWN_GROUPS.test(groupOf(object.apiVersion))) {
      resources.add(keyOf(object.namespaceName, object.objectName));
    }
    const names = [...toldNames(object), ...grantedNames(object)];
    names.forEach((name) => told.add(keyOf(object.namespaceName, name)));
  }
  return { resources, told };
});

/**
 * Whether a program of the app may well make what a reference means: the operator of a custom resource names what it
 * makes after it, and a ConfigMap or Secret is often made by a program that has its name in a flag or in its Role.
 */
export function isOperatorMade(objects: SynthesizedObject[], { kind, name, namespaceName }: Reference): boolean {
  const { resources, told } = programs(objects);
  const knows = (names: Set<string>, part: string) =>
    names.has(keyOf(namespaceName, part)) || names.has(keyOf(undefined, part));
  const isTold = (kind === 'Secret' || kind === 'ConfigMap') && knows(told, name);
  return isTold || prefixesOf(name).some((prefix) => knows(resources, prefix));
}

/** `db`, `db-app` and `db-app-tls` of `db-app-tls`. */
function prefixesOf(name: string): string[] {
  const parts = name.split('-');
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
}
