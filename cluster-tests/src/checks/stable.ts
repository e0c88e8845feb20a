import { nameOf, type Client, type KubernetesObject } from '../client.js';
import { applySubject, letControllersWork, type Check } from './check.js';
import { differences } from './difference.js';

/** Controllers write, too: a status that changed while we looked is not our doing. */
const ATTEMPTS = 5;
const BY_CONTROLLERS = ['status'];
const BY_SERVER = ['resourceVersion', 'generation', 'managedFields'];

const without = (object: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** What an apply may change: all but what the server counts and controllers report. */
const contentOf = (object: KubernetesObject): object => ({
  ...without(object, BY_CONTROLLERS),
  metadata: without(object.metadata, BY_SERVER),
});

/** Applies an object that is there already: what that changed. */
async function changesByApply(client: Client, manifest: KubernetesObject): Promise<string[]> {
  let change = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await client.get(manifest);
    const { objects, problems } = await client.apply([manifest]);
    const [after] = objects;
    if (before === undefined || after === undefined) {
      return before === undefined ? ['it is not there'] : problems.map((problem) => `applied again: ${problem}`);
    }
    if (before.metadata.resourceVersion === after.metadata.resourceVersion) {
      return [];
    }
    const [old, now] = [contentOf(before), contentOf(after)];
    const changed = differences(now, old).concat(
      differences(old, now).filter((text) => text.endsWith('stored nothing')),
    );
    if (changed.length > 0) {
      return changed.map(
        (text) => `applied again, it changes: ${text.replace('sent', 'now').replace('stored', 'before')}`,
      );
    }
    const field = before.metadata.generation === after.metadata.generation ? 'resourceVersion' : 'generation';
    change = `applied again, it changes: ${field} ${before.metadata[field]} became ${after.metadata[field]}`;
  }
  return [change];
}

async function problemsOf(client: Client, manifest: KubernetesObject): Promise<string[]> {
  const changes = await changesByApply(client, manifest);
  const stored = await client.get(manifest);
  const differs = stored === undefined ? [] : differences(manifest, stored);
  return [...changes, ...differs.map((difference) => `stored differs from sent: ${difference}`)].map(
    (problem) => `${nameOf(manifest)}: ${problem}`,
  );
}

/** Applied again, nothing changes: what we write is what the server stores. */
export const stable: Check = {
  id: 'stable',
  async run(subject, cluster) {
    // Refusals are what `applies` is about; an object that is not there shows here, too.
    await applySubject(subject, cluster);
    await letControllersWork(cluster);
    const problems: string[] = [];
    for (const manifest of subject.manifests) {
      problems.push(...(await problemsOf(cluster.client, manifest)));
    }
    return problems;
  },
};
