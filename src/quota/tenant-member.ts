import { Construct } from 'constructs';
import { declareExternal } from '../core/declare-external';
import { fail } from '../private/errors';
import { requireDnsLabel, requireSubdomain } from '../private/names';
import { requireString, show } from '../private/values';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** Kubernetes' own names start so; the only one that is a team's is the group of a namespace's service accounts. */
const RESERVED = 'system:';
const NAMESPACE_ACCOUNTS = /^system:serviceaccounts:[a-z0-9-]+$/;

/** Somebody who works in a namespace. */
export class TenantMember {
  /**
   * A group, by the name that the cluster's authentication gives it: `shop-devs`.
   * @throws when the name is empty, or one of Kubernetes' own groups, which hold far more than a team
   */
  public static group(name: string): TenantMember {
    const path = 'TenantMember.group';
    requireString('grant-invalid', path, 'group', name, 'use the name that the cluster knows, like "shop-devs"');
    if (name.startsWith(RESERVED) && !NAMESPACE_ACCOUNTS.test(name)) {
      const fix = 'use a group of the team, or "system:serviceaccounts:" and a namespace';
      fail('grant-invalid', path, `group ${show(name)} is one of Kubernetes' own, no team`, fix);
    }
    return new TenantMember(`group-${name}`, { apiGroup: RBAC_GROUP, kind: 'Group', name });
  }

  /**
   * A user, by the name that the cluster's authentication gives him: `ann@example.com`.
   * @throws when the name is empty, or one of Kubernetes' own users
   */
  public static user(name: string): TenantMember {
    const path = 'TenantMember.user';
    requireString('grant-invalid', path, 'user', name, 'use the name that the cluster knows, like "ann@example.com"');
    if (name.startsWith(RESERVED)) {
      const fix = 'name a person, or use TenantMember.serviceAccount';
      fail('grant-invalid', path, `user ${show(name)} is one of Kubernetes' own`, fix);
    }
    return new TenantMember(`user-${name}`, { apiGroup: RBAC_GROUP, kind: 'User', name });
  }

  /**
   * A service account, such as that of a deployment pipeline.
   * @param namespaceName the namespace that it lives in
   * @param name its name
   * @throws when a name is not valid
   */
  public static serviceAccount(namespaceName: string, name: string): TenantMember {
    const path = 'TenantMember.serviceAccount';
    requireDnsLabel(path, 'namespace name', namespaceName);
    requireSubdomain(path, 'service account', name, 'deployer');
    const subject = { kind: 'ServiceAccount', name, namespace: namespaceName };
    return new TenantMember(`serviceaccount-${namespaceName}:${name}`, subject);
  }

  private readonly label: string;
  private readonly subject: Record<string, string>;

  private constructor(label: string, subject: Record<string, string>) {
    this.label = label;
    this.subject = subject;
  }

  /**
   * Tells it from every other member.
   * @internal
   */
  public _label(): string {
    return this.label;
  }

  /**
   * The subject of a RoleBinding.
   * @internal
   */
  public _toSubject(): Record<string, string> {
    return { ...this.subject };
  }
  /**
   * Tells the checks that a service account which is named here exists.
   * @internal
   */
  public _declareTo(scope: Construct): void {
    const { kind, name, namespace: namespaceName } = this.subject;
    if (kind === 'ServiceAccount') {
      declareExternal(scope, { apiVersion: 'v1', kind, name, namespaceName });
    }
  }
}
