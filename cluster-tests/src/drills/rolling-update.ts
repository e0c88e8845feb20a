import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

/** A release, and what it promises. */
export interface Release {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly service: string;
  /** As many pods are ready all the time. */
  readonly readyAtLeast: number;
}

/** From one release to the next, under observation: the promise holds at every moment, and nothing old is left. */
export async function rollingUpdate(ground: Ground, release: Release): Promise<string[]> {
  const problems = await ground.roll(release.before);
  if (problems.length > 0) {
    return problems;
  }
  const old = new Set(ground.pods.pods.map(({ metadata }) => metadata?.uid));
  observe(ground, release.service);
  problems.push(...(await ground.roll(release.after)), ...dips(ground, release));
  const left = ground.pods.living.filter(({ metadata }) => old.has(metadata?.uid));
  return [...problems, ...left.map(({ metadata }) => `pod ${metadata?.name ?? '?'} of the release before still runs`)];
}

export function observe(ground: Ground, service: string): void {
  ground.pods.forget();
  ground.endpoints.forget(service);
}

/** Where fewer pods than promised were ready, or behind the Service, since `observe`. */
export function dips(ground: Ground, { service, readyAtLeast }: Pick<Release, 'service' | 'readyAtLeast'>): string[] {
  const { fewestReady } = ground.pods;
  const few = ground.endpoints.dip(service, readyAtLeast);
  return [
    ...(fewestReady < readyAtLeast
      ? [`only ${fewestReady} pods were ready for a moment, ${readyAtLeast} promised`]
      : []),
    ...(few === undefined ? [] : [`Service ${service} led to too few ready pods for a moment: ${few}`]),
  ];
}
