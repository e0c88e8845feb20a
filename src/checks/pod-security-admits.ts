import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { admittingLevel, PodSecurity, podSecurity, podSecurityRefusals } from '../plan/pod-security';
import { Refusal } from '../plan/pod-security-rule';
import { podTemplate } from '../plan/pod-template';
import { Rule } from './rule';

/** Words as a sentence lists them. */
function list(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function plural(what: string): string {
  return what.replace(/^does /, 'do ').replace(/^(\w+)s /, '$1 ');
}

/** Who does something that is refused, in one sentence. */
function sentence(what: string, refusals: Refusal[]): string {
  const names = [...new Set(refusals.flatMap(({ container }) => (container === undefined ? [] : [`"${container}"`])))];
  const pod = refusals.some(({ container }) => container === undefined) ? ['the pod'] : [];
  const containers = names.length === 0 ? [] : [`${names.length === 1 ? 'container' : 'containers'} ${list(names)}`];
  const subject = [...pod, ...containers].join(' and ');
  return `${subject} ${pod.length + names.length === 1 ? what : plural(what)}`;
}

function problem(refusals: Refusal[], { level }: PodSecurity, namespace: string): string {
  const kinds = [...new Set(refusals.map(({ what }) => what))];
  const sentences = kinds.map((what) =>
    sentence(
      what,
      refusals.filter((refusal) => refusal.what === what),
    ),
  );
  return `${sentences.join(', ')}, which the namespace "${namespace}" refuses (Pod Security ${level})`;
}

/** A profile mends what profiles decide; the rest somebody has asked for. */
function fix(refusals: Refusal[], level: string, admitting: string): string {
  const other = refusals.filter(({ byProfile }) => !byProfile);
  const profile = `use SecurityProfile.${level}()`;
  const mixed = other.length === 0 ? profile : `${profile} and leave the rest out`;
  return `${other.length === refusals.length ? 'leave that out' : mixed}, or give the namespace the level ${admitting}`;
}

/**
 * Every pod of a namespace that the app creates is one that the namespace's Pod Security level admits. The
 * API server only warns of a Deployment whose pods it is going to refuse.
 */
export class PodSecurityAdmits implements Rule {
  public readonly checkId = 'pod-security-admits';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = "Every pod is one that its namespace's Pod Security level admits.";
  public readonly reason = 'The API server refuses the pod, and only warns of its Deployment.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const namespaces = new Map<string, PodSecurity>();
    objects
      .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Namespace')
      .forEach((namespace) => {
        const enforced = podSecurity(namespace);
        if (enforced !== undefined) {
          namespaces.set(namespace.objectName, enforced);
        }
      });
    return objects.flatMap((object) => {
      const enforced = namespaces.get(object.namespaceName ?? '');
      return enforced === undefined ? [] : this.checkObject(object, enforced);
    });
  }

  private checkObject(object: SynthesizedObject, enforced: PodSecurity): Finding[] {
    const pod = podTemplate(object);
    const refusals = pod === undefined ? [] : podSecurityRefusals(pod, enforced);
    return pod === undefined || refusals.length === 0
      ? []
      : [
          {
            checkId: this.checkId,
            severity: FindingSeverity.ERROR,
            path: object.path,
            problem: problem(refusals, enforced, object.namespaceName!),
            fix: fix(refusals, enforced.level, admittingLevel(pod, enforced)),
          },
        ];
  }
}
