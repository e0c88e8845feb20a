import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectOf, objectsOfKind, PodSource } from '../plan/app-index';
import { memberOf } from '../plan/mention';
import { containersOf, objectsIn } from '../plan/pod-template';
import { ownPodSources } from '../plan/running-pods';
import { listed, spoken } from '../plan/spoken';
import { looksSecret, secretEntries } from '../plan/stated-secrets';
import { show } from '../private/values';
import { finding, Rule } from './rule';

/** What a capability calls a setting that it has warned of itself. */
const TOLD = 'plain-secret';

/**
 * No secret stands in a manifest as plain text.
 * Source: https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class SecretInEnv implements Rule {
  public readonly checkId = 'secret-in-env';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'No environment variable and no ConfigMap holds a value that looks like a secret.';
  public readonly reason = 'Whoever reads the repository, the object or the logs of a rollout reads the secret.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return [
      ...ownPodSources(objects).flatMap((source) => this.checkPods(source, objects, context)),
      ...objectsOfKind(objects, '', 'ConfigMap').flatMap((map) => this.checkMap(map, context)),
    ];
  }

  private checkPods({ object, template }: PodSource, objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const told = context._foundAbove(TOLD, object.path).map(({ problem }) => problem);
    const isTold = (name: string) => told.some((problem) => problem.includes(show(name.replaceAll('__', ':'))));
    const { namespaceName } = object;
    const isName = (value: string) =>
      objectOf(objects, { group: '', kind: 'Secret', name: value, namespaceName }) !== undefined ||
      context.isExternal('', 'Secret', value, namespaceName);
    const names = containersOf(template)
      .flatMap(({ env }) => objectsIn(env))
      .filter(({ name, value }) => looksSecret(String(name), value) && !isName(value) && !isTold(String(name)))
      .map(({ name }) => String(name));
    if (names.length === 0) {
      return [];
    }
    const [variable, them] = names.length === 1 ? ['variable', 'it'] : ['variables', 'them'];
    const problem = `the ${variable} ${listed([...new Set(names)])} of ${spoken(object)} ${names.length === 1 ? 'looks like a secret and stands' : 'look like secrets and stand'} in the YAML`;
    return [finding(this, object, problem, `take ${them} from a Secret by secretKeyRef`)];
  }

  private checkMap(map: SynthesizedObject, context: CheckContext): Finding[] {
    const entries = secretEntries(memberOf(map.manifest).data);
    if (entries.length === 0 || context._foundAbove(TOLD, map.path).length > 0) {
      return [];
    }
    const problem = `${listed(entries)} in ${spoken(map)} ${entries.length === 1 ? 'looks like a secret' : 'look like secrets'}`;
    return [finding(this, map, problem, 'put it into a Secret')];
  }
}
