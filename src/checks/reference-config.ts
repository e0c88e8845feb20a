import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { ConfigMention, configMentions } from '../plan/config-mentions';
import { configKeys } from '../plan/targets';
import { absentTargets, titleOf } from './absent';
import { finding, Rule } from './rule';

/**
 * What names a ConfigMap or Secret finds it, and the key in it.
 * Source: https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods
 */
export class ReferenceConfig implements Rule {
  public readonly checkId = 'reference-config';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'Every ConfigMap and Secret that is named, and is not optional, exists, and has the keys that are asked for.';
  public readonly reason =
    'The container does not start until there is one; an Ingress serves a certificate of nobody.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const mentions = objects.flatMap(configMentions);
    const told = new Set<string>();
    const keyless = mentions.flatMap((mention) =>
      missingKeys(objects, mention)
        .filter((key) => isNew(told, [mention.target.kind, mention.target.namespaceName, mention.target.name, key]))
        .map((key) => this.keyless(objects, mention, key)),
    );
    return [...absentTargets(this, mentions, objects, context), ...keyless];
  }

  private keyless(objects: SynthesizedObject[], { object, place, target }: ConfigMention, key: string): Finding {
    const known = [...configKeys(objects, target)!];
    const problem = `${place} asks for the key "${key}" of ${titleOf(target, object)}, which has none of that name`;
    return finding(this, object, problem, known.length === 0 ? 'give it one' : `name ${known.join(' or ')}, or add it`);
  }
}

function missingKeys(objects: SynthesizedObject[], { target, keys }: ConfigMention): string[] {
  const known = keys.length === 0 ? undefined : configKeys(objects, target);
  return known === undefined ? [] : keys.filter((key) => !known.has(key));
}

/** Whether something is told for the first time. */
function isNew(told: Set<string>, parts: (string | undefined)[]): boolean {
  const key = parts.join(' ');
  return !told.has(key) && told.add(key) !== undefined;
}
