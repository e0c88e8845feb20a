import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { budgetsOf } from '../plan/budgeted-pods';
import { title } from '../plan/scaled-pods';
import { Rule } from './rule';

/**
 * No pod is in two budgets: the API server refuses to evict it, however many pods there are.
 * Source: the eviction subresource, kubernetes/pkg/registry/core/pod/storage/eviction.go
 */
export class DisruptionOneBudget implements Rule {
  public readonly checkId = 'disruption-one-budget';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'No pod is in two PodDisruptionBudgets.';
  public readonly reason = 'The API server refuses to evict such a pod, however many others there are.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const first = new Map<SynthesizedObject, SynthesizedObject>();
    return budgetsOf(objects).flatMap(({ object, workloads }) => {
      const shared = workloads.find((workload) => this.isOther(first.get(workload.object), object));
      workloads.forEach((workload) => first.has(workload.object) || first.set(workload.object, object));
      return shared === undefined ? [] : [this.finding(object, first.get(shared.object)!, shared.object)];
    });
  }

  /** The same budget may be written twice. */
  private isOther(known: SynthesizedObject | undefined, object: SynthesizedObject): boolean {
    return known !== undefined && known.objectName !== object.objectName;
  }

  private finding(budget: SynthesizedObject, other: SynthesizedObject, workload: SynthesizedObject): Finding {
    return {
      checkId: this.checkId,
      severity: FindingSeverity.ERROR,
      path: budget.path,
      problem: `${title(budget)} selects pods of ${title(workload)}, which ${title(other)} of ${other.path} selects too, so none of them can be evicted`,
      fix: 'narrow one selector, or leave one budget out: DisruptionBudget.none()',
    };
  }
}
