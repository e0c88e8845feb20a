import { awaited } from './kit/awaited.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';
import { workloadOf } from './kit/pod-watch.js';

export interface Led {
  readonly manifests: readonly Manifest[];
  /** The Deployments whose pods each Service leads to. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** How the names of Jobs begin whose pods run meanwhile. */
  readonly jobs: readonly string[];
}

/** Each Service leads to exactly the pods meant, while Jobs run beside them. */
export async function endpoints(ground: Ground, { manifests, services, jobs }: Led): Promise<string[]> {
  const problems = await ground.roll(manifests);
  for (const job of jobs) {
    problems.push(
      ...(await awaited(`a pod of Job ${job} to run`, 30, () => {
        const pods = ground.pods.pods.filter((pod) => workloadOf(pod).startsWith(job));
        return pods.some(({ status }) => status?.phase === 'Running') || `${pods.length} pods, none running`;
      })),
    );
  }
  const names = manifests.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
  problems.push(
    ...names.filter((name) => !(name in services)).map((name) => `nobody said what Service ${name} is for`),
  );
  for (const [service, workloads] of Object.entries(services)) {
    const meant = () =>
      ground.pods.ready
        .filter((pod) => workloads.includes(workloadOf(pod)))
        .map(({ metadata }) => metadata?.name ?? '')
        .sort()
        .join(', ');
    problems.push(
      ...(await awaited(`Service ${service} to lead to the pods of ${workloads.join(' and ')}`, 15, () => {
        const led = ground.endpoints.now(service).all.join(', ');
        return led === meant() || `it leads to ${led || 'nothing'}; meant: ${meant()}`;
      })),
    );
  }
  return problems;
}
