import type { Mismatch } from './mismatch';

/** How a value should be; `Match` makes them. */
export class Matcher {
  /** @internal */
  public static _of(title: string, compare: (actual: unknown, path: string) => Mismatch[]): Matcher {
    return new Matcher(title, compare);
  }

  private readonly title: string;
  private readonly compare: (actual: unknown, path: string) => Mismatch[];

  private constructor(title: string, compare: (actual: unknown, path: string) => Mismatch[]) {
    this.title = title;
    this.compare = compare;
  }

  /** What it asks for, as messages say it. */
  public toString(): string {
    return this.title;
  }

  /**
   * Where a value is not like that.
   * @internal
   */
  public _compare(actual: unknown, path: string): Mismatch[] {
    return this.compare(actual, path);
  }
}
