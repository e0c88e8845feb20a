import { RULES } from '../../../src/report/diff/dangers';
import { isDangerous } from '../../../src/report/diff/output/counts';
import { REFUSED_OR_DELETED } from './support/cases-of-objects';
import { RUNNING_OR_REACHED } from './support/cases-of-services';
import { changesOf } from './support/manifests';

const CASES = { ...REFUSED_OR_DELETED, ...RUNNING_OR_REACHED };

const dangersOf = (before: string, after: string) => changesOf(before, after).flatMap(({ dangers }) => dangers);

describe('dangers', () => {
  test('each rule has a case', () => {
    expect(Object.keys(CASES)).toEqual(RULES.map(({ id }) => id));
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, { why, fix }) => {
    const { before, bad, good, what } = CASES[id];
    expect(dangersOf(before, bad)).toContain(`${what}: ${why}; fix: ${fix}`);
    expect(dangersOf(before, good).filter((danger) => danger.includes(`: ${why}; fix: ${fix}`))).toEqual([]);
    expect(dangersOf(bad, bad)).toEqual([]);
  });

  test('are what makes changes dangerous', () => {
    const { before, bad, good } = CASES['immutable-selector'];
    expect(isDangerous({ against: '', changes: changesOf(before, bad) })).toBe(true);
    expect(isDangerous({ against: '', changes: changesOf(before, good) })).toBe(false);
  });
});
