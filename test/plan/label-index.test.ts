import * as fc from 'fast-check';
import { LabelIndex, SelectorIndex } from '../../src/plan/label-index';
import { selects } from '../../src/plan/label-selector';

const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'));
const requirement = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.array(fc.constantFrom('1', '2')),
});
const selector = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(requirement, { maxLength: 2 }) },
  { requiredKeys: [] },
);

test('an index of labels finds what a look at all of them would find, in their order', () => {
  fc.assert(
    fc.property(fc.array(labels), selector, (all, wanted) => {
      const index = new LabelIndex<number>();
      all.forEach((one, position) => index.add(position, one));
      const expected = all.flatMap((one, position) => (selects(wanted, one) ? [position] : []));
      expect(index.select(wanted)).toEqual(expected);
    }),
  );
});

test('an index of selectors says what a look at all of them would say', () => {
  fc.assert(
    fc.property(fc.array(selector), labels, (all, given) => {
      const index = new SelectorIndex();
      all.forEach((one) => index.add(one));
      expect(index.selects(given)).toBe(all.some((one) => selects(one, given)));
    }),
  );
});

test('nothing selects nothing, and a missing selector everything', () => {
  const index = new SelectorIndex();
  expect(index.selects({ a: '1' })).toBe(false);
  index.add(undefined);
  expect(index.selects({})).toBe(true);
});
