import * as fs from 'fs';
import * as path from 'path';
import { Project } from '../support/program';

const CACHE = 'node_modules/.cache/cdk8s-aspnetcore';
const PROGRAM = `
  import { App, Chart } from 'cdk8s';
  new Chart(new App(), 'chart');
  console.log(require.main === module);
  throw new Error('no');`;

test('a program runs where nothing can be kept, with all that it has elsewhere', () => {
  const project = new Project({ 'main.ts': PROGRAM, 'node_modules/.cache': 'a file, so that there can be no folder' });
  const { status, stdout, stderr } = project.run('main.ts');
  const [first, second, headline, frame] = stderr.split('\n');
  expect([status, stdout, first, second, headline]).toEqual([1, 'true\n', 'bundles', 'bundles', 'Error: no']);
  expect(frame).toBe(`    at Object.<anonymous> (${path.join(project.folder, 'main.ts')}:5:9)`);
});

test('a bundle that somebody removed is made anew', () => {
  const project = new Project({ 'main.ts': PROGRAM });
  const first = project.run('main.ts');
  const cache = path.join(project.folder, CACHE);
  const bundles = fs.readdirSync(cache).filter((name) => name.endsWith('.cjs'));
  expect(bundles).toHaveLength(2);
  bundles.forEach((name) => fs.rmSync(path.join(cache, name)));
  expect(project.run('main.ts')).toEqual(first);
});

test('it is bundled again when what its imports mean has changed', () => {
  const config = (folder: string) =>
    JSON.stringify({ compilerOptions: { paths: { '@word': [`./${folder}/word.ts`] } } });
  const project = new Project({
    'src/main.ts': `import { word } from '@word'; console.log(word);`,
    'one/word.ts': `export const word = 'one';`,
    'two/word.ts': `export const word = 'two';`,
    'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
    'tsconfig.base.json': config('one'),
  });
  const said = () => project.run('src/main.ts').stdout;
  expect(said()).toBe('one\n');
  project.write({ 'tsconfig.json': `${config('two')}\n` });
  expect(said()).toBe('two\n');
  project.write({ 'tsconfig.json': '{ "extends": "./tsconfig.base.json" }' });
  expect(said()).toBe('one\n');
  project.write({ 'tsconfig.base.json': `${config('two')}\n` });
  expect(said()).toBe('two\n');
  project.write({ 'src/tsconfig.json': `${config('../one')}\n` });
  expect(said()).toBe('one\n');
});
