import { Manifest, PlannedLine, PlannedShare } from 'cdk8s-aspnetcore';
import { isMap, Json, mapOf } from '../../json';
import { QuotaFacts } from '../report';
import { quantityOf } from './quantity';
import { Scene } from './scene';

/** As deployed: nothing is scaled out, updated, or run to its end. */
function atRest({ things }: Scene): Json[] {
  return things.all.flatMap(({ kind, group, object, spec }) => {
    if (group === 'batch') {
      return [];
    }
    if (kind === 'HorizontalPodAutoscaler') {
      return [{ ...object, spec: { ...spec, maxReplicas: spec.minReplicas ?? 1 } }];
    }
    if (kind === 'ScaledObject') {
      return [{ ...object, spec: { ...spec, maxReplicaCount: spec.minReplicaCount ?? 0 } }];
    }
    const isUpdated = kind === 'Deployment' && isMap(object.spec);
    return [isUpdated ? { ...object, spec: { ...spec, strategy: { type: 'Recreate' } } } : object];
  });
}

const keyOf = ({ path, kind, name }: PlannedShare) => JSON.stringify([path, kind, name]);

function share(amount: string, limit: string): number {
  const whole = quantityOf(limit);
  return whole > 0 ? Math.round((quantityOf(amount) / whole) * 1000) / 1000 : quantityOf(amount) > 0 ? 1 : 0;
}

function contributorsOf(line: PlannedLine, rest: PlannedLine | undefined): QuotaFacts['contributors'] {
  const now = new Map(rest?.shares.map((each) => [keyOf(each), each.serving]));
  return line.shares.map((each) => ({
    name: each.kind === '' ? 'Kubernetes' : `${each.kind}/${each.name}`,
    now: now.get(keyOf(each)) ?? '0',
    worst: each.most,
  }));
}

/** Each line of each quota: what is taken of it as deployed, and at worst. */
export function quotaFacts(scene: Scene): QuotaFacts[] {
  if (scene.things.ofKind('', 'ResourceQuota').length === 0) {
    return [];
  }
  const rest = new Map(
    Manifest.fromObjects(atRest(scene))
      .quotaPlan()
      .quotas.map((quota) => [quota.path, quota]),
  );
  return scene.manifest.quotaPlan().quotas.flatMap((quota) =>
    quota.lines.map((line) => {
      const resting = rest.get(quota.path)?.lines.find((each) => each.line === line.line);
      const now = resting?.need ?? line.need;
      return {
        ...(quota.namespaceName !== undefined && { namespace: quota.namespaceName }),
        quota: quota.name,
        resource: line.line,
        limit: line.hard,
        now,
        worst: line.most,
        nowShare: share(now, line.hard),
        worstShare: share(line.most, line.hard),
        contributors: contributorsOf(line, resting),
      };
    }),
  );
}

/** What a container asks for; where it says a limit only, that is what it asks for. */
export function requestOf({ resources }: Json, resource: string): number {
  const { requests, limits } = mapOf(resources);
  return quantityOf(mapOf(requests)[resource] ?? mapOf(limits)[resource] ?? 0);
}
