import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { Budget, BudgetedWorkload, budgetsOf } from '../plan/budgeted-pods';
import { selects } from '../plan/label-selector';
import { memberOf } from '../plan/mention';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

/** Whether a number or share is anything of one pod; a budget rounds up. */
function isAny(amount: unknown): amount is number | string {
  return (typeof amount === 'number' || typeof amount === 'string') && parseInt(String(amount), 10) > 0;
}

/** Whether a budget lets go of a single pod: whether it may not, disruption-allows-drain says. */
function letsGo({ object }: Budget): boolean {
  const { minAvailable, maxUnavailable } = memberOf(object.manifest.spec);
  return isAny(maxUnavailable) || ((maxUnavailable ?? undefined) === undefined && /^0+%?$/.test(String(minAvailable)));
}

/** Source: ResolveFenceposts in kubernetes/pkg/controller/deployment/util: a share of the pods that may be missing is rounded down. */
function missingOf({ object, fewest }: BudgetedWorkload): number {
  const { type = 'RollingUpdate', rollingUpdate } = memberOf(memberOf(object.manifest.spec).strategy);
  const { maxUnavailable } = memberOf(rollingUpdate);
  if (object.kind !== 'Deployment' || type !== 'RollingUpdate' || !isAny(maxUnavailable)) {
    return 0;
  }
  const amount = parseInt(String(maxUnavailable), 10);
  return typeof maxUnavailable === 'string' && maxUnavailable.endsWith('%')
    ? Math.floor((amount * fewest) / 100)
    : amount;
}

/**
 * What a PodDisruptionBudget calls available is so: there is more than one pod, and no update takes them all at once. One
 * pod without a budget claims nothing.
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions
 */
export class AvailabilitySingle implements Rule {
  public readonly checkId = 'availability-single';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'What a PodDisruptionBudget keeps available has more than one pod, also during an update.';
  public readonly reason = 'The budget is there, and every drain or update is an outage all the same.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return budgetsOf(objects).flatMap((budget) => {
      const only = this.onlyPod(budget, context);
      return only === undefined ? this.checkUpdates(budget) : [this.single(budget, only)];
    });
  }

  private onlyPod(budget: Budget, context: CheckContext): BudgetedWorkload | undefined {
    const { object, workloads } = budget;
    const [first, ...others] = workloads;
    const { selector } = memberOf(object.manifest.spec);
    const isOnly = first !== undefined && others.length === 0 && first.most === 1;
    return isOnly &&
      letsGo(budget) &&
      !context.externalPods(object.namespaceName).some((labels) => selects(memberOf(selector), labels))
      ? first
      : undefined;
  }

  private single({ object }: Budget, { object: workload }: BudgetedWorkload): Finding {
    const problem = `${spoken(object)} keeps nothing available: ${spoken(workload)} has one pod, which it lets go`;
    return finding(this, object, problem, 'run two pods or more, or leave the budget out');
  }

  private checkUpdates({ workloads }: Budget): Finding[] {
    return workloads.flatMap((workload) => {
      const { object, fewest } = workload;
      const problem = `${spoken(object)} has a PodDisruptionBudget, and an update may take all of its ${fewest} pods at once`;
      const fix = 'lower maxUnavailable of its rolling update, 0 with a maxSurge keeps all of them';
      return fewest > 1 && missingOf(workload) >= fewest ? [finding(this, object, problem, fix)] : [];
    });
  }
}
