import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { isEmptySelector, labelSelectorOf } from '../plan/given-selector';
import { selects } from '../plan/label-selector';
import { podTemplate } from '../plan/pod-template';
import { selectorText, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const plain = (spec: Json): unknown => spec.selector;

/** Where the API server defaults an empty selector, or makes one itself, it is no matter. */
const SELECTORS: ReadonlyMap<string, (spec: Json) => unknown> = new Map([
  ['apps/v1 Deployment', plain],
  ['apps/v1 StatefulSet', plain],
  ['apps/v1 DaemonSet', plain],
  ['apps/v1 ReplicaSet', plain],
  ['argoproj.io/v1alpha1 Rollout', plain],
  ['batch/v1 Job', (spec: Json) => (spec.manualSelector === true ? spec.selector : undefined)],
  [
    'v1 ReplicationController',
    ({ selector }: Json) => (Object.keys((selector ?? {}) as Json).length > 0 ? { matchLabels: selector } : undefined),
  ],
]);

/**
 * The selector of a controller selects the pods that it makes itself.
 * Source: ValidateDeploymentSpec and its like in kubernetes/pkg/apis/apps/validation/validation.go
 */
export class SelectorOwnTemplate implements Rule {
  public readonly checkId = 'selector-own-template';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'The selector of a controller asks for labels that its own pod template has.';
  public readonly reason = 'The API server refuses the object.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) => {
      const spec = (object.manifest.spec ?? {}) as Json;
      const template = podTemplate(object);
      const selector = labelSelectorOf(SELECTORS.get(`${object.apiVersion} ${object.kind}`)?.(spec));
      if (selector === undefined) {
        return [];
      }
      if (isEmptySelector(selector)) {
        const problem = `the selector of ${spoken(object)} is empty`;
        return [finding(this, object, problem, 'give it labels of its own pods that no others have')];
      }
      if (template === undefined || selects(selector, template.labels)) {
        return [];
      }
      const problem = `${spoken(object)} selects ${selectorText(selector)}, which its own pods do not have`;
      return [finding(this, object, problem, 'put these labels on its pod template too')];
    });
  }
}
