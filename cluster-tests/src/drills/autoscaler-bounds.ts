import { setTimeout as sleep } from 'node:timers/promises';
import { awaited } from './kit/awaited.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

export interface Autoscaled {
  readonly manifests: readonly Manifest[];
  readonly deployment: string;
  readonly min: number;
  readonly max: number;
}

/** The autoscaler looks every 15 seconds, unless its cluster says otherwise. */
const LOOKS = 40;

/** What is scaled by hand comes back to the bounds, and an apply leaves the number to the autoscaler. */
export async function autoscalerBounds(
  ground: Ground,
  { manifests, deployment, min, max }: Autoscaled,
): Promise<string[]> {
  const replicas = async () => (await ground.deployment(deployment)).spec.replicas as number;
  const comesTo = (count: number, from: string) =>
    awaited(`${deployment} to come from ${from} to ${count} replicas`, LOOKS, async () => {
      const now = await replicas();
      return now === count || `${now} replicas`;
    });
  const problems = await ground.apply(manifests);
  problems.push(...(await comesTo(min, 'nothing')));
  if (problems.length > 0) {
    return problems;
  }
  await ground.scale(deployment, min - 1);
  problems.push(...(await comesTo(min, 'below its bounds')));
  await ground.scale(deployment, max + 2);
  problems.push(...(await comesTo(max, 'above its bounds')));
  problems.push(...(await ground.apply(manifests)));
  await sleep(1_000);
  const now = await replicas();
  if (now !== max) {
    problems.push(`an apply set ${deployment} from the autoscaler's ${max} replicas to ${now}`);
  }
  return problems;
}
