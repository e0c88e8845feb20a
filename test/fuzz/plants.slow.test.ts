import * as fc from 'fast-check';
import { Finding } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { CheckExample, examplesOf, plant, rulesWithExamples, wordsOf } from '../support/check-examples';
import { build } from './apps/build';
import { apps } from './apps/description';
import { OUTDIR } from './apps/properties';

const SEED = Number(process.env.FUZZ_SEED ?? 5);

const FAULTS = rulesWithExamples().flatMap((checkId) =>
  examplesOf(checkId)
    .filter(({ kind }) => kind === 'bad')
    .map((example, index): [string, number, CheckExample] => [checkId, index, example]),
);

const isPlanted = ({ path }: Finding) => path === 'shop' || path.startsWith('shop/');

/** One random app for each fault: it has what it had before, and just that rule fires, with just those words. */
test.each(FAULTS)('%s, fault %i, is found in any app, and changes nothing else', (checkId, index, example) => {
  const [description] = fc.sample(apps, { seed: SEED + index, numRuns: 1 });
  const findingsOf = (planted: boolean) => {
    const app = build(description, OUTDIR);
    if (planted) {
      plant(app, example);
    }
    const validation = RootValidation.of(app);
    return validation.examine(validation.render()).findings;
  };
  const found = findingsOf(true);
  expect(found.filter(isPlanted).map(wordsOf)).toEqual(example.expected);
  expect(new Set(found.filter(isPlanted).map((finding) => finding.checkId))).toEqual(new Set([checkId]));
  expect(found.filter((finding) => !isPlanted(finding)).map(wordsOf)).toEqual(findingsOf(false).map(wordsOf));
});
