import { allRules } from '../../src/checks';
import { RootValidation } from '../../src/core/root-validation';
import { appOf, CheckExample, examplesOf, rulesWithExamples, wordsOf } from '../support/check-examples';

const RULES = new Map(allRules().map((rule) => [rule.checkId, rule]));

test('every rule has a bad and a good example, and every example a rule', () => {
  expect(rulesWithExamples().sort()).toEqual([...RULES.keys()].sort());
  for (const checkId of RULES.keys()) {
    const kinds = new Set(examplesOf(checkId).map(({ kind }) => kind));
    expect([checkId, [...kinds].sort()]).toEqual([checkId, ['bad', 'good']]);
  }
});

const EXAMPLES = rulesWithExamples().flatMap((checkId) =>
  examplesOf(checkId).map((example, index): [string, number, string, CheckExample] => [
    checkId,
    index,
    example.kind,
    example,
  ]),
);

/** Exactly that rule fires, with those words; in good examples no rule at all does. */
test.each(EXAMPLES)('%s, example %i (%s)', (checkId, _index, kind, example) => {
  const app = appOf(example);
  const validation = RootValidation.of(app);
  const { findings } = validation.examine(validation.render());
  expect(findings.map(wordsOf)).toEqual(example.expected);
  expect([...new Set(findings.map((finding) => finding.checkId))]).toEqual(kind === 'bad' ? [checkId] : []);
});
