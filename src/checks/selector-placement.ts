import { Finding, FindingSeverity } from '../core/check';
import { CheckContext } from '../core/check-context';
import { SynthesizedObject } from '../core/synthesized-object';
import { isOpenSelector, labelSelectorOf } from '../plan/given-selector';
import { selects } from '../plan/label-selector';
import { comeFromElsewhere } from '../plan/operated-pods';
import { objectsIn, podTemplate } from '../plan/pod-template';
import { foreseeable, labelsOf, selectedPods } from '../plan/selected-pods';
import { selectorText, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** A rule about where pods go, and the selector of the pods that it looks at. */
interface Placement {
  readonly term: Json;
  readonly what: string;
}

const KINDS: [string, string][] = [
  ['podAffinity', 'pod affinity'],
  ['podAntiAffinity', 'pod anti-affinity'],
];

function affinities({ affinity }: Json): Placement[] {
  return KINDS.flatMap(([member, what]) => {
    const rules = (affinity?.[member] ?? {}) as Json;
    const preferred = objectsIn(rules.preferredDuringSchedulingIgnoredDuringExecution).map(
      (one) => one.podAffinityTerm,
    );
    const terms = [...objectsIn(rules.requiredDuringSchedulingIgnoredDuringExecution), ...objectsIn(preferred)];
    return terms.map((term) => ({ term: term, what }));
  });
}

/** Whether an affinity looks at the namespace of its own pods alone. */
function isAtHome({ namespaces, namespaceSelector }: Json): boolean {
  return namespaceSelector === undefined && (!Array.isArray(namespaces) || namespaces.length === 0);
}

/**
 * Spread constraints count their own pods, and affinities look at pods that there are.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export class SelectorPlacement implements Rule {
  public readonly checkId = 'selector-placement';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'A topology spread constraint selects the pods that carry it, and a pod (anti-)affinity selects pods that there are.';
  public readonly reason =
    'Pods that a constraint does not count are not spread by it; a required affinity to pods that never come leaves its own pending.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return objects.flatMap((object) => {
      const template = podTemplate(object);
      if (template === undefined) {
        return [];
      }
      const { spec } = template;
      const spread = objectsIn(spec.topologySpreadConstraints)
        .filter((term) =>
          this.isLost(term, (selector) => selects(foreseeable(selector), labelsOf({ object, template }))),
        )
        .map(({ labelSelector }) => {
          const problem = `a topology spread constraint of ${spoken(object)} ${withLabels('counts', labelSelector)}, which are not its own`;
          return finding(this, object, problem, 'use labels of its own pods');
        });
      const apart = affinities(spec)
        .filter(({ term }) => isAtHome(term) && this.isLost(term, this.isKnown(objects, context, object)))
        .map(({ term, what }) => {
          const problem = `a ${what} of ${spoken(object)} ${withLabels('looks at', term.labelSelector)}, which nothing in its namespace has`;
          return finding(this, object, problem, FIX);
        });
      return distinct([...spread, ...apart]);
    });
  }

  private isKnown(objects: SynthesizedObject[], context: CheckContext, { namespaceName }: SynthesizedObject) {
    return (selector: Json) =>
      selectedPods(objects, namespaceName, selector).length > 0 ||
      comeFromElsewhere(objects, context, namespaceName, selector);
  }

  /** Without a selector, a term is about no pods at all; with an empty one, about all. */
  private isLost({ labelSelector }: Json, isMet: (selector: Json) => boolean): boolean {
    const selector = labelSelectorOf(labelSelector);
    return selector === undefined ? labelSelector === undefined : !isOpenSelector(selector) && !isMet(selector);
  }
}

const FIX =
  'use labels that pods have, or say that somebody else starts them: Checks.of(scope).declare(External.pods({ labels }))';

function withLabels(verb: string, selector: Json | undefined): string {
  return `${verb} pods ${selector === undefined ? 'without a labelSelector' : `with ${selectorText(labelSelectorOf(selector)!)}`}`;
}

/** Two constraints, for nodes and for zones, make one mistake. */
function distinct(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [one.problem, one])).values()];
}
