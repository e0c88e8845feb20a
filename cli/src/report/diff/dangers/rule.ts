import { Pair } from '../model/pairs';
import { Plans } from '../model/plans';
import { Thing } from '../model/things';
import { Worlds } from '../words/reading';

/** All that rules look at. */
export interface Facts {
  readonly pairs: Pair[];
  readonly worlds: Worlds;
  readonly plans: { readonly before: Plans; readonly after: Plans };
}

/** Something dangerous, in a few words, and where. */
export interface Found {
  readonly pair: Pair;
  readonly what: string;
}

/** One kind of danger. */
export interface Rule {
  readonly id: string;
  /** What it finds, for the documentation. */
  readonly finds: string;
  readonly why: string;
  readonly fix: string;
  readonly find: (facts: Facts) => Found[];
}

/** An object that is there before and after. */
export interface Kept {
  readonly before: Thing;
  readonly after: Thing;
}

/** Looks at each object of these kinds that stays. */
export function kept(kinds: string[], look: (pair: Kept, facts: Facts) => string[]): Rule['find'] {
  return (facts) =>
    facts.pairs.flatMap((pair) => {
      const { before, after } = pair;
      if (before === undefined || after === undefined || (kinds.length > 0 && !kinds.includes(after.kind))) {
        return [];
      }
      return look({ before, after }, facts).map((what) => ({ pair, what }));
    });
}

/** Looks at each object of these kinds that goes. */
export function gone(kinds: string[], look: (thing: Thing, facts: Facts) => string[]): Rule['find'] {
  return (facts) =>
    facts.pairs.flatMap((pair) => {
      const { before, after } = pair;
      if (before === undefined || after !== undefined || (kinds.length > 0 && !kinds.includes(before.kind))) {
        return [];
      }
      return look(before, facts).map((what) => ({ pair, what }));
    });
}

/** Looks at each object of these kinds that there is afterwards, new or not. */
export function there(
  kinds: string[],
  look: (after: Thing, before: Thing | undefined, facts: Facts) => string[],
): Rule['find'] {
  return (facts) =>
    facts.pairs.flatMap((pair) => {
      const { before, after } = pair;
      if (after === undefined || (kinds.length > 0 && !kinds.includes(after.kind))) {
        return [];
      }
      return look(after, before, facts).map((what) => ({ pair, what }));
    });
}

/** `Deployment web`. */
export function titleOf({ kind, name }: Thing): string {
  return `${kind} ${name}`;
}
