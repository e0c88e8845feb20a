import { Finding, FindingSeverity, ICheck } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { amountsOf, containerLimits, ContainerLimits } from '../plan/limit-defaults';
import { podDemand } from '../plan/pod-demand';
import { makesPods, workloadPods, WorkloadPods } from '../plan/workload-pods';
import { formatQuantity } from '../private/quantity';

const COMPUTE = /^((requests|limits)\.)?(cpu|memory|ephemeral-storage)$/;

interface Share {
  readonly workload: WorkloadPods;
  readonly each: bigint | undefined;
}

function format(key: string, value: bigint): string {
  return formatQuantity(value, /memory|storage/.test(key) ? 'binary' : 'decimal');
}

function podsOf(workload: WorkloadPods): bigint {
  return BigInt(workload.replicas + workload.surge);
}

function describe(key: string, { workload, each = 0n }: Share): string {
  const rolling = workload.surge > 0 ? ` + ${workload.surge} while it rolls` : '';
  const times = key === 'pods' ? '' : `, ${format(key, each)} each`;
  return `${workload.object.objectName} ${workload.replicas} pods${rolling}${times}`;
}

/** One line of a quota against what the workloads of its namespace need. */
function checkLine(quota: SynthesizedObject, key: string, hard: bigint, shares: Share[]): Finding[] {
  const finding = (path: string, problem: string, fix: string): Finding => ({
    checkId: 'quota-fits',
    severity: FindingSeverity.ERROR,
    path,
    problem,
    fix,
  });
  const silent = shares.filter((share) => share.each === undefined && COMPUTE.test(key));
  const need = shares.reduce((sum, share) => sum + (share.each ?? 0n) * podsOf(share.workload), 0n);
  const missing = silent.map(({ workload }) =>
    finding(
      workload.object.path,
      `a container sets no ${key}, which the quota "${quota.objectName}" demands of every pod`,
      `set it, or give the namespace a LimitRange with a default for it`,
    ),
  );
  if (need <= hard) {
    return missing;
  }
  const who = shares.filter((share) => (share.each ?? 0n) > 0n).map((share) => describe(key, share));
  const problem = `${key} ${format(key, hard)} is less than the ${format(key, need)} that its pods need (${who.join('; ')})`;
  return [...missing, finding(quota.path, problem, `raise ${key} to ${format(key, need)}, or ask for less`)];
}

/**
 * Every pod that a namespace's Deployments and StatefulSets ask for fits into its ResourceQuota, together
 * with the one more that a rolling update without unavailable pods needs: else it would hang for ever.
 */
export class QuotaFits implements ICheck {
  public readonly checkId = 'quota-fits';

  public check(objects: SynthesizedObject[]): Finding[] {
    const quotas = objects.filter((object) => object.kind === 'ResourceQuota' && isUnscoped(object));
    return quotas.flatMap((quota) => {
      const near = objects.filter((object) => object.namespaceName === quota.namespaceName);
      const ranges = near.filter((object) => object.kind === 'LimitRange').flatMap(containerLimits);
      return this.checkQuota(quota, near.filter(makesPods).map(workloadPods), ranges);
    });
  }

  private checkQuota(quota: SynthesizedObject, workloads: WorkloadPods[], ranges: ContainerLimits[]): Finding[] {
    const demands = workloads.map((workload) => ({
      workload,
      demand: podDemand(workload.object.manifest.spec?.template?.spec ?? {}, ranges),
    }));
    return [...amountsOf(quota.manifest.spec?.hard)].flatMap(([key, hard]) =>
      checkLine(
        quota,
        key,
        hard,
        demands.map(({ workload, demand }) => ({ workload, each: demand.get(key) })),
      ),
    );
  }
}

/** A quota with scopes counts only some pods; which ones is the quota plan's matter. */
function isUnscoped(quota: SynthesizedObject): boolean {
  return quota.manifest.spec?.scopes === undefined && quota.manifest.spec?.scopeSelector === undefined;
}
