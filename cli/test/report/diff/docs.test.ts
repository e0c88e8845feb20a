import * as fs from 'fs';
import * as path from 'path';
import { RULES } from '../../../src/report/diff/dangers';

const PAGE = fs.readFileSync(path.join(__dirname, '../../../../docs/report-diff.md'), 'utf8');

/** The rows of the page's table, as texts. */
function rows(): string[][] {
  const table = PAGE.slice(PAGE.indexOf('## What is dangerous')).split('\n');
  return table
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replace(/\\([*|])/g, '$1')));
}

test('the page has every danger, in its words', () => {
  expect(rows()).toEqual(RULES.map(({ finds, why, fix }) => [finds, why, fix]));
});
