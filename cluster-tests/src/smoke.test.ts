import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './cluster.js';
import { withNamespace } from './namespaces.js';
import { titleOf } from './results.js';

const cluster = await connect();

test(titleOf('suite', 'namespaces'), async () => {
  await withNamespace(cluster, 'smoke', async (namespace) => {
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace }, data: { a: 'b' } };
    const { problems, warnings } = await cluster.client.apply([configMap]);
    assert.deepEqual([...problems, ...warnings], []);
  });
});
