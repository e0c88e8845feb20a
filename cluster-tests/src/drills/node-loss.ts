import { refOf } from '../client.js';
import { SWITCHED_OFF } from '../nodes/node-object.js';
import { awaited } from './kit/awaited.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

export interface Loss {
  /** A service on expendable nodes only. */
  readonly manifests: readonly Manifest[];
  readonly readyAtLeast: number;
  /** Within which the pods of the lost node have to be replaced. */
  readonly seconds: number;
}

/** A node goes silent; its pods are replaced on others. It comes back at the end. */
export async function nodeLoss(ground: Ground, { manifests, readyAtLeast, seconds }: Loss): Promise<string[]> {
  const problems = await ground.roll(manifests);
  const lost = ground.pods.ready[0]?.spec?.nodeName;
  if (lost === undefined) {
    return [...problems, 'no pod is on any node'];
  }
  try {
    await plug(ground, lost, 'true');
    problems.push(
      ...(await awaited(`${readyAtLeast} ready pods on other nodes than ${lost}`, seconds, () => {
        const elsewhere = ground.pods.ready.filter(({ spec }) => spec?.nodeName !== lost).length;
        return elsewhere >= readyAtLeast || `${elsewhere} ready elsewhere, ${ground.pods.pods.length} pods in all`;
      })),
    );
  } finally {
    await plug(ground, lost, null);
  }
  const back = await awaited(`${lost} to be ready again`, 60, async () => {
    const node = await ground.cluster.client.get(refOf('v1', 'Node', lost));
    const taints: { key: string }[] = node?.spec.taints ?? [];
    return !taints.some(({ key }) => key.startsWith('node.kubernetes.io/')) || JSON.stringify(taints);
  });
  return [...problems, ...back];
}

async function plug(ground: Ground, node: string, off: 'true' | null): Promise<void> {
  await ground.cluster.client.patch(refOf('v1', 'Node', node), { metadata: { annotations: { [SWITCHED_OFF]: off } } });
}
