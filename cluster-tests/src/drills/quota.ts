import type { KubernetesObject } from '../client.js';
import { barePod } from './bare-pod.js';
import { awaited } from './kit/awaited.js';
import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

export interface Planned {
  /** The quota first, then a service that is the only one in it. */
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly deployment: string;
  /** What the plan says that is used once all runs. */
  readonly used: Readonly<Record<string, string>>;
  /** How many pods of this kind more the plan says that there is room for then. */
  readonly room: number;
  /** Whether the plan says that no pod is refused while it rolls out. */
  readonly rollsOut: boolean;
}

/** The quota lets through what the plan says, its peaks included, and not one pod more. */
export async function quota(ground: Ground, planned: Planned): Promise<string[]> {
  const problems = await ground.roll(planned.before);
  if (problems.length > 0) {
    return problems;
  }
  problems.push(...(await used(ground, planned)), ...(await ground.roll(planned.after)));
  const refusals = await refusedPods(ground);
  if (planned.rollsOut && refusals.length > 0) {
    problems.push(`the plan has room for the rollout, but: ${refusals[0] ?? ''}`);
  }
  if (problems.length > 0) {
    return problems;
  }
  problems.push(...(await used(ground, planned)));
  const { admitted, refusal } = await fill(ground, planned);
  if (admitted !== planned.room) {
    problems.push(`the plan has room for ${planned.room} pods more, the quota for ${admitted}`);
  }
  if (refusal !== undefined && !refusal.includes('exceeded quota')) {
    problems.push(`the last pod is refused for another reason: ${refusal}`);
  }
  return problems;
}

/** The quota's own count, once those that end are gone. */
function used(ground: Ground, planned: Planned): Promise<string[]> {
  return awaited('the quota to count what the plan does', 60, async () => {
    const [found] = await ground.cluster.client.list('v1', 'ResourceQuota', { namespace: ground.namespace });
    const counted: Record<string, string> = found?.status?.used ?? {};
    const wrong = Object.entries(planned.used).find(([line, amount]) => counted[line] !== amount);
    return wrong === undefined || `${wrong[0]} ${counted[wrong[0]] ?? '?'}, planned ${wrong[1]}`;
  });
}

async function refusedPods(ground: Ground): Promise<string[]> {
  const events = await ground.cluster.client.list('v1', 'Event', { namespace: ground.namespace });
  return events.filter(isRefusal).map(({ message }) => String(message));
}

function isRefusal({ reason, message }: KubernetesObject): boolean {
  return reason === 'FailedCreate' && String(message).includes('exceeded quota');
}

/** Pods as large as the service's, until one is refused, but no more than one too many. */
async function fill(ground: Ground, planned: Planned): Promise<{ admitted: number; refusal?: string }> {
  const { spec } = await ground.deployment(planned.deployment);
  const { resources } = spec.template.spec.containers[0];
  for (let admitted = 0; admitted <= planned.room; admitted += 1) {
    const pod = barePod(ground.target, `extra-${admitted}`, { resources });
    const { problems } = await ground.cluster.client.apply([pod]);
    if (problems.length > 0) {
      return { admitted, refusal: problems[0] };
    }
  }
  return { admitted: planned.room + 1 };
}
