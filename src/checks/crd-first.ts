import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from '../plan/app-index';
import { definedKind, servedVersions } from '../plan/defined-kind';
import { finding, Rule } from './rule';

/** A definition, and the objects of its kind, each with its place among all that is written. */
interface Defined {
  readonly definition: SynthesizedObject;
  readonly index: number;
  /** The apiVersions that it serves; none where it is too malformed to tell. */
  readonly served: string[];
  readonly residents: { readonly object: SynthesizedObject; readonly index: number }[];
}

function definitions(objects: SynthesizedObject[]): Map<string, Defined> {
  const crds = new Set(objectsOfKind(objects, 'apiextensions.k8s.io', 'CustomResourceDefinition'));
  const defined = new Map<string, Defined>();
  for (const [index, object] of crds.size === 0 ? [] : objects.entries()) {
    if (crds.has(object) && !defined.has(definedKind(object))) {
      defined.set(definedKind(object), { definition: object, index, served: servedVersions(object), residents: [] });
    }
  }
  return defined;
}

/** `the Widget "a"`, and how many more. */
function listed(objects: SynthesizedObject[]): string {
  const [{ kind, objectName }] = objects;
  const more = objects.length - 1;
  return `the ${kind} "${objectName}"${more === 0 ? '' : ` and ${more} more`}`;
}

/**
 * A CustomResourceDefinition is written before the objects of its kind, and is applied before them: kubectl asks the
 * API server for every kind before it applies anything.
 * See https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export class CrdFirst implements Rule {
  public readonly checkId = 'crd-first';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'A CustomResourceDefinition is written before the objects of its kind, and applied before them in a phase of its own.';
  public readonly reason =
    'kubectl apply refuses objects of a kind that the API server does not serve yet, also where the same apply brings it.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const defined = definitions(objects);
    if (defined.size === 0) {
      return [];
    }
    objects.forEach((object, index) => {
      const entry = defined.get(`${groupOf(String(object.apiVersion))} ${object.kind}`);
      // One that the definition does not serve is refused in any order.
      if (entry !== undefined && (entry.served.length === 0 || entry.served.includes(object.apiVersion))) {
        entry.residents.push({ object, index });
      }
    });
    return [...defined.values()].flatMap((entry) => (entry.residents.length === 0 ? [] : this.checkDefined(entry)));
  }

  private checkDefined({ definition, index, residents }: Defined): Finding[] {
    const charts = new Map<string, SynthesizedObject>();
    for (const { object } of residents.filter((resident) => resident.index < index)) {
      charts.set(object.chartPath, charts.get(object.chartPath) ?? object);
    }
    return charts.size === 0
      ? [
          this.twoPhases(
            definition,
            residents.map(({ object }) => object),
          ),
        ]
      : [...charts.values()].map((early) => this.tooEarly(early, definition));
  }

  private tooEarly(early: SynthesizedObject, definition: SynthesizedObject): Finding {
    const fix =
      early.chartPath === definition.chartPath
        ? `construct ${definition.path} first`
        : `make the chart ${early.chartPath} depend on the chart ${definition.chartPath}, by addDependency`;
    const problem = `${listed([early])} is written before its CustomResourceDefinition "${definition.objectName}"`;
    return finding(this, early, problem, fix);
  }

  private twoPhases(definition: SynthesizedObject, residents: SynthesizedObject[]): Finding {
    const { kubectl } = definition.cluster;
    const name = definition.objectName;
    return finding(
      this,
      definition,
      `the CustomResourceDefinition "${name}" is applied together with ${listed(residents)}, which kubectl apply refuses until the API server serves the kind`,
      `apply in two phases: ${kubectl} apply the CustomResourceDefinition, ${kubectl} wait --for=condition=Established crd/${name}, then the rest`,
      FindingSeverity.WARNING,
    );
  }
}
