import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../cluster.js';
import { DRILLS } from './drills.js';
import { onGround } from './kit/ground.js';

const cluster = await connect();
const skip = cluster.hasControllers ? false : 'needs controllers: the folder has no kube-controller-manager';

describe('drills', { concurrency: true }, () => {
  for (const drill of DRILLS) {
    const reason = skip || drill.skip?.(cluster) || false;
    it(`${drill.subject} › ${drill.check}`, { skip: reason }, async () => {
      assert.deepEqual(await onGround(cluster, drill.check.replaceAll(' ', '-').slice(0, 40), drill.run), []);
    });
  }
});
