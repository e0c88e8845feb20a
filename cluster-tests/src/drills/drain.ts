import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, refOf } from '../client.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';
import { dips, observe } from './rolling-update.js';

export interface Drained {
  readonly manifests: readonly Manifest[];
  readonly service: string;
  readonly readyAtLeast: number;
  /** Within which all pods have had to go. */
  readonly seconds: number;
}

/** Evicts all pods as fast as the disruption budget lets them go, as draining every node would. */
export async function drain(ground: Ground, drained: Drained): Promise<string[]> {
  const problems = await ground.roll(drained.manifests);
  if (problems.length > 0) {
    return problems;
  }
  await sleep(1_000); // the budget counts
  observe(ground, drained.service);
  const left = new Set(ground.pods.ready.map(({ metadata }) => metadata?.name ?? ''));
  const end = Date.now() + drained.seconds * 1000;
  while (left.size > 0 && Date.now() < end) {
    for (const name of left) {
      if (await evicted(ground, name)) {
        left.delete(name);
      }
    }
    await sleep(300);
  }
  if (left.size > 0) {
    problems.push(`the drain is stuck: ${[...left].join(', ')} may not go within ${drained.seconds} s`);
  }
  return [...problems, ...(await ground.settled()), ...dips(ground, drained)];
}

/** 429 is the budget's no: not now. */
async function evicted(ground: Ground, name: string): Promise<boolean> {
  const { namespace } = ground;
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  try {
    await ground.cluster.client.post(refOf('v1', 'Pod', name, namespace), 'eviction', eviction);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 429) {
      return false;
    }
    if (error instanceof ApiError && error.status === 404) {
      return true;
    }
    throw error;
  }
}
