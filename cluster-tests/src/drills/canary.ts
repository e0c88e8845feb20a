import type { V1Pod } from '@kubernetes/client-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { nameOf } from '../client.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';
import { workloadOf } from './kit/pod-watch.js';

export interface CanaryStory {
  /** The service alone, then with a canary, step by step, then alone again. */
  readonly steps: readonly (readonly Manifest[])[];
  /** The Deployment of the stable version. */
  readonly stable: string;
}

/** A canary comes, moves and goes; the pods of the stable version do not notice. */
export async function canary(ground: Ground, { steps, stable }: CanaryStory): Promise<string[]> {
  const [alone = [], ...others] = steps;
  const problems = await ground.roll(alone);
  if (problems.length > 0) {
    return problems;
  }
  const untouched = identities(ground, stable);
  let last = alone;
  for (const [i, step] of others.entries()) {
    problems.push(...(await ground.apply(step)));
    // What is no longer in the output is deleted, as whoever follows the documentation does.
    const gone = last.filter((old) => !step.some((one) => nameOf(one) === nameOf(old)));
    for (const old of gone) {
      await ground.cluster.client.delete(old);
    }
    await sleep(2_000);
    problems.push(...(await ground.settled()));
    if (identities(ground, stable) !== untouched) {
      problems.push(
        `step ${i + 1}: pods of ${stable} were touched: ${identities(ground, stable)}, before ${untouched}`,
      );
    }
    last = step;
  }
  return problems;
}

/** UIDs and restarts of its pods. */
function identities(ground: Ground, deployment: string): string {
  const restarts = ({ status }: V1Pod) => (status?.containerStatuses ?? []).map(({ restartCount }) => restartCount);
  return ground.pods.pods
    .filter((pod) => workloadOf(pod) === deployment)
    .map((pod) => `${pod.metadata?.uid ?? ''} ${restarts(pod).join()}${pod.metadata?.deletionTimestamp ? ' ends' : ''}`)
    .sort()
    .join('; ');
}
