import * as fs from 'fs';
import * as path from 'path';
import { readApi } from '../fuzz/api/types';
import { expectGolden } from '../support/golden';
import { ShapeFiles } from '../support/shape-files';

const PRIVATE = path.join(__dirname, '../../src/private');
const FILES = new ShapeFiles(readApi());

test('the shapes of options are those of the sources', () => {
  expectGolden(FILES.optionShapes(), path.join(PRIVATE, 'option-shapes.ts'));
});

test('the shapes of calls are those of the sources', () => {
  expectGolden(FILES.callShapes(), path.join(PRIVATE, 'call-shapes.ts'));
});

test('every call of the table is made, and no other', () => {
  const src = path.join(PRIVATE, '..');
  const texts = fs
    .readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => fs.readFileSync(path.join(src, name), 'utf8'));
  const made = texts.flatMap((text) => [...text.matchAll(/requireCall\(\s*'([\w.]+)'/g)].map(([, call]) => call));
  // What is before `super`, or has no name of its own, goes by its struct.
  const byStruct = texts
    .flatMap((text) => [...text.matchAll(/requireOptions\([^,]+, '(\w+)Props'/g)].map(([, name]) => name))
    .map((name) => `${name}.constructor`);
  const inTable = [...FILES.callShapes().matchAll(/^call (\S+)/gm)].map(([, call]) => call);
  expect([...made, ...byStruct].sort()).toEqual(inTable.sort());
});
