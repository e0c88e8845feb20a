import { requireCall } from '../private/options';
import { compare, compareLists, compareMaps, compareSubsequence } from './compare';
import { Matcher } from './matcher';
import { mismatch, shown } from './mismatch';

/** A text in which `*` stands for any characters, none included. */
function globOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** How a value of a manifest should be, where it is not just equal to another one. They can be nested. */
export class Match {
  /** Nothing: the member must not be there. */
  public static absent(): Matcher {
    return Matcher._of('nothing', (actual, path) =>
      actual === undefined ? [] : [mismatch(path, undefined, actual, 'nothing')],
    );
  }

  /** Anything but nothing and null. */
  public static anyValue(): Matcher {
    const self: Matcher = Matcher._of('any value', (actual, path) =>
      actual === undefined || actual === null ? [mismatch(path, self, actual)] : [],
    );
    return self;
  }

  /**
   * A list that has all these items in this order, and may have others before, between and after them. Objects among them
   * may have more members.
   * @param pattern the items, or matchers for them
   */
  public static arrayWith(pattern: any[]): Matcher {
    requireCall('Match.arrayWith', [pattern]);
    return Matcher._of(`a list with ${shown(pattern)}`, (actual, path) => compareSubsequence(pattern, actual, path));
  }

  /**
   * A list of just these items in this order. Objects among them have just these members.
   * @param pattern the items, or matchers for them
   */
  public static arrayEquals(pattern: any[]): Matcher {
    requireCall('Match.arrayEquals', [pattern]);
    return Matcher._of(shown(pattern), (actual, path) => compareLists(pattern, actual, path, false));
  }

  /**
   * Just this value, at any depth.
   * @param pattern the value
   */
  public static exact(pattern: any): Matcher {
    return Matcher._of(`exactly ${shown(pattern)}`, (actual, path) => compare(pattern, actual, path, false));
  }

  /**
   * An object that has at least these members; so do objects in it. Lists in it have just these items.
   * @param pattern the members, or matchers for them
   */
  public static objectLike(pattern: { [name: string]: any }): Matcher {
    requireCall('Match.objectLike', [pattern]);
    return Matcher._of(shown(pattern), (actual, path) => compareMaps(pattern, actual, path, true));
  }

  /**
   * An object that has just these members; so have objects in it.
   * @param pattern the members, or matchers for them
   */
  public static objectEquals(pattern: { [name: string]: any }): Matcher {
    requireCall('Match.objectEquals', [pattern]);
    return Matcher._of(`exactly ${shown(pattern)}`, (actual, path) => compareMaps(pattern, actual, path, false));
  }

  /**
   * A text, with `*` for any characters: `registry.example.com/*`.
   * @param pattern the text
   */
  public static stringLike(pattern: string): Matcher {
    requireCall('Match.stringLike', [pattern]);
    const glob = globOf(pattern);
    const self: Matcher = Matcher._of(`a text like ${shown(pattern)}`, (actual, path) =>
      typeof actual === 'string' && glob.test(actual) ? [] : [mismatch(path, self, actual)],
    );
    return self;
  }

  /**
   * Anything but this.
   * @param pattern the value, or a matcher for it
   */
  public static notLike(pattern: any): Matcher {
    const self: Matcher = Matcher._of(`not ${shown(pattern)}`, (actual, path) =>
      compare(pattern, actual, path, true).length > 0 ? [] : [mismatch(path, self, actual)],
    );
    return self;
  }

  private constructor() {}
}
