import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { allRules } from '../../src/checks';
import { FindingSeverity } from '../../src/core/check';
import { CAPABILITY_FINDINGS } from '../../src/core/capability-findings';
import { examplesOf, rulesWithExamples } from '../support/check-examples';
import { checksPage } from '../support/checks-page';
import { expectGolden } from '../support/golden';

const ROOT = path.join(__dirname, '../..');

/** Folders whose ids are not those of capabilities: rules have their own page, the others hand findings on. */
const NOT_CAPABILITIES = ['app', 'checks', 'core'];

test('docs/checks.md tells every rule with its first example', () => {
  expectGolden(checksPage(), path.join(ROOT, 'docs/checks.md'));
});

test('ids are kebab-case, told apart, and described in sentences', () => {
  const described = [
    ...allRules().map(({ checkId, meaning, reason }) => ({ checkId, meaning, reason })),
    ...Object.entries(CAPABILITY_FINDINGS).map(([checkId, description]) => ({ checkId, ...description })),
  ];
  const ids = described.map(({ checkId }) => checkId);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const wrong = described.filter(({ meaning, reason }) =>
    [meaning, reason].some((text) => !/^[A-Z`a-z][^]*\.$/.test(text)),
  );
  expect(wrong).toEqual([]);
});

test('no example shows something worse than its rule says', () => {
  const milder = new Set(
    allRules().flatMap(({ checkId, severity }) => (severity === FindingSeverity.WARNING ? [checkId] : [])),
  );
  const worse = rulesWithExamples()
    .filter((checkId) => milder.has(checkId))
    .filter((checkId) => examplesOf(checkId).some(({ expected }) => expected.some((line) => line.startsWith('error'))));
  expect(worse).toEqual([]);
});

function sources(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !NOT_CAPABILITIES.includes(name.split(path.sep)[0]))
    .map((name) => path.join(folder, name));
}

/** What stands after `checkId` in the object literals of a file. */
function checkIdsIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'checkId') {
      found.push(ts.isStringLiteral(node.initializer) ? node.initializer.text : node.getText());
    } else if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'checkId') {
      found.push('checkId without a literal');
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

test('every finding of a capability is described, and every description is of one', () => {
  const used = new Set(sources(path.join(ROOT, 'src')).flatMap(checkIdsIn));
  expect([...used].sort()).toEqual(Object.keys(CAPABILITY_FINDINGS).sort());
});
