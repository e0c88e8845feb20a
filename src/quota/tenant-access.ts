import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { fail } from '../private/errors';
import { contentHash } from '../private/hash';
import { show } from '../private/values';
import { TenantMember } from './tenant-member';

/**
 * What somebody may do in a namespace, by the roles that Kubernetes brings for people.
 * See https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
export class TenantAccess {
  /** May look at most objects, but not at Secrets, roles and role bindings. */
  public static view(member: TenantMember): TenantAccess {
    return new TenantAccess('view', member);
  }

  /**
   * May change most objects, but no roles and role bindings. This includes reading Secrets, and running pods
   * as any service account of the namespace.
   */
  public static edit(member: TenantMember): TenantAccess {
    return new TenantAccess('edit', member);
  }

  /**
   * May do everything in the namespace, and give others access to it, but can change neither the namespace
   * itself nor its quota.
   */
  public static admin(member: TenantMember): TenantAccess {
    return new TenantAccess('admin', member);
  }

  private readonly role: string;
  private readonly member: TenantMember;

  private constructor(role: string, member: TenantMember) {
    if (!((member as unknown) instanceof TenantMember)) {
      const fix = 'use TenantMember.group("shop-devs"), TenantMember.user or TenantMember.serviceAccount';
      fail('grant-invalid', `TenantAccess.${role}`, `member is ${show(member)}, no TenantMember`, fix);
    }
    this.role = role;
    this.member = member;
  }

  /**
   * The name of its RoleBinding. A role binding's role can't be changed later, so both are in its name.
   * @internal
   */
  public _bindingName(): string {
    return objectName(`${this.role}-${this.member._label()}`);
  }

  /**
   * Creates its RoleBinding.
   * @internal
   */
  public _bindIn(scope: Construct, namespace: string): void {
    const apiGroup = 'rbac.authorization.k8s.io';
    const name = this._bindingName();
    this.member._declareTo(scope);
    new ApiObject(scope, name, {
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      metadata: { name, namespace },
      roleRef: { apiGroup, kind: 'ClusterRole', name: this.role },
      subjects: [this.member._toSubject()],
    });
  }
}

const MAX_NAME = 200;

/** RBAC takes almost any name; what is odd in one is replaced, and a hash keeps it distinct. */
function objectName(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9@:._-]/g, '-').slice(0, MAX_NAME);
  return plain === text ? plain : `${plain}-${contentHash(text)}`;
}

/** Creates a RoleBinding for each; two of one name would be one. */
export function bindAccess(scope: Construct, namespace: string, access: TenantAccess[]): void {
  const { path } = scope.node;
  const like = 'use a list like [TenantAccess.edit(TenantMember.group("shop-devs"))]';
  if (!Array.isArray(access)) {
    fail('grant-invalid', path, `access is ${show(access)}`, like);
  }
  const names = new Set<string>();
  for (const one of access as unknown[]) {
    if (!(one instanceof TenantAccess)) {
      fail('grant-invalid', path, `access has ${show(one)}, which is no TenantAccess`, like);
    }
    const name = one._bindingName();
    if (names.has(name)) {
      fail('grant-invalid', path, `access ${name} is given twice`, 'give it once');
    }
    names.add(name);
    one._bindIn(scope, namespace);
  }
}
