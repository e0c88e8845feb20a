import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import type { Cluster } from './cluster.js';
import type { Client, KubernetesObject } from './client.js';
import { refOf } from './client.js';
import { LABEL, deleteNamespaces, randomSuffix } from './namespaces.js';
import { clusterWideNamesOf, withSuffix } from './suffix.js';

/** A file of dist/. */
export interface ManifestFile {
  readonly name: string;
  readonly text: string;
}

/** What is checked: the files that synth wrote, with a suffix on all that is cluster-wide. */
export interface Subject {
  readonly name: string;
  readonly suffix: string;
  readonly files: readonly ManifestFile[];
  /** All objects of the files, in the order in which kubectl applies them. */
  readonly manifests: readonly KubernetesObject[];
  readonly namespaces: readonly string[];
  /** Namespaces that the manifests expect from someone else. */
  readonly expectedNamespaces: readonly string[];
  /** Objects that deleting the namespaces would leave. */
  readonly clusterScoped: readonly KubernetesObject[];
}

export function manifestsOf(files: readonly ManifestFile[]): KubernetesObject[] {
  const documents = files.flatMap(({ text }) => [...parseAllDocuments(text, { version: '1.1' })]);
  return documents.map((document) => document.toJS() as KubernetesObject).filter((manifest) => manifest !== null);
}

export function filesIn(folder: string): ManifestFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Kinds that the cluster does not have, as `group/version Kind`. */
export async function missingKinds(client: Client, manifests: readonly KubernetesObject[]): Promise<string[]> {
  const kinds = new Map(manifests.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  const missing: string[] = [];
  for (const [name, { apiVersion, kind }] of kinds) {
    if ((await client.discovery.find(apiVersion, kind)) === undefined) {
      missing.push(name);
    }
  }
  return missing;
}

/** The files with a new suffix. Kinds that the cluster does not have count as namespaced. */
export async function subjectOf(client: Client, name: string, original: readonly ManifestFile[]): Promise<Subject> {
  const suffix = randomSuffix();
  const before = manifestsOf(original);
  const scopes = new Map<string, boolean>();
  for (const { apiVersion, kind } of before) {
    const resource = await client.discovery.find(apiVersion, kind);
    scopes.set(`${apiVersion} ${kind}`, resource?.namespaced ?? true);
  }
  const isNamespaced = ({ apiVersion, kind }: KubernetesObject): boolean =>
    scopes.get(`${apiVersion} ${kind}`) !== false;
  const names = clusterWideNamesOf(before, isNamespaced);
  const files = original.map((file) => ({ ...file, text: withSuffix(file.text, names, suffix) }));
  const manifests = manifestsOf(files);
  const namespaces = [...names.namespaces].map((namespace) => `${namespace}-${suffix}`);
  const made = manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  return {
    name,
    suffix,
    files,
    manifests,
    namespaces,
    expectedNamespaces: namespaces.filter((namespace) => !made.includes(namespace)),
    clusterScoped: manifests.filter((manifest) => manifest.kind !== 'Namespace' && !isNamespaced(manifest)),
  };
}

/** A subject of a few objects, as the tests of the tests make them. */
export function subjectOfObjects(client: Client, name: string, objects: readonly KubernetesObject[]): Promise<Subject> {
  return subjectOf(client, name, [
    { name: `${name}.yaml`, text: objects.map((object) => stringify(object)).join('---\n') },
  ]);
}

export async function createExpectedNamespaces({ client }: Cluster, subject: Subject): Promise<void> {
  for (const name of subject.expectedNamespaces) {
    if ((await client.get(refOf('v1', 'Namespace', name))) === undefined) {
      await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { [LABEL]: 'true' } } });
    }
  }
}

/** Deletes all of a subject, however its checks ended. */
export async function cleanUp(cluster: Cluster, subject: Subject): Promise<void> {
  for (const object of subject.clusterScoped) {
    await cluster.client.delete(object);
  }
  await deleteNamespaces(cluster, subject.namespaces);
}
