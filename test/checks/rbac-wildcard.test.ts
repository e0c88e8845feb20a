import { rawFindings } from '../support/raw-findings';

const ALL = ['*'];

test.each<[string, unknown, number]>([
  ['all of the core', [{ apiGroups: [''], resources: ALL, verbs: ALL }], 1],
  ['all rights', [{ apiGroups: ['rbac.authorization.k8s.io'], resources: ALL, verbs: ALL }], 1],
  ['all of a group of its own', [{ apiGroups: ['shop.example.com'], resources: ALL, verbs: ALL }], 0],
  ['to read all', [{ apiGroups: ALL, resources: ALL, verbs: ['get', 'list', 'watch'] }], 0],
  ['to scale all', [{ apiGroups: ALL, resources: ['*/scale'], verbs: ALL }], 0],
  ['all of a path', [{ nonResourceURLs: ALL, verbs: ALL }], 0],
  ['two such rules', Array(2).fill({ apiGroups: ALL, resources: ALL, verbs: ALL }), 1],
  ['nulls', [null, { apiGroups: null, resources: '*', verbs: null }], 0],
  ['none', null, 0],
])('%s: %#', (_name, rules, findings) => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'web' }, rules };
  expect(rawFindings('rbac-wildcard', [role])).toHaveLength(findings);
});
