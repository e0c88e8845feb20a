import type { Cluster } from '../cluster.js';
import { nameOf, refOf, type KubernetesObject } from '../client.js';
import { clusterScopedObjects, objectsIn } from '../namespaces.js';
import type { Subject } from '../subject.js';
import { waitFor } from '../wait.js';
import { applySubject, letControllersWork, type Check } from './check.js';

/** Pods of real nodes get their grace period, and what they own is collected after them. */
const GONE_SECONDS = 60;

function describe(object: KubernetesObject): string {
  const { finalizers, ownerReferences } = object.metadata as {
    finalizers?: string[];
    ownerReferences?: { kind: string }[];
  };
  const why = [
    ...(finalizers === undefined ? [] : [`held by its finalizers ${finalizers.join(', ')}`]),
    ...(ownerReferences === undefined ? [] : [`owned by a ${ownerReferences.map(({ kind }) => kind).join(', ')}`]),
  ];
  return `${nameOf(object)} is still there${why.length === 0 ? '' : `: ${why.join('; ')}`}`;
}

/** Cluster-scoped objects that carry the subject's suffix, whoever made them. */
async function clusterScopedOf(cluster: Cluster, { suffix }: Subject): Promise<KubernetesObject[]> {
  const objects = await clusterScopedObjects(cluster, (name) => name.endsWith(`-${suffix}`));
  return objects.filter(({ kind }) => kind !== 'Namespace');
}

async function objectsOf(cluster: Cluster, subject: Subject): Promise<KubernetesObject[]> {
  const lists = await Promise.all(subject.namespaces.map((namespace) => objectsIn(cluster, namespace)));
  return [...lists.flat(), ...(await clusterScopedOf(cluster, subject))];
}

/** What a probe finds until it finds nothing or the time is over. */
async function leftOver(timeoutSeconds: number, probe: () => Promise<string[]>): Promise<string[]> {
  let last: string[] = [];
  const look = async (): Promise<{ done: true } | { notYet: string }> => {
    last = await probe();
    return last.length === 0 ? { done: true } : { notYet: last.join('; ') };
  };
  return waitFor('nothing left', look, { timeoutSeconds, everyMs: 1000 }).then(
    () => [],
    () => last,
  );
}

/** Deleting what was applied leaves nothing: no object of any kind in the namespaces, then not these either. */
export const deletesWithin = (seconds: number): Check => ({
  id: 'deletes',
  async run(subject, cluster) {
    const { client, hasControllers } = cluster;
    await applySubject(subject, cluster);
    await letControllersWork(cluster);
    const [namespaces, others] = [
      subject.manifests.filter(({ kind }) => kind === 'Namespace'),
      subject.manifests.filter(({ kind }) => kind !== 'Namespace'),
    ];
    await Promise.all(others.map((manifest) => client.delete(manifest)));
    const objects = await leftOver(seconds, async () => (await objectsOf(cluster, subject)).map(describe));
    await Promise.all(namespaces.map((namespace) => client.delete(namespace)));
    if (!hasControllers || objects.length > 0) {
      // Nobody would remove them, or what is in them holds them.
      return objects;
    }
    return leftOver(seconds, async () => {
      const found = await Promise.all(
        namespaces.map(({ metadata }) => client.get(refOf('v1', 'Namespace', metadata.name))),
      );
      return found.filter((namespace) => namespace !== undefined).map(describe);
    });
  },
});

export const deletes = deletesWithin(GONE_SECONDS);
