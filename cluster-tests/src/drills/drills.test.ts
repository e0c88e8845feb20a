import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../cluster.js';
import { DRILLS } from './drills.js';
import { onGround } from './kit/ground.js';

const cluster = await connect();
const noControllers = cluster.hasControllers
  ? undefined
  : 'needs controllers: the folder has no kube-controller-manager';

describe('drills', { concurrency: true }, () => {
  for (const drill of DRILLS) {
    const reason = noControllers ?? drill.skip?.(cluster) ?? false;
    it(`${drill.subject} › ${drill.check}`, { skip: reason }, async () => {
      assert.deepEqual(await onGround(cluster, `drill-${drill.check.replaceAll(' ', '-')}`, drill.run), []);
    });
  }
});
