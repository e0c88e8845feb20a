import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../cluster.js';
import { onGround } from './kit/ground.js';
import { PROOFS_OF_PODS } from './proofs-of-pods.js';
import { PROOFS_OF_RELEASES } from './proofs-of-releases.js';

const cluster = await connect();
const noControllers = cluster.hasControllers
  ? undefined
  : 'needs controllers: the folder has no kube-controller-manager';

describe('proofs of the drills', { concurrency: true }, () => {
  for (const proof of [...PROOFS_OF_RELEASES, ...PROOFS_OF_PODS]) {
    const reason = noControllers ?? proof.skip?.(cluster) ?? false;
    it(`proof: ${proof.broken} › ${proof.check}`, { skip: reason }, async () => {
      const problems = await onGround(cluster, `proof-${proof.check.replaceAll(' ', '-')}`, proof.run);
      assert.match(problems.join('\n'), proof.finds);
    });
  }
});
