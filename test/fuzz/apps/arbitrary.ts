import * as fc from 'fast-check';

/** What an arbitrary gives. */
export type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** An answer that most services leave out. */
export function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** One of some words. */
export function word<T extends string>(...words: T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...words);
}

/** Some of some words. */
export function words<T extends string>(...all: T[]): fc.Arbitrary<T[]> {
  return fc.subarray(all);
}

export const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
