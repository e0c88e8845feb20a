import { fail } from '../private/errors';
import { show } from '../private/values';

/**
 * Something that a service may do with the Kubernetes API, in its own namespace.
 * See https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export interface PolicyRule {
  /** API groups, like `apps`; the core group is the empty text. */
  readonly apiGroups: string[];

  /** Resources in the plural, like `configmaps` or `pods/log`. */
  readonly resources: string[];

  /** Verbs, like `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`. */
  readonly verbs: string[];

  /**
   * The names of the objects. Requests to create have none yet, so they can't be narrowed by it.
   * @default - all objects of the resources
   */
  readonly resourceNames?: string[];
}

/** Verbs whose requests name no object. Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources */
const NAMELESS_VERBS = ['create', 'deletecollection'];

const LIKE = {
  apiGroups: '"" (the core group) or "apps"',
  resources: '"configmaps"',
  verbs: '"get", "list" and "watch"',
};

/** Checks a rule: nothing is left open, and nothing in it can never hold. */
export function requirePolicyRule(path: string, rule: PolicyRule): void {
  requireNamed(path, 'apiGroups', rule.apiGroups, /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?)?$/);
  requireNamed(path, 'resources', rule.resources, /^[a-z0-9-]+(\/[a-z0-9-]+)?$/);
  requireNamed(path, 'verbs', rule.verbs, /^[a-z]+$/);
  const nameless = rule.verbs.find((verb) => NAMELESS_VERBS.includes(verb));
  if (rule.resourceNames !== undefined && nameless !== undefined) {
    const problem = `a rule narrows the verb "${nameless}" by resourceNames, but its requests name no object`;
    fail('grant-invalid', path, problem, 'give that verb a rule of its own, without resourceNames');
  }
  const badName = (rule.resourceNames ?? []).find((name) => typeof name !== 'string' || !/^[^*\s]+$/.test(name));
  if (badName !== undefined || rule.resourceNames?.length === 0) {
    const what = badName === undefined ? 'no resourceNames' : `the resource name ${show(badName)}`;
    fail('grant-invalid', path, `a rule has ${what}`, 'name each object in full, or leave resourceNames out');
  }
}

function requireNamed(path: string, field: keyof typeof LIKE, values: string[], form: RegExp): void {
  if (!Array.isArray(values) || values.length === 0) {
    fail('grant-invalid', path, `a rule has no ${field}`, `name them, like ${LIKE[field]}`);
  }
  for (const value of values) {
    if (typeof value === 'string' && value.includes('*')) {
      const problem = `a rule has the wildcard ${show(value)} in ${field}, which grants what will be added later too`;
      fail('grant-invalid', path, problem, `name them, like ${LIKE[field]}`);
    }
    if (typeof value !== 'string' || !form.test(value)) {
      fail('grant-invalid', path, `a rule has ${show(value)} in ${field}`, `use lower case, like ${LIKE[field]}`);
    }
  }
}
