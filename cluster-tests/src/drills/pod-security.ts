import { refOf } from '../client.js';
import { waitFor } from '../wait.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  Job: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
};

/** The pods of manifests, but for those in a namespace that says itself that it admits more than `restricted`. */
export function podsOf(manifests: readonly Manifest[]): Manifest[] {
  const laxer = manifests
    .filter(({ kind, metadata }) => kind === 'Namespace' && isLaxer(metadata.labels))
    .map(({ metadata }) => metadata.name);
  return manifests
    .filter(({ metadata }) => !laxer.includes(metadata.namespace ?? ''))
    .flatMap((manifest) => {
      const path = POD_SPECS[manifest.kind];
      const template = path?.reduce<any>((part, key) => part?.[key], manifest);
      return template === undefined ? [] : [podOf(manifest, template)];
    });
}

function isLaxer(labels: Record<string, string> | undefined): boolean {
  return (labels?.['pod-security.kubernetes.io/enforce'] ?? 'restricted') !== 'restricted';
}

/** What else admission asks for, a service account and a priority class, is not what this is about. */
function podOf({ metadata }: Manifest, template: any): Manifest {
  const spec = { ...template.spec };
  for (const field of ['serviceAccountName', 'priorityClassName', 'runtimeClassName']) {
    delete spec[field];
  }
  const { labels, annotations } = template.metadata ?? {};
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: metadata.name, labels, annotations }, spec };
}

/** A namespace that enforces `restricted` and warns by it admits each pod without a word. */
export async function podSecurity(ground: Ground, pods: readonly Manifest[]): Promise<string[]> {
  await waitFor('the service account of the namespace', async () => {
    const account = await ground.cluster.client.get(refOf('v1', 'ServiceAccount', 'default', ground.namespace));
    return account === undefined ? { notYet: 'none' } : { done: account };
  });
  const here = pods.map((pod) => ({ ...pod, metadata: { ...pod.metadata, namespace: ground.namespace } }));
  const { problems, warnings } = await ground.cluster.client.apply(here, { dryRun: true });
  return [...problems, ...warnings, ...(pods.length === 0 ? ['there is no pod to admit'] : [])];
}
