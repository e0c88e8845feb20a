import { nameOf, type Client, type KubernetesObject } from '../client.js';
import { applySubject, letControllersWork, type Check } from './check.js';
import { differences } from './difference.js';

/** Controllers write, too: only a change at every attempt is ours. */
const ATTEMPTS = 5;

/** Applies an object that is there already: what that changed, if anything. */
async function changeByApply(client: Client, manifest: KubernetesObject): Promise<string | undefined> {
  let change: string | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await client.get(manifest);
    const { objects, problems } = await client.apply([manifest]);
    const [after] = objects;
    if (before === undefined || after === undefined) {
      return problems.join('; ') || 'it is not there';
    }
    if (before.metadata.resourceVersion === after.metadata.resourceVersion) {
      return undefined;
    }
    const field = before.metadata.generation === after.metadata.generation ? 'resourceVersion' : 'generation';
    change = `${field} ${before.metadata[field]} became ${after.metadata[field]}`;
  }
  return change;
}

async function problemsOf(client: Client, manifest: KubernetesObject): Promise<string[]> {
  const change = await changeByApply(client, manifest);
  const stored = await client.get(manifest);
  const differs = stored === undefined ? [] : differences(manifest, stored);
  return [
    ...(change === undefined ? [] : [`applied again, it changes: ${change}`]),
    ...differs.map((difference) => `stored differs from sent: ${difference}`),
  ].map((problem) => `${nameOf(manifest)}: ${problem}`);
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
