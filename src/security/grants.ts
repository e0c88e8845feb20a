import { ApiObject, Lazy } from 'cdk8s';
import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { prune } from '../private/plain';
import { PolicyRule, requirePolicyRule } from './policy-rule';

const API_GROUP = 'rbac.authorization.k8s.io';

/**
 * What a service may do with the Kubernetes API. Its pods get their account's token with the first grant;
 * the account itself stays without, so that no other pod gets one by it.
 */
export class Grants implements ICapability {
  public readonly capabilityName = 'grants';
  private readonly rules: PolicyRule[] = [];
  private context?: ServiceContext;

  public bind(context: ServiceContext): void {
    this.context = context;
  }

  /** @throws when a rule has a wildcard, or something in it is missing */
  public grant(rules: PolicyRule[]): void {
    const context = this.context!;
    if (rules.length === 0) {
      fail('grant-invalid', context.path, 'grant got no rules', 'say what the service may do');
    }
    rules.forEach((rule) => requirePolicyRule(context.path, rule));
    context.intent.addContributor({ contribute: (pod) => pod.addFields({ automountServiceAccountToken: true }) });
    if (this.rules.length === 0) {
      createObjects(context, this.rules);
    }
    this.rules.push(...rules);
  }
}

/** The Role, and its binding to the service's account; both have the service's name. */
function createObjects(context: ServiceContext, rules: PolicyRule[]): void {
  const metadata = {
    name: context.serviceName,
    namespace: context.namespaceName,
    labels: context.serviceLabels(),
  };
  new ApiObject(context.scope, 'role', {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'Role',
    metadata,
    rules: Lazy.any({ produce: () => prune(rules) }),
  });
  new ApiObject(context.scope, 'role-binding', {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: API_GROUP, kind: 'Role', name: context.serviceName },
    subjects: [{ kind: 'ServiceAccount', name: context.serviceName, namespace: context.namespaceName }],
  });
}
