import { Finding, FindingSeverity } from '../core/check';
import { CheckContext } from '../core/check-context';
import { SynthesizedObject } from '../core/synthesized-object';
import { isOpenSelector, labelSelectorOf, serviceSelector } from '../plan/given-selector';
import { comeFromElsewhere } from '../plan/operated-pods';
import { podsAnywhere, selectedPods } from '../plan/selected-pods';
import { selectorText, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const FIX =
  'use labels that the pods have, or say that somebody else starts them: Checks.of(scope).declare(External.pods({ labels }))';

const KINDS: ReadonlyMap<string, (object: SynthesizedObject) => Json | undefined> = new Map([
  ['v1 Service', serviceSelector],
  ['policy/v1 PodDisruptionBudget', ({ manifest }: SynthesizedObject) => labelSelectorOf(manifest.spec?.selector)],
  [
    'networking.k8s.io/v1 NetworkPolicy',
    ({ manifest }: SynthesizedObject) => labelSelectorOf(manifest.spec?.podSelector),
  ],
]);

/**
 * A Service, PodDisruptionBudget or NetworkPolicy selects pods. Whom the rules of a policy let through is left alone:
 * clients often opt in by a label that nobody has yet.
 */
export class SelectorMatches implements Rule {
  public readonly checkId = 'selector-matches';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'A Service, PodDisruptionBudget or NetworkPolicy selects pods of the app, or pods that somebody else is said to start.';
  public readonly reason = 'One that selects nothing reaches, protects or guards nothing, without a word.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return objects.flatMap((object) => {
      const selector = KINDS.get(`${object.apiVersion} ${object.kind}`)?.(object);
      if (selector === undefined || isOpenSelector(selector)) {
        return this.withoutSelector(object);
      }
      const { namespaceName } = object;
      const isFine =
        selectedPods(objects, namespaceName, selector).length > 0 ||
        comeFromElsewhere(objects, context, namespaceName, selector);
      return isFine ? [] : [this.nothing(objects, object, selector)];
    });
  }

  private nothing(objects: SynthesizedObject[], object: SynthesizedObject, selector: Json): Finding {
    const [other] = podsAnywhere(objects, selector);
    const problem = `${spoken(object)} selects no pod`;
    return other === undefined
      ? finding(this, object, `${problem} by ${selectorText(selector)}`, FIX)
      : finding(
          this,
          object,
          `${problem} of its namespace ${object.namespaceName}, the pods with ${selectorText(selector)} are in ${other.object.namespaceName}`,
          'put it into the namespace of the pods',
        );
  }

  /** The API server takes such a budget, which then selects no pod at all. */
  private withoutSelector(object: SynthesizedObject): Finding[] {
    const isIdle =
      object.kind === 'PodDisruptionBudget' &&
      object.apiVersion === 'policy/v1' &&
      object.manifest.spec !== undefined &&
      object.manifest.spec?.selector === undefined;
    return isIdle
      ? [
          finding(
            this,
            object,
            `${spoken(object)} has no selector, so it protects no pod`,
            'give it the labels of the pods',
          ),
        ]
      : [];
  }
}
