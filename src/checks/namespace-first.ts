import { Finding, FindingSeverity } from '../core/check';
import { isNamespaced } from '../core/namespaced';
import { SynthesizedObject } from '../core/synthesized-object';
import { Rule } from './rule';

/**
 * A namespace that the app creates is written before what lives in it: within a file by the order of
 * construction, between files by their names, since `kubectl apply -f dist` goes by the alphabet.
 */
export class NamespaceFirst implements Rule {
  public readonly checkId = 'namespace-first';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'A namespace that the app creates is written before what lives in it.';
  public readonly reason =
    'kubectl apply takes files and objects in their order, and refuses what has no namespace yet.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const created = new Map<string, { object: SynthesizedObject; index: number }>();
    objects.forEach((object, index) => {
      if (object.kind === 'Namespace' && object.apiVersion === 'v1' && !created.has(object.objectName)) {
        created.set(object.objectName, { object, index });
      }
    });
    const late = new Map<string, Finding>();
    objects.forEach((object, index) => {
      const home = isNamespaced(object) ? created.get(object.namespaceName!) : undefined;
      if (home !== undefined && home.index > index && !late.has(`${object.chartPath} ${object.namespaceName}`)) {
        late.set(`${object.chartPath} ${object.namespaceName}`, finding(this.checkId, object, home.object));
      }
    });
    return [...late.values()];
  }
}

function finding(checkId: string, early: SynthesizedObject, namespace: SynthesizedObject): Finding {
  const sameChart = early.chartPath === namespace.chartPath;
  return {
    checkId,
    severity: FindingSeverity.ERROR,
    path: early.path,
    problem: `${early.kind} ${early.objectName} is written before its namespace ${namespace.objectName}`,
    fix: sameChart
      ? `construct ${namespace.path} first`
      : `make the chart ${early.chartPath} depend on the chart ${namespace.chartPath}, by addDependency`,
  };
}
