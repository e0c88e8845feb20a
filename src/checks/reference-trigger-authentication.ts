import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { isName, memberOf, Mention } from '../plan/mention';
import { objectsIn } from '../plan/pod-template';
import { absentTargets } from './absent';
import { Rule } from './rule';

const GROUP = 'keda.sh';
const SCALED = ['ScaledObject', 'ScaledJob'];

function authenticationsOf(object: SynthesizedObject): Mention[] {
  if (groupOf(object.apiVersion) !== GROUP || !SCALED.includes(object.kind)) {
    return [];
  }
  return objectsIn(memberOf(object.manifest.spec).triggers).flatMap(({ type, authenticationRef }) => {
    const { name, kind = 'TriggerAuthentication' } = memberOf(authenticationRef);
    const namespaceName = kind === 'TriggerAuthentication' ? object.namespaceName : undefined;
    return isName(name) && isName(kind)
      ? [{ object, place: `the trigger ${String(type)}`, target: { group: GROUP, kind, name, namespaceName } }]
      : [];
  });
}

/** A trigger of KEDA names an authentication that exists. Source: https://keda.sh/docs/latest/concepts/authentication/ */
export class ReferenceTriggerAuthentication implements Rule {
  public readonly checkId = 'reference-trigger-authentication';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'Every TriggerAuthentication and ClusterTriggerAuthentication that a trigger names exists.';
  public readonly reason = 'KEDA asks the source of the trigger as nobody, or not at all, and scales nothing.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return absentTargets(this, objects.flatMap(authenticationsOf), objects, context);
  }
}
