import { MANAGER, nameOf, type Client, type KubernetesObject } from '../client.js';
import { applySubject, letControllersWork, type Check } from './check.js';
import { compareOwnership, leavesOf, type ManagedFields } from './managed-fields.js';

const without = (object: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** What was sent, but what names the object: nobody owns that. */
function withoutName(manifest: KubernetesObject): object {
  const metadata = without(manifest.metadata, ['name', 'namespace']);
  const rest = without(manifest, ['apiVersion', 'kind', 'metadata']);
  return Object.keys(metadata).length === 0 ? rest : { metadata, ...rest };
}

function problemsOf(manifest: KubernetesObject, stored: KubernetesObject): string[] {
  const entries = (stored.metadata.managedFields ?? []) as ManagedFields[];
  const isOurs = ({ manager, operation }: ManagedFields): boolean => manager === MANAGER && operation === 'Apply';
  const ours = entries.find(isOurs);
  const sent = withoutName(manifest);
  if (ours === undefined) {
    // The server drops the entry of an object of which we set nothing but its name.
    return Object.keys(sent).length === 0 ? [] : ['we own none of its fields'];
  }
  const leaves = new Set(leavesOf(ours.fieldsV1));
  const taken = entries
    .filter((entry) => !isOurs(entry))
    .flatMap(({ manager, fieldsV1 }) =>
      leavesOf(fieldsV1)
        .filter((leaf) => leaves.has(leaf))
        .map((leaf) => `${leaf.replace(/\/f:/g, '.')} is owned by ${manager}, too`),
    );
  return [...compareOwnership(sent, ours.fieldsV1), ...taken];
}

async function ownershipOf(client: Client, manifest: KubernetesObject): Promise<string[]> {
  const stored = await client.get(manifest);
  if (stored === undefined) {
    return [`${nameOf(manifest)}: it is not there`];
  }
  // Without force, a field that someone else changed is a conflict.
  const { problems } = await client.apply([manifest], { dryRun: true });
  return [...problemsOf(manifest, stored).map((problem) => `${nameOf(manifest)}: ${problem}`), ...problems];
}

/** We own what we sent, all of it and nothing else, and nobody took it over once controllers had their time. */
export const ownership: Check = {
  id: 'ownership',
  async run(subject, cluster) {
    await applySubject(subject, cluster);
    await letControllersWork(cluster);
    const problems: string[] = [];
    for (const manifest of subject.manifests) {
      problems.push(...(await ownershipOf(cluster.client, manifest)));
    }
    return problems;
  },
};
