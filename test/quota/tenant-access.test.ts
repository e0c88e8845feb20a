import { TenantAccess } from '../../src/quota/tenant-access';
import { TenantMember } from '../../src/quota/tenant-member';
import { manifestsBelow, messageOf } from '../support/manifests';
import { tenant } from './tenant-support';

const RBAC = 'rbac.authorization.k8s.io';

test('gives a team access', () => {
  const namespace = tenant({ access: [TenantAccess.edit(TenantMember.group('shop-devs'))] });
  expect(manifestsBelow(namespace).slice(1)).toEqual([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'edit-group-shop-devs', namespace: 'shop' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'edit' },
      subjects: [{ apiGroup: RBAC, kind: 'Group', name: 'shop-devs' }],
    },
  ]);
});

const group = (name: string) => TenantMember.group(name);
const user = (name: string) => TenantMember.user(name);
const serviceAccount = (namespace: string, name: string) => TenantMember.serviceAccount(namespace, name);

test.each<[TenantAccess, string, string, object]>([
  [
    TenantAccess.view(user('ann@example.com')),
    'view-user-ann@example.com',
    'view',
    { apiGroup: RBAC, kind: 'User', name: 'ann@example.com' },
  ],
  [
    TenantAccess.admin(serviceAccount('ci', 'deployer')),
    'admin-serviceaccount-ci:deployer',
    'admin',
    { kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' },
  ],
  [
    TenantAccess.edit(group('system:serviceaccounts:ci')),
    'edit-group-system:serviceaccounts:ci',
    'edit',
    { apiGroup: RBAC, kind: 'Group', name: 'system:serviceaccounts:ci' },
  ],
  [
    TenantAccess.view(user('https://id.example.com#ann')),
    'view-user-https:--id.example.com-ann-202d21c649',
    'view',
    { apiGroup: RBAC, kind: 'User', name: 'https://id.example.com#ann' },
  ],
])('access %#', (access, name, role, subject) => {
  const [, binding] = manifestsBelow(tenant({ access: [access] }));
  expect([binding.metadata.name, binding.roleRef.name, binding.subjects]).toEqual([name, role, [subject]]);
});

test('a long name is cut, and stays distinct', () => {
  const access = ['a', 'b'].map((end) => TenantAccess.view(user('x'.repeat(300) + end)));
  const [, one, other] = manifestsBelow(tenant({ access })).map(({ metadata }) => metadata.name as string);
  expect([one.length, other.length, one === other]).toEqual([211, 211, false]);
});

test('the same member may have two roles', () => {
  const access = [TenantAccess.view(group('a')), TenantAccess.edit(group('a')), TenantAccess.view(user('a'))];
  const names = manifestsBelow(tenant({ access })).map(({ metadata }) => metadata.name);
  expect(names).toEqual(['shop', 'view-group-a', 'edit-group-a', 'view-user-a']);
});

test.each<[string, () => unknown, string]>([
  [
    'access that is given twice',
    () => tenant({ access: [TenantAccess.view(group('a')), TenantAccess.view(group('a'))] }),
    'chart/shop: access view-group-a is given twice; give it once',
  ],
  ...['system:masters', 'system:authenticated', 'system:unauthenticated', 'system:serviceaccounts'].map(
    (name): [string, () => unknown, string] => [
      `the group ${name}`,
      () => group(name),
      `TenantMember.group: group "${name}" is one of Kubernetes' own, no team; use a group of the team, or ` +
        '"system:serviceaccounts:" and a namespace',
    ],
  ),
  [
    'a user of Kubernetes',
    () => user('system:anonymous'),
    `TenantMember.user: user "system:anonymous" is one of Kubernetes' own; name a person, or use ` +
      'TenantMember.serviceAccount',
  ],
  [
    'no group',
    () => group(''),
    'TenantMember.group: group is empty; use the name that the cluster knows, like "shop-devs"',
  ],
  [
    'a user that is none',
    () => user(7 as never),
    'TenantMember.user: user 7 is not a string; use the name that the cluster knows, like "ann@example.com"',
  ],
  [
    'a service account of no namespace',
    () => serviceAccount('', 'deployer'),
    'TenantMember.serviceAccount: namespace name is empty; use 1 to 63 lower-case letters, digits and "-" that ' +
      'start and end with a letter or digit (an RFC 1123 label)',
  ],
  [
    'a service account that is no name',
    () => serviceAccount('ci', 'Deployer'),
    'TenantMember.serviceAccount: service account "Deployer" is not valid; use at most 253 lower-case letters, ' +
      'digits, "-" and ".", like "deployer"',
  ],
])('%s is refused', (_, action, message) => {
  expect(messageOf(action)).toBe(message);
});
