import { Finding, FindingSeverity } from '../../core/check';
import { ServiceContext } from '../../core/service-context';
import { ResolvedStep } from './resolved-step';

/**
 * The share of the pods that the controller gives a new version: as near to the weight as whole pods come, with a pod more
 * where it may have one, and none of both versions without any.
 * Source: approximateWeightedCanaryStableReplicaCounts in argo-rollouts/utils/replicaset/canary.go
 */
function nearestShare(pods: number, weight: number, maySurge: boolean): number {
  const exact = (pods * weight) / 100;
  const shares = (maySurge ? [pods, pods + 1] : [pods]).flatMap((total) =>
    [Math.floor(exact), Math.ceil(exact)]
      .filter((canary) => (pods === 1 && !maySurge) || (canary > 0 && canary < total))
      .map((canary) => (100 * canary) / total),
  );
  const [nearest] = shares.sort((one, other) => Math.abs(one - weight) - Math.abs(other - weight));
  return Math.round(10 * nearest) / 10;
}

/** Where nothing splits the requests, says what the first share that is none of whole pods comes to. */
export function realShares({ path, model }: ServiceContext, steps: ResolvedStep[]): Finding[] {
  const { minReplicas: pods, isAutomatic } = model.tracks[0].scale;
  if (model.router !== undefined || isAutomatic || pods === 0) {
    return [];
  }
  const maySurge = !/^0%?$/.test(String(model.rollout.maxSurge?.value ?? 1));
  const shares = steps.flatMap(({ weight = 0 }, index) =>
    weight > 0 && weight < 100 ? [{ index, weight, share: nearestShare(pods, weight, maySurge) }] : [],
  );
  const found = shares.find(({ weight, share }) => share !== weight);
  if (found === undefined) {
    return [];
  }
  const come = pods === 1 ? 'one pod comes' : `${pods} pods come`;
  const problem = `steps[${found.index}] asks for ${found.weight}% of the requests, and ${come} to about ${found.share}%`;
  const fix = 'use Exposure.gateway or Exposure.ingress for an exact share, or another number of pods';
  return [{ checkId: 'progressive', severity: FindingSeverity.WARNING, path, problem, fix }];
}
