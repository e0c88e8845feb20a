import { existsSync } from 'node:fs';
import type { Cluster } from './cluster.js';
import { type KubernetesObject, nameOf } from './client.js';
import { filesIn, manifestsOf } from './subject.js';
import { waitFor } from './wait.js';

export interface InstalledCrds {
  readonly installed: readonly KubernetesObject[];
  /** Definitions that the API server does not take, with its words. */
  readonly problems: readonly string[];
}

const isDefinition = ({ kind }: KubernetesObject): boolean => kind === 'CustomResourceDefinition';

/** The kinds that manifests need, as `group Kind`. */
function neededKinds(manifests: readonly KubernetesObject[]): Set<string> {
  return new Set(manifests.map(({ apiVersion, kind }) => `${apiVersion.split('/')[0]} ${kind}`));
}

/** Installs those official definitions of a folder that the manifests need and the cluster does not have. */
export async function installCrds(
  { client }: Cluster,
  folder: string | undefined,
  manifests: readonly KubernetesObject[],
): Promise<InstalledCrds> {
  if (folder === undefined) {
    return { installed: [], problems: [] };
  }
  if (!existsSync(folder)) {
    throw new Error(`CRD_DIR: there is no folder ${folder}`);
  }
  const needed = neededKinds(manifests);
  const installed: KubernetesObject[] = [];
  const problems: string[] = [];
  for (const definition of manifestsOf(filesIn(folder)).filter(isDefinition)) {
    const isNeeded = needed.has(`${definition.spec.group} ${definition.spec.names.kind}`);
    // What is there belongs to someone else.
    if (isNeeded && (await client.get(definition)) === undefined) {
      try {
        // Not strictly: an older server does without what it does not know, such as selectableFields before 1.30.
        installed.push(await client.create(definition, { fieldValidation: 'Ignore' }));
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
  for (const definition of installed) {
    await waitFor(`${definition.metadata.name} to be established`, async () => {
      const conditions: { type: string; status: string }[] = (await client.get(definition))?.status?.conditions ?? [];
      const isEstablished = conditions.some(({ type, status }) => type === 'Established' && status === 'True');
      return isEstablished ? { done: true } : { notYet: JSON.stringify(conditions) };
    });
  }
  return { installed, problems };
}

/** Removes what installCrds() brought. */
export async function removeCrds({ client }: Cluster, { installed }: InstalledCrds): Promise<void> {
  await Promise.all(installed.map((definition) => client.delete(definition)));
  for (const definition of installed) {
    await waitFor(`${nameOf(definition)} to be gone`, async () =>
      (await client.get(definition)) === undefined ? { done: true } : { notYet: 'it is there' },
    );
  }
}
