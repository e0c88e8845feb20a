import * as fs from 'fs';
import * as path from 'path';
import { FindingSeverity } from '../src/core/check';
import { RootValidation } from '../src/core/root-validation';
import { appsOf } from './support/doc-apps';
import { docBlocks } from './support/doc-blocks';

const README = fs.readFileSync(path.join(__dirname, '../README.md'), 'utf8');

/** The README's program, with one value in place of another. */
function program(from: string, to: string): string {
  const code = docBlocks()
    .filter(({ page }) => page === 'README.md')
    .map((block) => block.code)
    .find((text) => text.includes(from))!;
  return code.replace(from, to);
}

test('the README shows what synth says of a quota that is too small', () => {
  const [app] = appsOf(program('Cpu.units(2)', 'Cpu.units(1)'));
  const validation = RootValidation.of(app);
  const { findings } = validation.examine(validation.render());
  const [error, ...more] = findings.filter(({ severity }) => severity === FindingSeverity.ERROR);
  expect(more).toEqual([]);
  const [, shown] = /^```text\nsynth found one problem, nothing was written:\n([^]*?)^```/m.exec(README)!;
  const [where, problem, fix] = shown.trimEnd().split('\n');
  expect(where).toBe(error.path);
  expect(problem.slice(-1)).toBe('…');
  expect(`  error ${error.checkId}: ${error.problem}`).toContain(problem.slice(0, -1));
  expect(fix).toBe(`    fix: ${error.fix}`);
});
