import { Chart, Testing } from 'cdk8s';
import { Grants } from '../../src/security/grants';
import { PolicyRule } from '../../src/security/policy-rule';
import { SecurityProfile } from '../../src/security/security-profile';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

function service(namespace?: string): { grants: Grants; bare: BareService } {
  const grants = new Grants();
  const shop = new Chart(Testing.app(), 'shop', { namespace });
  return { grants, bare: new BareService(shop, 'web', [SecurityProfile.restricted(), grants]) };
}

const READ: PolicyRule = { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] };
const SCALE: PolicyRule = {
  apiGroups: ['apps'],
  resources: ['deployments/scale'],
  verbs: ['patch'],
  resourceNames: ['worker'],
};

test('without a grant there are no RBAC objects and no token', () => {
  const { bare } = service('shop');
  expect(bare.manifests.map(({ kind }) => kind)).toEqual(['ServiceAccount']);
  expect(bare.pod.automountServiceAccountToken).toBe(false);
});

test('grants add up in one Role, and the pod mounts the token', () => {
  const { grants, bare } = service('shop');
  grants.grant([READ]);
  grants.grant([SCALE]);
  const [account, role, binding] = bare.manifests;
  expect(account.automountServiceAccountToken).toBe(false);
  expect(bare.pod.automountServiceAccountToken).toBe(true);
  const { metadata } = account;
  expect(role).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: [READ, SCALE],
  });
  expect(binding).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
  });
});

test('where the chart names no namespace, neither does the binding', () => {
  const { grants, bare } = service();
  grants.grant([READ]);
  expect(bare.manifests[2].subjects).toEqual([{ kind: 'ServiceAccount', name: 'web' }]);
});

test('a grant after the render is refused and leaves nothing behind', () => {
  const { grants, bare } = service('shop');
  expect(bare.context.model.serviceName).toBe('web');
  expect(messageOf(() => grants.grant([READ]))).toBe(
    'shop/web: the service was changed after it had been rendered; change it before synth',
  );
  expect(bare.manifests.map(({ kind }) => kind)).toEqual(['ServiceAccount']);
});

const WILDCARD = 'which grants what will be added later too';
const VERBS = 'name them, like "get", "list" and "watch"';

test.each<[string, PolicyRule[], string]>([
  ['no rules', [], 'grant got no rules; say what the service may do'],
  ['no verbs', [{ ...READ, verbs: [] }], `a rule has no verbs; ${VERBS}`],
  ['all verbs', [{ ...READ, verbs: ['*'] }], `a rule has the wildcard "*" in verbs, ${WILDCARD}; ${VERBS}`],
  [
    'all resources',
    [READ, { ...READ, resources: ['*/scale'] }],
    `a rule has the wildcard "*/scale" in resources, ${WILDCARD}; name them, like "configmaps"`,
  ],
  [
    'all groups',
    [{ ...READ, apiGroups: ['*'] }],
    `a rule has the wildcard "*" in apiGroups, ${WILDCARD}; name them, like "" (the core group) or "apps"`,
  ],
  [
    'a kind',
    [{ ...READ, resources: ['ConfigMap'] }],
    'a rule has "ConfigMap" in resources; use lower case, like "configmaps"',
  ],
  [
    'creating by name',
    [{ ...SCALE, verbs: ['create'] }],
    'a rule narrows the verb "create" by resourceNames, but its requests name no object; ' +
      'give that verb a rule of its own, without resourceNames',
  ],
  [
    'no names',
    [{ ...SCALE, resourceNames: [] }],
    'a rule has no resourceNames; name each object in full, or leave resourceNames out',
  ],
  [
    'a pattern of names',
    [{ ...SCALE, resourceNames: ['worker-*'] }],
    'a rule has the resource name "worker-*"; name each object in full, or leave resourceNames out',
  ],
])('%s is refused', (_name, rules, message) => {
  const { grants, bare } = service('shop');
  expect(messageOf(() => grants.grant(rules))).toBe(`shop/web: ${message}`);
  expect(bare.pod.automountServiceAccountToken).toBe(false);
});
