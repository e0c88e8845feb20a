import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { installChecks } from '../checks';
import { ManagedObject } from '../core/managed-object';
import { RootValidation } from '../core/root-validation';
import { SynthesizedObject, synthesizeObject } from '../core/synthesized-object';
import { fittedQuota } from '../plan/fitted-quota';
import { isRuntimeClass, runtimeOverheads } from '../plan/runtime-overhead';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { requireCall, requireScopeAndId } from '../private/options';
import { FittedObjects, fittedFindings } from './fitted-findings';
import { requireConstruct, requireFittedOptions, requirePercent } from './fitted-options';

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

  /**
   * Where objects of the namespace are looked for: the app, where several of its charts share one namespace.
   * @default - the chart
   */
  readonly countedIn?: IConstruct;
}

/**
 * A ResourceQuota whose lines are worked out at synth from what is in a chart then: pods, CPU, memory, local storage,
 * claims and devices. It holds back what is not in the chart, not what is.
 */
export class FittedResourceQuota extends Construct {
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /** @throws when the headroom is negative or no number, or an option is of a wrong type */
  public constructor(chart: Chart, id: string, options: FittedQuotaOptions = {}) {
    super(...requireScopeAndId('FittedResourceQuota', chart, id));
    requireCall('FittedResourceQuota.constructor', [options], this.node.path);
    installChecks(this);
    const path = this.node.path;
    const { headroomPercent = 20, name = id, namespaceName, countedIn = chart } = requireFittedOptions(path, options);
    const percent = requirePercent(path, headroomPercent);
    const namespace = namespaceName ?? chart.namespace;
    requireConstruct(path, countedIn);
    const metadata = { name: requireDnsLabel(path, 'name', name), namespace };
    this.apiObject = new ManagedObject(this, 'Resource', { apiVersion: 'v1', kind: 'ResourceQuota', metadata }, () => {
      const { counted, runtimes } = countedOf(countedIn, this.node.root, namespace);
      const hard = fittedQuota(counted, percent, runtimeOverheads(runtimes));
      if (Object.keys(hard).length === 0) {
        const fix = 'call fittedTo for the chart that has the workload, or write the quota yourself';
        fail('quota-invalid', path, `the ${titleOf(countedIn)} has nothing that a quota could fit`, fix);
      }
      return { hard };
    });
    RootValidation.of(this).addFindings(() =>
      fittedFindings({
        quota: synthesizeObject(this.apiObject),
        where: titleOf(countedIn),
        ...objectsOf(countedIn, this.node.root, namespace),
      }),
    );
  }
}

function titleOf(construct: IConstruct): string {
  return construct.node.path === ''
    ? 'app'
    : `${Chart.isChart(construct) ? 'chart' : 'construct'} "${construct.node.path}"`;
}

/** All API objects below a construct but quotas, which take nothing, and may be fitted themselves. */
function objectsBelow(scope: IConstruct): ApiObject[] {
  return scope.node
    .findAll()
    .filter(
      (construct): construct is ApiObject => ApiObject.isApiObject(construct) && construct.kind !== 'ResourceQuota',
    );
}

/** Objects of one namespace, rendered. */
function inNamespace(objects: ApiObject[], namespace: string | undefined): SynthesizedObject[] {
  return objects.map(synthesizeObject).filter(({ namespaceName }) => namespaceName === namespace);
}

/** What is counted; of cluster-wide objects only RuntimeClasses matter. */
function countedOf(
  countedIn: IConstruct,
  root: IConstruct,
  namespace: string | undefined,
): Pick<FittedObjects, 'counted' | 'runtimes'> {
  const runtimes = objectsBelow(root).filter(({ kind }) => kind === 'RuntimeClass');
  return {
    counted: inNamespace(objectsBelow(countedIn), namespace),
    runtimes: runtimes.map(synthesizeObject).filter(isRuntimeClass),
  };
}

/** What is counted, and what else of the app is in the namespace, which takes as long again to render. */
function objectsOf(
  countedIn: IConstruct,
  root: IConstruct,
  namespace: string | undefined,
): Pick<FittedObjects, 'counted' | 'others' | 'runtimes'> {
  const inside = new Set(objectsBelow(countedIn));
  const outside = objectsBelow(root).filter((object) => !inside.has(object));
  return { ...countedOf(countedIn, root, namespace), others: inNamespace(outside, namespace) };
}
