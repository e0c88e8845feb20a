import { awaited } from './kit/awaited.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';
import { settingsOf } from './kit/settings.js';
import { undo } from './kit/undo.js';
import { dips, observe } from './rolling-update.js';

export interface BadRelease {
  readonly good: readonly Manifest[];
  /** Another image, which does not exist, and other settings. */
  readonly bad: readonly Manifest[];
  readonly deployment: string;
  readonly service: string;
  readonly readyAtLeast: number;
  readonly deadlineSeconds: number;
}

/** A release that never gets ready stops at its deadline, the old one serves on, and undo brings all of it back. */
export async function badImage(ground: Ground, release: BadRelease): Promise<string[]> {
  const problems = await ground.roll(release.good);
  if (problems.length > 0) {
    return problems;
  }
  const before = await settingsOf(ground, ground.pods.ready);
  const served = new Set(ground.pods.ready.map(({ metadata }) => metadata?.uid));
  observe(ground, release.service);
  problems.push(...(await ground.apply(release.bad)), ...(await stopped(ground, release)));
  if (ground.pods.ready.some(({ metadata }) => !served.has(metadata?.uid))) {
    problems.push('a pod of the bad release got ready');
  }
  await undo(ground, release.deployment);
  problems.push(...(await ground.settled()), ...dips(ground, release));
  const after = await settingsOf(ground, ground.pods.ready);
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    problems.push(`undo did not restore image and settings: ${after.join(' ')} in place of ${before.join(' ')}`);
  }
  return problems;
}

function stopped(ground: Ground, { deployment, deadlineSeconds }: BadRelease): Promise<string[]> {
  return awaited(`Deployment ${deployment} to exceed its progress deadline`, deadlineSeconds + 20, async () => {
    const { status } = await ground.deployment(deployment);
    const conditions: { type: string; status: string; reason?: string }[] = status?.conditions ?? [];
    const progressing = conditions.find(({ type }) => type === 'Progressing');
    const isStopped = progressing?.status === 'False' && progressing.reason === 'ProgressDeadlineExceeded';
    return isStopped || `Progressing=${progressing?.status ?? '?'} ${progressing?.reason ?? ''}`;
  });
}
