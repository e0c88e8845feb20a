// What needs no cluster, tested beside the rest.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { differences } from './checks/difference.js';
import { compareOwnership, leavesOf } from './checks/managed-fields.js';
import { forVersion } from './examples.js';
import { remarksOf, tableOf, titleOf, type VersionResults } from './results.js';
import { clusterWideNamesOf, withSuffix } from './suffix.js';
import { warningsOf } from './transport.js';

describe(titleOf('suite', 'pure functions'), () => {
  test('a suffix gets to every name for the whole cluster, and to nothing else', () => {
    const text = [
      'kind: Namespace',
      'metadata: { name: shop }',
      '---',
      'kind: ClusterRole',
      'metadata:',
      '  name: "reader" # of nodes',
      '---',
      'kind: ClusterRoleBinding',
      'metadata: { name: reader }',
      "roleRef: { kind: ClusterRole, name: 'reader' }",
      'subjects: [{ kind: ServiceAccount, name: shop, namespace: shop }]',
      '---',
      'kind: NetworkPolicy',
      'metadata: { name: shop, namespace: shop, labels: { app: shop } }',
      'spec:',
      '  from:',
      '    - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }',
      '    - namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, values: [shop, edge] }] }',
      '  namespaces: [shop, other]',
      '  parentRefs: [{ name: public, namespace: edge }]',
      '  env: [{ name: URL, value: http://shop.shop.svc }]',
      '---',
      'kind: ConfigMap',
      'metadata: { name: reader, namespace: shop }',
      'data: { namespace: shop, mode: 0644 }',
      '',
    ].join('\n');
    const names = {
      namespaces: new Set(['shop']),
      objects: new Set(['ClusterRole reader', 'ClusterRoleBinding reader']),
    };
    assert.equal(
      withSuffix(text, names, 'x'),
      text
        .replace('{ name: shop }\n---', '{ name: shop-x }\n---')
        .replace('"reader"', '"reader-x"')
        .replace('metadata: { name: reader }', 'metadata: { name: reader-x }')
        .replace("'reader'", "'reader-x'")
        .replace('namespace: shop }]', 'namespace: shop-x }]')
        .replace('namespace: shop, labels', 'namespace: shop-x, labels')
        .replace('metadata.name: shop }', 'metadata.name: shop-x }')
        .replace('[shop, edge]', '[shop-x, edge]')
        .replace('[shop, other]', '[shop-x, other]')
        .replace('namespace: shop }\ndata', 'namespace: shop-x }\ndata'),
    );
  });

  test('names for the whole cluster are those of namespaces and of cluster-scoped kinds', () => {
    const object = (kind: string, name: string, namespace?: string) => ({
      apiVersion: 'v1',
      kind,
      metadata: { name, namespace },
    });
    const isNamespaced = ({ kind }: { kind: string }): boolean => kind !== 'ClusterRole';
    const objects = [object('Namespace', 'a'), object('Pod', 'p', 'b'), object('ClusterRole', 'r')];
    assert.deepEqual(clusterWideNamesOf(objects, isNamespaced), {
      namespaces: new Set(['a', 'b']),
      objects: new Set(['ClusterRole r']),
    });
    assert.throws(() => clusterWideNamesOf([object('Pod', 'p')], isNamespaced), /Pod p: it names no namespace/);
  });

  test('what the server adds is no difference, what it changes is', () => {
    assert.deepEqual(differences({ a: 1, b: [{ c: 2 }] }, { a: 1, b: [{ c: 2, d: 3 }], e: 4 }), []);
    assert.deepEqual(differences({ cpu: '1000m' }, { cpu: '1' }), ['.cpu: sent "1000m", stored "1"']);
    assert.deepEqual(differences({ 'a/b': 1 }, {}), ['["a/b"]: sent 1, stored nothing']);
    assert.deepEqual(differences({ a: [1, 2] }, { a: [2, 1] }).length, 2);
    assert.deepEqual(differences({ a: [1] }, { a: [1, 2] }), ['.a: sent [1], stored [1,2]']);
  });

  test('owned fields are compared with those sent, through maps, keyed lists and sets', () => {
    const sent = { data: { a: 'b' }, ports: [{ port: 80, name: 'http' }], finalizers: ['x'] };
    const fields = {
      'f:data': { 'f:a': {} },
      'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { '.': {}, 'f:port': {}, 'f:name': {} } },
      'f:finalizers': { '.': {}, 'v:"x"': {} },
    };
    assert.deepEqual(compareOwnership(sent, fields), []);
    assert.deepEqual(compareOwnership({ ...sent, more: 1 }, fields), ['.more was sent, we do not own it']);
    assert.deepEqual(compareOwnership({ ...sent, data: {} }, fields), ['.data.a was not sent, we own it']);
    assert.deepEqual(compareOwnership({ ...sent, finalizers: ['y'] }, fields), [
      '.finalizers[0] was sent, we do not own it',
      '.finalizers[v:"x"] was not sent, we own it',
    ]);
    assert.deepEqual(leavesOf(fields).sort().slice(0, 2), ['/f:data/f:a', '/f:finalizers/v:"x"']);
  });

  test('warnings are read from their header', () => {
    assert.deepEqual(warningsOf(undefined), []);
    assert.deepEqual(warningsOf('299 - "use \\"b\\", not a", 299 - "second"'), ['use "b", not a', 'second']);
  });

  test('an example is written for an older cluster, never for a newer one', () => {
    const source = "managed({ kubernetesVersion: '1.33' })";
    assert.equal(forVersion(source, { major: 1, minor: 27 }), "managed({ kubernetesVersion: '1.27' })");
    assert.equal(forVersion(source, { major: 1, minor: 36 }), source);
  });

  test('the table shows each check under each version', () => {
    const result = { subject: 'a', check: 'applies', seconds: 1.25 };
    const versions: VersionResults[] = [
      { version: '1.27', results: [{ ...result, status: 'fail' }], failure: 'there were failures' },
      { version: '1.36', results: [{ ...result, status: 'skip', reason: 'no CRD' }] },
    ];
    assert.match(tableOf(versions), /^\| a +\| applies \| FAILED 1\.3 s \| skipped \|$/m);
    assert.deepEqual(remarksOf(versions), ['1.27: there were failures', '1.36 skipped a: no CRD']);
  });
});
