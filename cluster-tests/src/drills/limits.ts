import { barePod } from './bare-pod.js';
import { awaited } from './kit/awaited.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

export interface Bounds {
  /** The LimitRange. */
  readonly manifests: readonly Manifest[];
  /** What a container that says nothing gets. */
  readonly defaults: { readonly requests: Record<string, string>; readonly limits: Record<string, string> };
  /** Resources that it refuses, by the words of the refusal. */
  readonly refused: Readonly<Record<string, Record<string, Record<string, string>>>>;
}

/** The LimitRange gives what it says to whom says nothing, and refuses what is out of its bounds. */
export async function limits(ground: Ground, { manifests, defaults, refused }: Bounds): Promise<string[]> {
  const problems = await ground.apply(manifests);
  const tried = async (name: string, container: Record<string, any>) =>
    ground.cluster.client.apply([barePod(ground.target, name, container)], { dryRun: true });
  // Admission has its own view of the namespace, which is a moment late.
  const expected = sorted(defaults);
  problems.push(
    ...(await awaited('the defaults of the LimitRange', 10, async () => {
      const { objects, problems: refusals } = await tried('silent', {});
      const given = sorted(objects[0]?.spec.containers[0].resources);
      return given === expected || `${refusals.join() || given} in place of ${expected}`;
    })),
  );
  for (const [words, resources] of Object.entries(refused)) {
    const { problems: refusals } = await tried('out-of-bounds', { resources });
    if (!refusals.some((refusal) => refusal.includes(words))) {
      const answer = refusals.join() || 'it was admitted';
      problems.push(`${JSON.stringify(resources)} is not refused with "${words}": ${answer}`);
    }
  }
  return problems;
}

function sorted(resources: Record<string, Record<string, string>> | undefined): string {
  const part = (name: string) => Object.entries(resources?.[name] ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify({ requests: part('requests'), limits: part('limits') });
}
