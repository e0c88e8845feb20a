import { Finding, FindingSeverity, ICheck } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { amountsOf, ContainerLimits } from '../plan/limit-defaults';
import { byNamespace } from '../plan/namespaces';
import { containerDemand, podDemand } from '../plan/pod-demand';
import { workloadPods, WorkloadPods } from '../plan/workload-pods';
import { formatQuantity } from '../private/quantity';

/** What a quota on CPU or memory demands of every container. Kubernetes demands nothing else. */
const DEMANDED = /^(?:(requests|limits)\.)?(cpu|memory)$/;

/** A workload of the quota's namespace, and what one of its pods takes. */
interface Share {
  readonly workload: WorkloadPods;
  readonly demand: ReadonlyMap<string, bigint>;
  readonly ranges: ContainerLimits[];
}

function format(key: string, value: bigint): string {
  return formatQuantity(value, /memory|storage/.test(key) ? 'binary' : 'decimal');
}

function finding(path: string, problem: string, fix: string): Finding {
  return { checkId: 'quota-fits', severity: FindingSeverity.ERROR, path, problem, fix };
}

/** Containers that say nothing of what the quota counts: the API server refuses their pods. */
function silentContainers(quota: SynthesizedObject, key: string, { workload, ranges }: Share): Finding[] {
  const [, side, resource] = DEMANDED.exec(key) ?? [];
  if (resource === undefined || workload.replicas + workload.surge === 0) {
    return [];
  }
  const pod = workload.object.manifest.spec?.template?.spec ?? {};
  return [...(pod.initContainers ?? []), ...(pod.containers ?? [])]
    .map((container) => containerDemand(container, ranges))
    .filter((container) => !(side === 'limits' ? container.limits : container.requests).has(resource))
    .map((container) =>
      finding(
        workload.object.path,
        `container "${container.name}" sets no ${key}, which the quota "${quota.objectName}" demands of each`,
        'set it, or give the namespace a LimitRange with a default for it',
      ),
    );
}

function describe(key: string, { workload, demand }: Share): string {
  const pods = `${workload.replicas} ${workload.replicas === 1 ? 'pod' : 'pods'}`;
  const each = key === 'pods' ? '' : ` of ${format(key, demand.get(key) ?? 0n)}`;
  return `${workload.object.objectName} ${pods}${each}`;
}

/** What the most passing need is for. */
function passing(takers: Share[], key: string, most: bigint): string {
  const job = takers.find(
    ({ workload, demand }) =>
      workload.object.kind === 'Job' && (demand.get(key) ?? 0n) * BigInt(workload.surge) === most,
  );
  return job ? `the Job ${job.workload.object.objectName} runs` : 'an update rolls';
}

/** What all pods need of one line of a quota, and the most that one update needs on top. */
function checkLine(quota: SynthesizedObject, key: string, hard: bigint, shares: Share[]): Finding[] {
  const takers = shares.filter(({ demand }) => (demand.get(key) ?? 0n) > 0n);
  const amount = (share: Share, pods: number) => (share.demand.get(key) ?? 0n) * BigInt(pods);
  const serving = takers.reduce((sum, share) => sum + amount(share, share.workload.replicas), 0n);
  const rolling = takers.map((share) => amount(share, share.workload.surge));
  const surge = rolling.reduce((most, one) => (one > most ? one : most), 0n);
  const need = serving + surge;
  if (need <= hard) {
    return [];
  }
  const who = takers.filter(({ workload }) => workload.replicas > 0).map((share) => describe(key, share));
  const more =
    surge > 0n ? [`${who.length > 0 ? 'and ' : ''}${format(key, surge)} while ${passing(takers, key, surge)}`] : [];
  const list = [...who, ...more].join(', ');
  const problem = `${key} ${format(key, hard)} is less than the ${format(key, need)} that its pods need (${list})`;
  return [finding(quota.path, problem, `raise ${key} to ${format(key, need)}, or ask for less`)];
}

function shareOf(object: SynthesizedObject, ranges: ContainerLimits[]): Share {
  const demand = podDemand(object.manifest.spec?.template?.spec ?? {}, ranges);
  return { workload: workloadPods(object), demand, ranges };
}

/** A quota with scopes counts only some pods; which ones is the quota plan's matter. */
function isUnscoped(quota: SynthesizedObject): boolean {
  return quota.manifest.spec?.scopes === undefined && quota.manifest.spec?.scopeSelector === undefined;
}

/**
 * Every pod that a namespace's Deployments and StatefulSets ask for fits into its ResourceQuota, together
 * with the one more that a rolling update without unavailable pods needs, and with the pods of a Job: else no
 * update could ever end, no Job begin. Updates and Jobs may wait for one another, so only the largest counts.
 */
export class QuotaFits implements ICheck {
  public readonly checkId = 'quota-fits';

  public check(objects: SynthesizedObject[]): Finding[] {
    return byNamespace(objects).flatMap(({ quotas, ranges, workloads }) => {
      const lines = quotas
        .filter(isUnscoped)
        .flatMap((quota) => [...amountsOf(quota.manifest.spec?.hard)].map(([key, hard]) => ({ quota, key, hard })));
      const shares = lines.length === 0 ? [] : workloads.map((object) => shareOf(object, ranges));
      return lines.flatMap(({ quota, key, hard }) => [
        ...shares.flatMap((share) => silentContainers(quota, key, share)),
        ...checkLine(quota, key, hard, shares),
      ]);
    });
  }
}
