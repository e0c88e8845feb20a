import { Construct, IConstruct } from 'constructs';
import { RootValidation } from '../core/root-validation';
import { SynthesizedObject } from '../core/synthesized-object';
import { LineShare, PlannedLines, planQuotas, QuotaLine } from './quota-lines';
import { fail } from '../private/errors';
import { formatResource } from '../private/resource-names';
import { show } from '../private/values';
import { PlannedLine, PlannedQuota, PlannedShare, UncountedObject } from './quota-plan-lines';
import { planTable } from './quota-plan-table';
import { uncountedPods } from './uncounted-pods';

/**
 * All that an app asks for, against each line of the quotas of its namespaces: the pods of Deployments,
 * StatefulSets and the like at the largest scale that an autoscaler gives them, with sidecars, init containers and
 * what a LimitRange fills in; Jobs; claims; numbers of objects. Other apps in the same namespace are not known here.
 * See https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class QuotaPlan {
  /**
   * The plan of the whole app that a construct belongs to. Renders the app, and so freezes its services.
   * @throws when it is no construct
   */
  public static of(scope: IConstruct): QuotaPlan {
    if (!Construct.isConstruct(scope)) {
      fail('quota-invalid', 'QuotaPlan.of', `scope is ${show(scope)}, no construct`, 'give the app, or anything in it');
    }
    return QuotaPlan._ofObjects(RootValidation.of(scope).render());
  }

  /** @internal */
  public static _ofObjects(objects: SynthesizedObject[]): QuotaPlan {
    return new QuotaPlan(objects);
  }

  /** Every quota of the app. */
  public readonly quotas: PlannedQuota[];
  /**
   * What no plan can count: DaemonSets, as nobody knows here how many nodes there are; runs of a CronJob that may
   * overlap; what a RuntimeClass takes that is not in the app; pods of kinds that are not known here.
   */
  public readonly uncounted: UncountedObject[];

  private constructor(objects: SynthesizedObject[]) {
    this.quotas = planQuotas(objects).map(plannedQuota);
    this.uncounted = uncountedPods(objects).map(({ object: { path, kind, objectName }, reason }) => ({
      path,
      kind,
      name: objectName,
      reason,
    }));
  }

  /** Whether everything fits into every quota. */
  public get fits(): boolean {
    return this.quotas.every((quota) => quota.fits);
  }

  /** Whether no pod is refused while anything rolls out. */
  public get rollsOut(): boolean {
    return this.quotas.every((quota) => quota.rollsOut);
  }

  /** The plan as a table for people: a line for each line of each quota, and who takes most of it. */
  public toTable(): string {
    return planTable(this.quotas, this.uncounted);
  }
}

function plannedShare(line: string, { share, serving, most }: LineShare): PlannedShare {
  return {
    path: share.object?.path ?? '',
    kind: share.object?.kind ?? '',
    name: share.object?.objectName ?? '',
    pods: share.pods.serving,
    mostPods: share.pods.most,
    serving: formatResource(line, serving),
    most: formatResource(line, most),
  };
}

function percent(part: bigint, whole: bigint): number {
  return whole > 0n ? Math.floor(Number((part * 10_000n) / whole) / 100) : 0;
}

function plannedLine({ line, hard, serving, passing, most, shares }: QuotaLine): PlannedLine {
  const need = serving + passing;
  return {
    line,
    hard: formatResource(line, hard),
    need: formatResource(line, need),
    most: formatResource(line, most),
    headroom: formatResource(line, hard - need),
    headroomPercent: percent(hard - need, hard),
    fits: need <= hard,
    rollsOut: most <= hard,
    shares: shares.map((share) => plannedShare(line, share)),
  };
}

function plannedQuota({ quota, lines }: PlannedLines): PlannedQuota {
  const planned = lines.map(plannedLine);
  return {
    path: quota.path,
    name: quota.objectName,
    namespaceName: quota.namespaceName,
    lines: planned,
    fits: planned.every((line) => line.fits),
    rollsOut: planned.every((line) => line.rollsOut),
  };
}
