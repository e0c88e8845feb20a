import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../cluster.js';
import { onGround } from './kit/ground.js';
import type { Target } from './kit/manifests.js';
import * as spoil from './spoil.js';
import { TRANSITIONS } from './subjects/index.js';
import { type Transition, transition } from './transition.js';
import type { Applying } from './typed.js';

interface Proof extends Applying {
  readonly pair: string;
  readonly broken: string;
  readonly finds: RegExp;
  readonly spoil?: (change: Transition) => Transition;
  /** How it is applied where that is not as it is meant. */
  readonly typedAs?: Applying;
}

const withoutHandover = (change: Transition): Transition => ({ ...change, handover: undefined });
const dip = /only \d pods were ready for a moment, 3 promised/;

const PROOFS: readonly Proof[] = [
  {
    pair: 'replicas to automatic',
    broken: 'no handover',
    how: 'client-side',
    prune: false,
    finds: dip,
    spoil: withoutHandover,
  },
  {
    pair: 'replicas to automatic',
    broken: 'no handover',
    how: 'server-side',
    prune: false,
    finds: dip,
    spoil: withoutHandover,
  },
  {
    pair: 'Deployment to Rollout',
    broken: 'no migration: the Deployment goes to no replicas at once',
    how: 'client-side',
    prune: false,
    finds: /only 0 pods were ready for a moment, 3 promised/,
    spoil: (change) => ({ ...change, to: spoil.deployments(change.to, (spec) => (spec.replicas = 0)) }),
  },
  {
    pair: 'CPU limit dropped',
    broken: 'the limit is applied still',
    how: 'server-side',
    prune: false,
    finds: /is stored as .*its manifest says/,
    // What is applied has the limit, what is meant has none.
    spoil: (change) => ({ ...change, meant: change.to, to: change.from }),
  },
  {
    pair: 'canary',
    broken: 'nobody prunes',
    how: 'client-side',
    prune: true,
    finds: /Deployment \S*web-canary is still there after pruning/,
    typedAs: { how: 'client-side', prune: false },
  },
];

const cluster = await connect();
const cannot = cluster.hasControllers
  ? cluster.kubectl === undefined && 'needs kubectl: it is what users type'
  : 'needs controllers: the folder has no kube-controller-manager';

describe('proofs of between two applies', { concurrency: true }, () => {
  for (const { pair, broken, how, prune, finds, spoil: change = (same: Transition) => same, typedAs } of PROOFS) {
    it(`proof: ${broken} › ${pair}, ${how}`, { skip: cannot }, async () => {
      const build = TRANSITIONS[pair] as (target: Target) => Transition;
      const problems = await onGround(cluster, 'proof-between', (ground) =>
        transition(ground, change(build(ground.target)), { how, prune }, typedAs),
      );
      assert.match(problems.join('\n'), finds);
    });
  }
});
