import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { Budget, budgetsOf } from '../plan/budgeted-pods';
import { title } from '../plan/scaled-pods';
import { Rule } from './rule';

type Amount = number | string;

function percentOf(amount: Amount): number | undefined {
  const match = /^(\d+)%$/.exec(String(amount));
  return match ? Number(match[1]) : undefined;
}

/** Source: GetExpectedPodCount in kubernetes/pkg/controller/disruption/disruption.go, which rounds percentages up. */
function podsOf(amount: Amount, pods: number): number {
  const percent = percentOf(amount);
  return percent === undefined ? Number(amount) : Math.ceil((percent * pods) / 100);
}

/** What keeps every pod, as words after the name of the budget. */
function obstacle({ object, workloads }: Budget): string | undefined {
  const { minAvailable, maxUnavailable } = (object.manifest.spec ?? {}) as Record<string, Amount | undefined>;
  if (maxUnavailable !== undefined && maxUnavailable !== null) {
    return podsOf(maxUnavailable, 100) === 0 ? `has maxUnavailable ${maxUnavailable}` : undefined;
  }
  // Of what is stopped now and then the first pod counts.
  const pods = Math.max(
    1,
    workloads.reduce((sum, { fewest }) => sum + fewest, 0),
  );
  const stay = minAvailable === undefined || minAvailable === null ? 0 : podsOf(minAvailable, pods);
  return stay >= pods ? `has minAvailable ${minAvailable} of ${pods === 1 ? 'one pod' : `${pods} pods`}` : undefined;
}

/**
 * A budget lets at least one pod go, even at the smallest scale: else a node that has one of its pods can't be
 * drained, and cluster upgrades wait. A warning, as somebody may want to be asked first.
 * See https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class DisruptionAllowsDrain implements Rule {
  public readonly checkId = 'disruption-allows-drain';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'A PodDisruptionBudget lets at least one pod go, even at the smallest scale.';
  public readonly reason = "A node that has one of its pods can't be drained, and cluster upgrades wait.";

  public check(objects: SynthesizedObject[]): Finding[] {
    return budgetsOf(objects).flatMap((budget) => {
      const found = budget.workloads.length === 0 ? undefined : obstacle(budget);
      return found === undefined ? [] : [this.finding(budget, found)];
    });
  }

  private finding({ object, workloads }: Budget, found: string): Finding {
    const names = workloads.map((workload) => title(workload.object)).join(', ');
    return {
      checkId: this.checkId,
      severity: FindingSeverity.WARNING,
      path: object.path,
      problem: `${title(object)} ${found}, so no pod of ${names} may go, and its node can't be drained`,
      fix: 'use maxUnavailable: 1, or run more pods than minAvailable keeps',
    };
  }
}
