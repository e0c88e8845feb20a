import { refOf } from '../../client.js';
import type { Ground } from './ground.js';
import { kubectl } from './kubectl.js';

const REVISION = 'deployment.kubernetes.io/revision';

/** `kubectl rollout undo`, or what it does where there is no kubectl: the template of the revision before. */
export async function undo(ground: Ground, deployment: string): Promise<void> {
  const { cluster, namespace } = ground;
  if (cluster.kubectl !== undefined) {
    await kubectl(cluster, ['-n', namespace, 'rollout', 'undo', `deployment/${deployment}`]);
    return;
  }
  const sets = await cluster.client.list('apps/v1', 'ReplicaSet', { namespace });
  const own = sets.filter(({ metadata }) => metadata.ownerReferences?.[0]?.name === deployment);
  const [, before] = own.sort((a, b) => revisionOf(b) - revisionOf(a));
  if (before === undefined) {
    throw new Error(`Deployment ${deployment} has no revision to go back to`);
  }
  const labels = { ...before.spec.template.metadata.labels };
  delete labels['pod-template-hash'];
  const template = { ...before.spec.template, metadata: { ...before.spec.template.metadata, labels } };
  await cluster.client.patch(
    refOf('apps/v1', 'Deployment', deployment, namespace),
    [{ op: 'replace', path: '/spec/template', value: template }],
    { type: 'json-patch', manager: 'undo' },
  );
}

function revisionOf({ metadata }: { metadata: Record<string, any> }): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}
