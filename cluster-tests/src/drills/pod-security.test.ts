import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../cluster.js';
import { exampleNames, readExample } from '../examples.js';
import { withNamespace } from '../namespaces.js';
import { manifestsOf } from '../subject.js';
import { Ground } from './kit/ground.js';
import { versionOf } from '../cluster.js';
import { podsOf, podSecurity } from './pod-security.js';

const cluster = await connect();
const STRICT = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted' };
// Pods are not admitted before a controller has made the service account of their namespace.
const skip = cluster.hasControllers ? false : 'needs controllers: the folder has no kube-controller-manager';

describe('pod security', { concurrency: true }, () => {
  for (const name of exampleNames()) {
    it(`${name} › pod security`, { skip }, async () => {
      const problems = await withNamespace(
        cluster,
        'pod-security',
        async (namespace) => {
          const ground = await Ground.open(cluster, { namespace, version: versionOf(cluster) });
          try {
            return await podSecurity(ground, podsOf(manifestsOf(readExample(name).files)));
          } finally {
            ground.close();
          }
        },
        STRICT,
      );
      assert.deepEqual(problems, []);
    });
  }
});
