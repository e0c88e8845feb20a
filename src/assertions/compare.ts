import { Matcher } from './matcher';
import { at, mismatch, Mismatch, shown, weigh } from './mismatch';

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a value differs from what is expected. Partial: objects may have more members than are expected, at any depth. */
export function compare(expected: unknown, actual: unknown, path: string, isPartial: boolean): Mismatch[] {
  if (expected instanceof Matcher) {
    return expected._compare(actual, path);
  }
  if (Array.isArray(expected)) {
    return compareLists(expected, actual, path, isPartial);
  }
  if (isMap(expected)) {
    return compareMaps(expected, actual, path, isPartial);
  }
  return expected === actual ? [] : [mismatch(path, expected, actual)];
}

/** Where an object differs from what is expected. */
export function compareMaps(
  expected: Record<string, unknown>,
  actual: unknown,
  path: string,
  isPartial: boolean,
): Mismatch[] {
  if (!isMap(actual)) {
    return [mismatch(path, expected, actual)];
  }
  const member = (key: string) => (Object.hasOwn(actual, key) ? actual[key] : undefined);
  const wanted = Object.entries(expected).flatMap(([key, value]) =>
    compare(value, member(key), at(path, key), isPartial),
  );
  const isTooMuch = (key: string) => !isPartial && !Object.hasOwn(expected, key) && actual[key] !== undefined;
  const tooMuch = Object.keys(actual).filter(isTooMuch);
  return [...wanted, ...tooMuch.map((key) => mismatch(at(path, key), undefined, actual[key]))];
}

/** Where a list differs from what is expected: item by item, and as many. */
export function compareLists(expected: unknown[], actual: unknown, path: string, isPartial: boolean): Mismatch[] {
  if (!Array.isArray(actual)) {
    return [mismatch(path, expected, actual)];
  }
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    index < expected.length
      ? compare(expected[index], actual[index], at(path, index), isPartial)
      : [mismatch(at(path, index), undefined, actual[index])],
  );
}

/** What is missing of items that a list should have in this order, with whatever else between them. */
export function compareSubsequence(expected: unknown[], actual: unknown, path: string): Mismatch[] {
  if (!Array.isArray(actual)) {
    return [mismatch(path, expected, actual, `a list with ${shown(expected)}`)];
  }
  let next = 0;
  for (const item of expected) {
    const tried = actual.slice(next).map((one, index) => compare(item, one, at(path, next + index), true));
    const found = tried.findIndex((mismatches) => mismatches.length === 0);
    if (found < 0) {
      const [nearest = []] = [...tried].sort((a, b) => weigh(a) - weigh(b));
      const after = next === 0 ? '' : ` after item ${next - 1}`;
      const left = actual.slice(next);
      const whole = { ...mismatch(path, item, left, `${shown(item)}${after}`), weight: 0 };
      return nearest.length === 0 ? [{ ...whole, weight: 1 }] : [whole, ...nearest];
    }
    next += found + 1;
  }
  return [];
}
