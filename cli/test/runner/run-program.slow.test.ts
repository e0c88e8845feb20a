import * as fs from 'fs';
import * as path from 'path';
import { pathToFileURL } from 'url';
import { Project } from '../support/program';

test('a program has its arguments, is the main module, and ends with the code that it chose', () => {
  const project = new Project({
    'main.ts': `
      interface Said { readonly main: boolean }
      const said: Said = { main: require.main === module };
      console.log(JSON.stringify([process.argv.slice(1), said]));
      process.exitCode = 3;`,
  });
  const { status, stdout } = project.run('main.ts', 'a', '--plan');
  expect([status, JSON.parse(stdout)]).toEqual([
    3,
    [[path.join(project.folder, 'main.ts'), 'a', '--plan'], { main: true }],
  ]);
});

test('each source knows where it is, though it is run from a bundle', () => {
  const places = 'export const places = [__dirname, __filename, import.meta.url];';
  const project = new Project({
    'src/main.ts': `import { places } from './deep/places'; console.log(JSON.stringify([__dirname, ...places]));`,
    'src/deep/places.ts': places,
  });
  const [main, deep] = ['src', 'src/deep'].map((name) => path.join(project.folder, name));
  const file = path.join(deep, 'places.ts');
  const { stdout, stderr } = project.run('src/main.ts');
  expect([JSON.parse(stdout), stderr]).toEqual([[main, deep, file, pathToFileURL(file).href], 'bundles\n']);
});

test('it is bundled again when one of its files has changed, and only then', () => {
  const project = new Project({
    'main.ts': `import { word } from './word'; console.log(word);`,
    'word.ts': `export const word = 'one';`,
  });
  const said = () => {
    const { stdout, stderr } = project.run('main.ts');
    return [stdout, stderr];
  };
  expect([said(), said()]).toEqual([
    ['one\n', 'bundles\n'],
    ['one\n', ''],
  ]);
  project.write({ 'word.ts': `export const word = 'other';` });
  expect([said(), said()]).toEqual([
    ['other\n', 'bundles\n'],
    ['other\n', ''],
  ]);
});

test('a bundle that was cut short is made anew', () => {
  const project = new Project({ 'main.ts': 'console.log(1);' });
  project.run('main.ts');
  const cache = path.join(project.folder, 'node_modules/.cache/cdk8s-aspnetcore');
  const stamps = fs.readdirSync(cache).filter((name) => name.endsWith('.json'));
  expect(stamps).toHaveLength(1);
  fs.writeFileSync(path.join(cache, stamps[0]), '{"files":[["main');
  expect(project.run('main.ts')).toEqual({ status: 0, stdout: '1\n', stderr: 'bundles\n' });
});

test('what it throws names lines of its sources', () => {
  const project = new Project({
    'main.ts': `import { fail } from './fail';\n\nfail('no');\n`,
    'fail.ts': `interface Unused { a: 1 }\n\nexport function fail(text: string): never {\n  throw new TypeError(text);\n}\n`,
  });
  const { status, stderr } = project.run('main.ts');
  const [bundles, headline, ...frames] = stderr.split('\n');
  expect([status, bundles, headline]).toEqual([1, 'bundles', 'TypeError: no']);
  expect(frames.slice(0, 2)).toEqual([
    `    at fail (${path.join(project.folder, 'fail.ts')}:4:9)`,
    `    at Object.<anonymous> (${path.join(project.folder, 'main.ts')}:3:1)`,
  ]);
});

test('a source that is no TypeScript is told by its line, and nothing runs', () => {
  const project = new Project({ 'main.ts': `console.log('ran');\nconst a: = 1;\n` });
  const { status, stdout, stderr } = project.run('main.ts');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^bundles\n.*\[ERROR\] Unexpected "="\n\n {4}\S*main\.ts:2:9:/);
});

test('an await outside of functions is said with what to do', () => {
  const { status, stderr } = new Project({ 'main.ts': `await Promise.resolve();\nexport {};\n` }).run('main.ts');
  expect([status, stderr.split('\n').at(-2)]).toEqual([
    1,
    '  fix: put what awaits into an async function, and call that',
  ]);
});
