import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { Reference } from '../plan/app-index';
import { Mention } from '../plan/mention';
import { exists } from '../plan/targets';
import { finding, Rule } from './rule';

/** The factories of External; the others go by `External.any`. */
const FACTORIES: Record<string, string> = {
  ' ConfigMap': 'configMap',
  ' PersistentVolumeClaim': 'persistentVolumeClaim',
  ' Secret': 'secret',
  ' Service': 'service',
  ' ServiceAccount': 'serviceAccount',
};

/** Versions other than v1, for an example in a message. */
const VERSIONS: Record<string, string> = { 'argoproj.io': 'v1alpha1', 'keda.sh': 'v1alpha1', 'traefik.io': 'v1alpha1' };

/** A reference in words; its namespace only where it is not that of who refers. */
export function titleOf({ kind, name, namespaceName }: Reference, object: SynthesizedObject): string {
  const isElsewhere = namespaceName !== undefined && namespaceName !== object.namespaceName;
  return `the ${kind} "${name}"${isElsewhere ? ` of the namespace "${namespaceName}"` : ''}`;
}

function declaration({ group, kind, name, namespaceName }: Reference, object: SynthesizedObject): string {
  const factory = FACTORIES[`${group} ${kind}`];
  const where = namespaceName === object.namespaceName || namespaceName === undefined ? [] : [namespaceName];
  if (factory !== undefined) {
    const options = where.map((each) => `, { namespaceName: "${each}" }`).join('');
    return `External.${factory}("${name}"${options})`;
  }
  const apiVersion = group === '' ? 'v1' : `${group}/${VERSIONS[group] ?? 'v1'}`;
  const members = [`apiVersion: "${apiVersion}"`, `kind: "${kind}"`, `name: "${name}"`];
  return `External.any({ ${[...members, ...where.map((each) => `namespaceName: "${each}"`)].join(', ')} })`;
}

function others(mentions: Mention[]): string {
  const more = new Set(mentions.map(({ object }) => object)).size - 1;
  return more === 0 ? '' : `, and ${more === 1 ? 'one more object names' : `${more} more objects name`} it`;
}

/** The mentions of what is neither in the app nor known to be elsewhere, a finding for each that is missing. */
export function absentTargets(
  rule: Rule,
  mentions: Mention[],
  objects: SynthesizedObject[],
  context: CheckContext,
): Finding[] {
  const absent = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const { group, kind, name, namespaceName } = mention.target;
    const key = [group, kind, namespaceName, name].join(' ');
    const known = absent.get(key);
    if (known !== undefined) {
      known.push(mention);
    } else if (!exists(objects, context, mention.target)) {
      absent.set(key, [mention]);
    }
  }
  return [...absent.values()].map((all) => {
    const [{ object, place, target }] = all;
    return finding(
      rule,
      object,
      `${place} names ${titleOf(target, object)}, which is not in the app${others(all)}`,
      `create it, or say that it exists: Checks.of(scope).declare(${declaration(target, object)})`,
      FindingSeverity.WARNING,
    );
  });
}
