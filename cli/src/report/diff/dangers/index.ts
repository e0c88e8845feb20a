import { Pair } from '../model/pairs';
import { ACCESS } from './access';
import { BROKEN } from './broken';
import { DELETED } from './deleted';
import { IMMUTABLE } from './immutable';
import { REACHED } from './reached';
import { Facts, Rule } from './rule';
import { RUNNING } from './running';
import { STORED } from './stored';

/** All that someone should look at twice, in the order in which it is said. */
export const RULES: readonly Rule[] = [
  ...IMMUTABLE,
  ...DELETED,
  ...STORED,
  ...RUNNING,
  ...REACHED,
  ...BROKEN,
  ...ACCESS,
];

/** The dangers of each object, with why and what to do. */
export function dangersOf(facts: Facts): Map<Pair, string[]> {
  const dangers = new Map<Pair, string[]>();
  for (const { why, fix, find } of RULES) {
    for (const { pair, what } of find(facts)) {
      dangers.set(pair, [...(dangers.get(pair) ?? []), `${what}: ${why}; fix: ${fix}`]);
    }
  }
  return dangers;
}
