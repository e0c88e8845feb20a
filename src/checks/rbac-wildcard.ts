import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from '../plan/app-index';
import { objectsIn } from '../plan/pod-template';
import { memberOf } from '../plan/mention';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const GROUP = 'rbac.authorization.k8s.io';

/** Groups in which everything is as good as the whole cluster; an operator may do everything with kinds of its own. */
const POWERFUL = ['*', '', GROUP];

function has(list: unknown, word: string): boolean {
  return Array.isArray(list) && list.includes(word);
}

function isEverything({ apiGroups, resources, verbs }: Json): boolean {
  return has(verbs, '*') && has(resources, '*') && POWERFUL.some((group) => has(apiGroups, group));
}

/**
 * No role of the app may do everything with everything: that takes in secrets, pods of any kind, and more rights.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
 */
export class RbacWildcard implements Rule {
  public readonly checkId = 'rbac-wildcard';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'No Role or ClusterRole allows every verb on every resource.';
  public readonly reason = 'Whoever has it reads all secrets and gives itself any other right.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return [...objectsOfKind(objects, GROUP, 'Role'), ...objectsOfKind(objects, GROUP, 'ClusterRole')]
      .filter(({ manifest }) => objectsIn(memberOf(manifest).rules).some(isEverything))
      .map((role) => {
        const where = role.kind === 'Role' ? 'its namespace' : 'the cluster';
        const problem = `${spoken(role)} allows every verb on every resource of ${where}`;
        return finding(this, role, problem, 'name the verbs and resources that are needed');
      });
  }
}
