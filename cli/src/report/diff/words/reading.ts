import { Difference } from '../model/difference';
import { Pair } from '../model/pairs';
import { World } from '../model/world';
import { plainly } from './values';

export interface Worlds {
  readonly before: World;
  readonly after: World;
}

/** Takes the differences that it has words for. */
export type Describer = (reading: Reading, pair: Pair, worlds: Worlds) => string[];

/** The differences that are still without words. */
export class Reading {
  public constructor(public rest: readonly Difference[]) {}

  /** Those at paths like this, which are then said. */
  public take(pattern: RegExp): Difference[] {
    const taken = this.rest.filter(({ path }) => pattern.test(path));
    this.rest = this.rest.filter(({ path }) => !pattern.test(path));
    return taken;
  }
}

/** All differences in words: whatever nobody has words for is said plainly. */
export function describe(differences: Difference[], describers: Describer[], pair: Pair, worlds: Worlds): string[] {
  const reading = new Reading(differences);
  const words = describers.flatMap((describer) => {
    const before = reading.rest;
    const said = describer(reading, pair, worlds);
    const taken = before.filter((difference) => !reading.rest.includes(difference));
    return said.length > 0 ? said : taken.map(plainly);
  });
  return [...words, ...reading.rest.map(plainly)];
}

/** What a pattern's first group has of a path. */
export function groupOf(path: string, pattern: RegExp): string {
  return pattern.exec(path)?.[1] ?? '';
}
