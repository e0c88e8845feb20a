import type { V1Pod } from '@kubernetes/client-node';
import { refOf } from '../../client.js';
import { referencesOf } from '../../nodes/references.js';
import type { Ground } from './ground.js';

/** What the pods of a Deployment run and read: images, variables, and the content of their ConfigMaps. */
export async function settingsOf(ground: Ground, pods: readonly V1Pod[]): Promise<string[]> {
  const all = await Promise.all(
    pods.map(async ({ spec }) => {
      const maps = referencesOf(spec ?? { containers: [] }).filter(({ kind }) => kind === 'ConfigMap');
      const contents = await Promise.all(
        maps
          .filter(({ name }) => name !== 'kube-root-ca.crt')
          .map(async ({ name }) => {
            const map = await ground.cluster.client.get(refOf('v1', 'ConfigMap', name, ground.namespace));
            return map?.data ?? `ConfigMap ${name} is not there`;
          }),
      );
      const containers = (spec?.containers ?? []).map(({ image, env }) => ({ image, env }));
      return JSON.stringify({ containers, contents });
    }),
  );
  return [...new Set(all)].sort();
}
