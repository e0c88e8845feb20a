import * as fc from 'fast-check';
import { apps } from './description';
import { holds } from './properties';

/** How many apps `npm test` builds; `npm run test:fuzz` says more. */
const RUNS = 120;
const SEED = 8;
const SHARDS = 2;

/** A part of all runs, so that several processors share them. */
export function fuzz(shard: number): void {
  const numRuns = Math.ceil(Number(process.env.FUZZ_RUNS ?? RUNS) / SHARDS);
  const seed = Number(process.env.FUZZ_SEED ?? SEED) + shard;
  fc.assert(fc.property(apps, holds), { numRuns, seed });
}
