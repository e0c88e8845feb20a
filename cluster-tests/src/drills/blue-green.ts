import { awaited } from './kit/awaited.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

export interface Switch {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly service: string;
  /** The Deployments whose pods the Service leads to before and after. */
  readonly from: string;
  readonly to: string;
  readonly readyAtLeast: number;
}

/** One apply, and all requests go to the other color: no moment has both, nor too few. */
export async function blueGreen(ground: Ground, change: Switch): Promise<string[]> {
  const { service, from, to, readyAtLeast } = change;
  const problems = await ground.roll(change.before);
  if (problems.length > 0) {
    return problems;
  }
  ground.endpoints.forget(service);
  problems.push(...(await ground.apply(change.after)));
  problems.push(
    ...(await awaited(`Service ${service} to lead to ${to}`, 20, () => {
      const { all } = ground.endpoints.now(service);
      const colors = colorsOf(all, [from, to]);
      return (colors === to && all.length >= readyAtLeast) || `it leads to ${colors}`;
    })),
    ...(await ground.settled()),
  );
  const history = ground.endpoints.history(service).map(({ all, ready }) => ({
    colors: colorsOf(all, [from, to]),
    ready: ready.length,
  }));
  const mixed = history.find(({ colors }) => colors !== from && colors !== to);
  if (mixed !== undefined) {
    problems.push(`Service ${service} led to ${mixed.colors} for a moment`);
  }
  const few = history.find(({ ready }) => ready < readyAtLeast);
  if (few !== undefined) {
    problems.push(`Service ${service} led to ${few.ready} ready pods for a moment, ${readyAtLeast} promised`);
  }
  return problems;
}

/** `web-blue`, `web-blue and web-green`, `nothing`. */
function colorsOf(pods: readonly string[], workloads: readonly string[]): string {
  const found = pods.map((pod) => workloads.find((name) => pod.startsWith(`${name}-`)) ?? pod);
  return [...new Set(found)].sort().join(' and ') || 'nothing';
}
