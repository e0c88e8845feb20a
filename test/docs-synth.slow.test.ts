import * as os from 'os';
import * as path from 'path';
import { RootValidation } from '../src/core/root-validation';
import { appsOf } from './support/doc-apps';
import { docBlocks } from './support/doc-blocks';
import { expectGolden } from './support/golden';

const BLOCKS = docBlocks();

/** What the checks say of each block, by page and number: a page shows one thing, and leaves out what others show. */
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  // A program of several stages writes them by itself.
  process.env.CDK8S_OUTDIR = path.join(os.tmpdir(), 'docs-dist');
});

afterEach(() => {
  delete process.env.CDK8S_OUTDIR;
});

test('every app of the docs is legal, and what is said of it was looked at', () => {
  const lines = BLOCKS.flatMap(({ page, index, code }) =>
    appsOf(code).flatMap((app) => {
      const validation = RootValidation.of(app);
      const { findings } = validation.examine(validation.render());
      return findings.map(({ severity, checkId, path: where }) => `${page} ${index}: ${severity} ${checkId} ${where}`);
    }),
  );
  expect(lines.filter((line) => line.includes(': error '))).toEqual([]);
  expectGolden(`${lines.join('\n')}\n`, path.join(__dirname, 'fixtures/docs-findings.txt'));
}, 60_000);
