import { setTimeout as sleep } from 'node:timers/promises';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

export interface ConfigChange {
  readonly before: readonly Manifest[];
  /** The same once more, as the next synth gives it. */
  readonly same: readonly Manifest[];
  /** Other settings. */
  readonly changed: readonly Manifest[];
}

/** The same manifests leave all pods alone; other settings replace all of them. */
export async function configChange(ground: Ground, { before, same, changed }: ConfigChange): Promise<string[]> {
  const problems = await ground.roll(before);
  if (problems.length > 0) {
    return problems;
  }
  const first = uids(ground);
  problems.push(...(await ground.apply(same)));
  // A rollout that began shows within a moment: the controllers are idle.
  await sleep(3_000);
  problems.push(...(await ground.settled()));
  if (uids(ground).join() !== first.join()) {
    problems.push('pods were replaced though nothing had changed');
    return problems;
  }
  problems.push(...(await ground.apply(changed)));
  await sleep(3_000);
  problems.push(...(await ground.settled()));
  const kept = uids(ground).filter((uid) => first.includes(uid));
  if (kept.length > 0) {
    problems.push(`${kept.length} of ${first.length} pods run on with the settings of before`);
  }
  return problems;
}

function uids(ground: Ground): string[] {
  return ground.pods.living.map(({ metadata }) => metadata?.uid ?? '').sort();
}
