import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { isEmptySelector, labelSelectorOf } from '../plan/given-selector';
import { LabelIndex } from '../plan/label-index';
import { selects } from '../plan/label-selector';
import { podTemplate } from '../plan/pod-template';
import { selectorText, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** What keeps a number of pods alive, found by a selector. */
interface Controller {
  readonly object: SynthesizedObject;
  readonly selector: Json;
  readonly labels: Json;
}

const KINDS = new Set([
  'apps/v1 Deployment',
  'apps/v1 StatefulSet',
  'apps/v1 DaemonSet',
  'apps/v1 ReplicaSet',
  'argoproj.io/v1alpha1 Rollout',
  'v1 ReplicationController',
]);

/** A controller whose selector finds its own pods; of others another rule tells. A Rollout of a Deployment has no template. */
function controllerOf(object: SynthesizedObject): Controller[] {
  const template = KINDS.has(`${object.apiVersion} ${object.kind}`) ? podTemplate(object) : undefined;
  if (template === undefined) {
    return [];
  }
  const given: unknown = object.manifest.spec?.selector;
  const isMap = object.kind === 'ReplicationController';
  const selector = labelSelectorOf(isMap ? { matchLabels: given ?? template.labels } : given);
  return selector === undefined || isEmptySelector(selector) || !selects(selector, template.labels)
    ? []
    : [{ object, selector, labels: template.labels }];
}

/** The controllers of each namespace, by the labels of their pods. */
function byNamespace(controllers: Controller[]): Map<string | undefined, LabelIndex<Controller>> {
  const namespaces = new Map<string | undefined, LabelIndex<Controller>>();
  for (const controller of controllers) {
    const { namespaceName } = controller.object;
    const index = namespaces.get(namespaceName) ?? new LabelIndex<Controller>();
    namespaces.set(namespaceName, index);
    index.add(controller, controller.labels);
  }
  return namespaces;
}

/**
 * No controller selects the pods of another one.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
 */
export class SelectorOverlap implements Rule {
  public readonly checkId = 'selector-overlap';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'No two controllers of a namespace select the pods of each other, nor one those of the other.';
  public readonly reason =
    'Controllers with overlapping selectors fight for the pods, and autoscalers take the pods of one for those of the other.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const controllers = objects.flatMap(controllerOf);
    const namespaces = byNamespace(controllers);
    const found = new Map<string, Controller[]>();
    const rank = new Map(controllers.map((controller, index) => [controller, index]));
    return controllers.flatMap((one) => {
      const key = JSON.stringify([one.object.namespaceName, one.selector]);
      const selected = found.get(key) ?? namespaces.get(one.object.namespaceName)!.select(one.selector);
      found.set(key, selected);
      const other = selected.find((candidate) => isOther(one, candidate));
      if (other === undefined) {
        return [];
      }
      const isMutual = selects(other.selector, one.labels);
      // Of a pair that selects each other, the later one is told of.
      return isMutual && rank.get(other)! > rank.get(one)! ? [] : [this.finding(one, other, isMutual)];
    });
  }

  private finding({ object, selector }: Controller, other: Controller, isMutual: boolean): Finding {
    const labels = selectorText(selector);
    const where = other.object.path;
    return isMutual
      ? finding(
          this,
          object,
          `${spoken(object)} and ${spoken(other.object)} of ${where} select the pods of each other, by ${labels}`,
          'give each a label of its own, in its selector and its pod template',
        )
      : finding(
          this,
          object,
          `${spoken(object)} selects the pods of ${spoken(other.object)} of ${where} too, by ${labels}`,
          'narrow its selector by a label that only its own pods have',
          FindingSeverity.WARNING,
        );
  }
}

/** The same object may be written twice, which another rule looks at. */
function isOther({ object: a }: Controller, { object: b }: Controller): boolean {
  return a.kind !== b.kind || a.objectName !== b.objectName;
}
