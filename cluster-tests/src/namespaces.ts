import { randomInt } from 'node:crypto';
import type { Cluster } from './cluster.js';
import { type KubernetesObject, nameOf, refOf } from './client.js';
import { waitFor } from './wait.js';

const LETTERS = 'bcdfghjklmnpqrstvwxz';
/** By it, what a broken-off run left behind can be found and deleted. */
export const LABEL = 'cluster-tests';
const GONE_SECONDS = 90;

const randomLetters = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** What the names of one run have in common: by it, what an interrupted test left is found and deleted. */
export const newRunId = randomLetters;

/** Without vowels, so that it makes no words; letters only, so that YAML never reads a number. */
export function randomSuffix(): string {
  return `${process.env.CLUSTER_TEST_RUN ?? ''}${randomLetters()}`;
}

const isOfRun = (runId: string, name: string): boolean => new RegExp(`-${runId}[${LETTERS}]{4}$`).test(name);

/** Deletes all that a run has in a cluster, whatever its tests were able to clean up. */
export async function sweep(cluster: Cluster, runId: string): Promise<void> {
  const objects = await clusterScopedObjects(cluster, (name) => isOfRun(runId, name));
  const [namespaces, others] = [
    objects.filter(({ kind }) => kind === 'Namespace'),
    objects.filter(({ kind }) => kind !== 'Namespace'),
  ];
  await Promise.all(others.map((object) => cluster.client.delete(object)));
  await deleteNamespaces(
    cluster,
    namespaces.map(({ metadata }) => metadata.name),
  );
}

/** Objects of every cluster-scoped kind that can be listed and deleted, by their names. */
export async function clusterScopedObjects(
  { client }: Cluster,
  isMeant: (name: string) => boolean,
): Promise<KubernetesObject[]> {
  const resources = (await client.discovery.all()).filter(
    ({ namespaced, verbs }) => !namespaced && verbs.includes('list') && verbs.includes('delete'),
  );
  const lists = await Promise.all(resources.map(({ apiVersion, kind }) => client.list(apiVersion, kind)));
  return lists.flat().filter(({ metadata }) => isMeant(metadata.name));
}

const namespaceOf = (name: string, labels: Record<string, string> = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { [LABEL]: 'true', ...labels } },
});

/** Every object in a namespace, but those that nobody deletes (events) or that belong to the namespace itself. */
export async function objectsIn({ client }: Cluster, namespace: string): Promise<KubernetesObject[]> {
  const isOfNamespace = ({ kind, metadata: { name } }: KubernetesObject): boolean =>
    kind === 'Event' ||
    (kind === 'ServiceAccount' && name === 'default') ||
    (kind === 'ConfigMap' && name === 'kube-root-ca.crt');
  const resources = (await client.discovery.all()).filter(
    ({ namespaced, verbs }) => namespaced && verbs.includes('list'),
  );
  const lists = await Promise.all(
    // metrics.k8s.io and the like show objects that live elsewhere, and fail where their server is down.
    resources
      .filter(({ verbs }) => verbs.includes('delete'))
      .map(({ apiVersion, kind }) => client.list(apiVersion, kind, { namespace })),
  );
  return lists.flat().filter((object) => !isOfNamespace(object));
}

/** Deletes namespaces and waits until they are gone, or empty where no controller would ever remove them. */
export async function deleteNamespaces(cluster: Cluster, names: readonly string[]): Promise<void> {
  const { client, hasControllers } = cluster;
  if (!hasControllers) {
    for (const object of (await Promise.all(names.map((name) => objectsIn(cluster, name)))).flat()) {
      await client.delete(object, { gracePeriodSeconds: 0 });
    }
  }
  await Promise.all(names.map((name) => client.delete(refOf('v1', 'Namespace', name))));
  if (!hasControllers) {
    return;
  }
  const namespaceNow = (name: string): Promise<KubernetesObject | undefined> =>
    client.get(refOf('v1', 'Namespace', name));
  for (const name of names) {
    await waitFor(
      `namespace ${name} to be gone`,
      async () => {
        const namespace = await namespaceNow(name);
        const conditions: { status: string; message: string }[] = namespace?.status?.conditions ?? [];
        const blocked = conditions.filter(({ status }) => status === 'True').map(({ message }) => message);
        return namespace === undefined ? { done: true } : { notYet: blocked.join('; ') || nameOf(namespace) };
      },
      { timeoutSeconds: GONE_SECONDS },
    );
  }
}

/** Makes a namespace `prefix-suffix`, gives its name to the function, and deletes it, however that ends. */
export async function withNamespace<T>(
  cluster: Cluster,
  prefix: string,
  use: (name: string) => Promise<T>,
  labels?: Record<string, string>,
): Promise<T> {
  const name = `${prefix}-${randomSuffix()}`;
  await cluster.client.create(namespaceOf(name, labels));
  try {
    return await use(name);
  } finally {
    await deleteNamespaces(cluster, [name]);
  }
}
