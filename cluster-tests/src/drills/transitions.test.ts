import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../cluster.js';
import { missingKinds } from '../subject.js';
import { onGround } from './kit/ground.js';
import { TRANSITIONS } from './subjects/index.js';
import { transition } from './transition.js';

const cluster = await connect();
const cannot = cluster.hasControllers
  ? cluster.kubectl === undefined && 'needs kubectl: it is what users type'
  : 'needs controllers: the folder has no kube-controller-manager';

describe('between two applies', { concurrency: true }, () => {
  for (const [name, pair] of Object.entries(TRANSITIONS)) {
    for (const how of ['client-side', 'server-side'] as const) {
      for (const prune of [false, true]) {
        it(`${name} › ${how}${prune ? ', pruned' : ''}`, { skip: cannot }, async (t) => {
          const problems = await onGround(cluster, 'between', async (ground) => {
            const change = pair(ground.target);
            const missing = await missingKinds(cluster.client, change.to);
            if (missing.length > 0) {
              t.skip(`needs ${missing.join(', ')}`);
              return [];
            }
            return transition(ground, change, { how, prune });
          });
          assert.deepEqual(problems, []);
        });
      }
    }
  }
});
