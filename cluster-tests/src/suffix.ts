import { isMap, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, type YAMLMap } from 'yaml';
import { type KubernetesObject, nameOf } from './objects.js';

/** The label by which selectors name a namespace; the API server sets it itself. */
const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';
const NAMESPACE_KEYS = ['namespace', NAMESPACE_LABEL];
const NAMESPACE_LISTS = ['namespaces', 'matchNames'];
/** Fields that name an object of a cluster-scoped kind without saying the kind. */
const NAMING_FIELDS: Readonly<Record<string, string>> = {
  gatewayClassName: 'GatewayClass',
  ingressClassName: 'IngressClass',
  priorityClassName: 'PriorityClass',
  runtimeClassName: 'RuntimeClass',
  storageClassName: 'StorageClass',
};
/** What users wrote, of which nothing is a reference. */
const TEXTS = ['data', 'stringData', 'binaryData'];

/** Names that an example claims for the whole cluster. */
export interface ClusterWideNames {
  readonly namespaces: ReadonlySet<string>;
  /** Of other cluster-scoped kinds, as `Kind name`. */
  readonly objects: ReadonlySet<string>;
}

export function clusterWideNamesOf(
  manifests: readonly KubernetesObject[],
  isNamespaced: (manifest: KubernetesObject) => boolean,
): ClusterWideNames {
  const namespaces = new Set<string>();
  const objects = new Set<string>();
  for (const manifest of manifests) {
    const { kind, metadata } = manifest;
    if (kind === 'Namespace') {
      namespaces.add(metadata.name);
    } else if (!isNamespaced(manifest)) {
      objects.add(nameOf(manifest));
    } else if (metadata.namespace === undefined) {
      throw new Error(`${nameOf(manifest)}: it names no namespace; the suite keeps out of "default"`);
    } else {
      namespaces.add(metadata.namespace);
    }
  }
  return { namespaces, objects };
}

const textOf = (node: unknown): string | undefined =>
  isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
const itemsOf = (node: unknown): unknown[] => (isSeq(node) ? node.items : []);

/** The scalars of a map, and below it, that are to get the suffix. */
function namesIn(map: YAMLMap, names: ClusterWideNames): Scalar[] {
  const found: unknown[] = [];
  const isNamespace = (node: unknown): boolean => names.namespaces.has(textOf(node) ?? '');
  const isObject = (kind: unknown, name: unknown): boolean => names.objects.has(`${String(kind)} ${textOf(name)}`);

  const kind = map.get('kind');
  const ownName = map.getIn(['metadata', 'name'], true);
  if (kind === 'Namespace' ? isNamespace(ownName) : isObject(kind, ownName)) {
    found.push(ownName);
  }
  // roleRef, issuerRef, secretStoreRef, …
  if (isObject(kind, map.get('name', true))) {
    found.push(map.get('name', true));
  }
  if (map.get('key') === NAMESPACE_LABEL) {
    found.push(...itemsOf(map.get('values')).filter(isNamespace));
  }
  for (const { key, value } of map.items) {
    const field = textOf(key) ?? '';
    if (NAMESPACE_KEYS.includes(field) && isNamespace(value)) {
      found.push(value);
    } else if (NAMESPACE_LISTS.includes(field)) {
      found.push(...itemsOf(value).filter(isNamespace));
    } else if (isObject(NAMING_FIELDS[field], value)) {
      found.push(value);
    }
    const isText = TEXTS.includes(field) && ['ConfigMap', 'Secret'].includes(String(kind));
    for (const below of isText ? [] : [value, ...itemsOf(value)]) {
      if (isMap(below)) {
        found.push(...namesIn(below, names));
      }
    }
  }
  return found as Scalar[];
}

function endOf(scalar: Scalar, text: string): number {
  const range = (scalar as Node).range;
  if (range === undefined || range === null) {
    throw new Error(`no place in the text for ${String(scalar.value)}`);
  }
  const [, end] = range;
  return /["']/.test(text[end - 1]) ? end - 1 : end;
}

/**
 * A YAML text in which the names that are claimed for the whole cluster, and the references to them, end with the
 * suffix: two runs, and what the cluster's owner has, keep out of each other's way. All else is as it was, byte for
 * byte. Addresses in settings and expressions (`http://api.shop.svc`) stay: nobody calls them here.
 */
export function withSuffix(text: string, names: ClusterWideNames, suffix: string): string {
  const documents = parseAllDocuments(text, { version: '1.1' });
  const scalars = documents.flatMap(({ contents }) => (isMap(contents) ? namesIn(contents, names) : []));
  const ends = [...new Set(scalars.map((scalar) => endOf(scalar, text)))];
  return ends.sort((a, b) => b - a).reduce((done, end) => `${done.slice(0, end)}-${suffix}${done.slice(end)}`, text);
}
