import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { isNamespaced } from '../core/namespaced';
import { SynthesizedObject } from '../core/synthesized-object';
import { isName, memberOf, Mention } from '../plan/mention';
import { oncePerList } from '../plan/once-per-list';
import { objectsIn, podTemplate } from '../plan/pod-template';
import { absentTargets } from './absent';
import { Rule } from './rule';

const RBAC = 'rbac.authorization.k8s.io';

const writtenNamespaces = oncePerList(
  (objects: SynthesizedObject[]) =>
    new Set(objects.filter(isNamespaced).map(({ namespaceName }) => namespaceName as unknown)),
);

function account(object: SynthesizedObject, place: string, name: unknown, namespaceName?: string): Mention[] {
  const target = { group: '', kind: 'ServiceAccount', name: name as string, namespaceName };
  return isName(name) ? [{ object, place, target }] : [];
}

function ofPods(object: SynthesizedObject): Mention[] {
  const { serviceAccountName, serviceAccount } = podTemplate(object)?.spec ?? {};
  return account(object, 'the pod', serviceAccountName ?? serviceAccount, object.namespaceName);
}

/** Kubernetes' own namespaces have accounts of Kubernetes' own; those that the app doesn't write are not known. */
function ofSubjects(object: SynthesizedObject, known: Set<unknown>): Mention[] {
  return objectsIn(object.manifest.subjects)
    .filter(
      ({ kind, namespace }) => kind === 'ServiceAccount' && known.has(namespace) && !/^kube-/.test(String(namespace)),
    )
    .flatMap(({ name, namespace }) => account(object, 'subjects', name, namespace as string));
}

function ofRole(object: SynthesizedObject): Mention[] {
  const { kind, name } = memberOf(object.manifest.roleRef);
  const isRole = kind === 'Role' || kind === 'ClusterRole';
  const namespaceName = kind === 'Role' ? object.namespaceName : undefined;
  const target = { group: RBAC, kind: kind as string, name: name as string, namespaceName };
  return isRole && isName(name) ? [{ object, place: 'roleRef', target }] : [];
}

function isBinding({ apiVersion, kind }: SynthesizedObject): boolean {
  return groupOf(apiVersion) === RBAC && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
}

/**
 * Pods run as a service account that exists, and bindings give the rights of a role that exists to one that does.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#service-account-admission-controller
 */
export class ReferenceServiceAccount implements Rule {
  public readonly checkId = 'reference-service-account';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'The ServiceAccount of every pod exists, and so do the ServiceAccounts and roles that bindings join.';
  public readonly reason =
    'Pods of an account that does not exist are refused; a binding to nothing gives nobody any right.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const known = writtenNamespaces(objects);
    const mentions = objects.flatMap((object) =>
      isBinding(object) ? [...ofRole(object), ...ofSubjects(object, known)] : ofPods(object),
    );
    return absentTargets(this, mentions, objects, context);
  }
}
