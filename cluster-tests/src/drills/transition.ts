import { setTimeout as sleep } from 'node:timers/promises';
import { type KubernetesObject, nameOf } from '../client.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';
import { dips, observe } from './rolling-update.js';
import { type Applying, typed } from './typed.js';

/** Two states of one service that users go between, and back. */
export interface Transition {
  readonly from: readonly Manifest[];
  readonly to: readonly Manifest[];
  /**
   * What the server has to store of it.
   * @default - the same
   */
  readonly meant?: readonly Manifest[];
  readonly service: string;
  readonly readyAtLeast: number;
  /** What the documentation says to run first, by how one applies. */
  readonly handover?: Readonly<Partial<Record<Applying['how'], string>>>;
  /** Where the way back takes fields from somebody else, as the documentation says. */
  readonly forceBack?: boolean;
}

/**
 * A to B and back, as typed: what is stored is what is written, and the promise holds all the time.
 * @param typedAs for proofs: how it is applied where that is not as it is meant
 */
export async function transition(
  ground: Ground,
  change: Transition,
  applying: Applying,
  typedAs: Applying = applying,
): Promise<string[]> {
  const apply = typed(ground, typedAs, [...change.from, ...change.to]);
  await apply.run(change.from);
  const problems = await settled(ground);
  if (problems.length > 0) {
    return problems;
  }
  observe(ground, change.service);
  const command = change.handover?.[applying.how];
  if (command !== undefined) {
    await apply.shell(command);
  }
  await apply.run(change.to);
  problems.push(...(await settled(ground)), ...(await compared(ground, change.meant ?? change.to, 'there')));
  problems.push(...(await leftOvers(ground, change.from, change.to, applying.prune)));
  await apply.run(change.from, { force: change.forceBack });
  problems.push(...(await settled(ground)), ...(await compared(ground, change.from, 'back')));
  problems.push(...(await leftOvers(ground, change.to, change.from, applying.prune)));
  return [...problems, ...dips(ground, change)];
}

async function settled(ground: Ground): Promise<string[]> {
  await sleep(2_000);
  return ground.settled();
}

/** With pruning nothing of the other state is left; without it everything is, as nobody else deletes. */
async function leftOvers(
  ground: Ground,
  old: readonly Manifest[],
  now: readonly Manifest[],
  prune: boolean,
): Promise<string[]> {
  const only = old.filter((one) => !now.some((other) => nameOf(other) === nameOf(one)));
  const problems: string[] = [];
  for (const one of only) {
    const stored = await ground.cluster.client.get(one);
    const isThere = stored !== undefined && stored.metadata.deletionTimestamp === undefined;
    if (isThere === prune) {
      problems.push(`${nameOf(one)} is ${isThere ? 'still' : 'not'} there ${prune ? 'after' : 'without'} pruning`);
    }
  }
  return problems;
}

/** What the server stores of each Deployment is what its manifest says, and no remains of another one. */
async function compared(ground: Ground, manifests: readonly Manifest[], way: string): Promise<string[]> {
  const problems: string[] = [];
  for (const manifest of manifests.filter(({ kind }) => kind === 'Deployment')) {
    const stored = await ground.deployment(manifest.metadata.name);
    const [said, kept] = [essence(manifest), essence(stored)];
    if (said !== kept) {
      problems.push(`${way}: ${nameOf(manifest)} is stored as ${kept}, its manifest says ${said}`);
    }
    const { replicas } = manifest.spec;
    if (replicas !== undefined && replicas !== stored.spec.replicas) {
      problems.push(`${way}: ${nameOf(manifest)} has ${stored.spec.replicas} replicas, its manifest says ${replicas}`);
    }
  }
  return problems;
}

/** Of the containers: what users change. */
function essence({ spec }: KubernetesObject): string {
  const containers: Record<string, any>[] = spec.template.spec.containers;
  return JSON.stringify(
    containers.map(({ name, image, env, resources }) => ({
      name,
      image,
      env: (env ?? []).map((one: Record<string, unknown>) => JSON.stringify(one)).sort(),
      resources: ['requests', 'limits'].map((part) => Object.entries(resources?.[part] ?? {}).sort()),
    })),
  );
}
