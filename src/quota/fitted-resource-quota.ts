import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { ManagedObject } from '../core/managed-object';
import { SynthesizedObject, synthesizeObject } from '../core/synthesized-object';
import { fittedQuota } from '../plan/fitted-quota';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { show } from '../private/values';

/** How much room a fitted quota leaves. */
export interface FittedQuotaOptions {
  /**
   * The room beyond what everything takes at its largest scale while all of it is updated at once, in percent of
   * that: at least 0.
   * @default 20
   */
  readonly headroomPercent?: number;

  /**
   * The name of the object, and its id in the chart.
   * @default quota
   */
  readonly name?: string;

  /**
   * The namespace whose objects are counted.
   * @default - the chart's
   */
  readonly namespaceName?: string;
}

/**
 * A ResourceQuota whose lines are worked out at synth from what is in a chart then: pods, CPU, memory, local storage,
 * claims and devices. It holds back what is not in the chart, not what is.
 */
export class FittedResourceQuota extends Construct {
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /** @throws when the headroom is negative or no number */
  public constructor(chart: Chart, id: string, options: FittedQuotaOptions = {}) {
    super(chart, id);
    installChecks(this);
    const path = this.node.path;
    const percent = requirePercent(path, options.headroomPercent ?? 20);
    const namespace = options.namespaceName ?? chart.namespace;
    const metadata = { name: requireDnsLabel(path, 'name', options.name ?? id), namespace };
    this.apiObject = new ManagedObject(this, 'Resource', { apiVersion: 'v1', kind: 'ResourceQuota', metadata }, () => {
      const hard = fittedQuota(others(chart, this.apiObject, namespace), percent);
      if (Object.keys(hard).length === 0) {
        const fix = 'call fittedTo for the chart that has the workload, or write the quota yourself';
        fail('quota-invalid', path, `the chart "${chart.node.path}" has nothing that a quota could fit`, fix);
      }
      return { hard };
    });
  }
}

function requirePercent(path: string, percent: number): number {
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 10_000)) {
    const fix = 'use a number from 0 to 10000, like 20';
    fail('quota-invalid', path, `headroomPercent ${show(percent)} is not valid`, fix);
  }
  return percent;
}

/** What else is in a chart and a namespace. */
function others(chart: Chart, own: ApiObject, namespace: string | undefined): SynthesizedObject[] {
  return chart.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && construct !== own)
    .filter((object) => object.kind !== 'ResourceQuota')
    .map(synthesizeObject)
    .filter((object) => object.namespaceName === namespace);
}
