import * as fs from 'fs';
import * as path from 'path';
import { Project } from '../support/program';

const CACHE = 'node_modules/.cache/cdk8s-aspnetcore';

/** What is kept of what V8 compiled, and when it was written. */
function compiled({ folder }: Project): Map<string, number> {
  const names = fs
    .readdirSync(path.join(folder, CACHE))
    .filter((name) => name.endsWith(`${process.version}-${process.arch}`));
  return new Map(names.map((name) => [name, fs.statSync(path.join(folder, CACHE, name)).mtimeMs]));
}

test('what V8 compiled is kept by a run that ends well, for the program and for its packages', () => {
  const program = (code: number) => `
    import { App, Chart } from 'cdk8s';
    new Chart(new App(), 'chart');
    process.exitCode = ${code};`;
  const project = new Project({ 'main.ts': program(1) });
  expect([project.run('main.ts').status, compiled(project).size]).toEqual([1, 0]);
  project.write({ 'main.ts': program(0) });
  expect([project.run('main.ts').status, compiled(project).size]).toEqual([0, 2]);
  const kept = compiled(project);
  expect([project.run('main.ts').status, compiled(project)]).toEqual([0, kept]);
});

test('another program of the same length is not taken for the one before, nor a damaged file for a whole one', () => {
  const program = (word: string) => `const word = () => '${word}';\nconsole.log(word());\n`;
  const project = new Project({ 'main.ts': program('one') });
  expect([project.run('main.ts').stdout, project.run('main.ts').stdout]).toEqual(['one\n', 'one\n']);
  project.write({ 'main.ts': program('two') });
  expect([project.run('main.ts').stdout, project.run('main.ts').stdout]).toEqual(['two\n', 'two\n']);
  const [[name]] = compiled(project);
  const file = path.join(project.folder, CACHE, name);
  const damage = [(data: Buffer) => data.subarray(0, data.length / 2), (data: Buffer) => data.map((byte) => ~byte)];
  for (const damaged of damage) {
    const whole = fs.readFileSync(file);
    fs.writeFileSync(file, damaged(whole));
    expect(project.run('main.ts')).toEqual({ status: 0, stdout: 'two\n', stderr: '' });
    expect(fs.statSync(file).size).toBeGreaterThan(whole.length / 2 + 1);
  }
});

test('it may begin with what a shell runs it by, and import what is no CommonJS, the first time and the next', () => {
  const project = new Project({
    'node_modules/modern/package.json': '{ "name": "modern", "type": "module", "exports": "./index.js" }',
    'node_modules/modern/index.js': `export const word = 'modern';`,
    'main.ts': `#!/usr/bin/env node\nvoid import('modern').then(({ word }) => console.log(word));\n`,
  });
  expect([project.run('main.ts').stdout, project.run('main.ts').stdout]).toEqual(['modern\n', 'modern\n']);
});

test('what fails in the next run names the same lines of its sources', () => {
  const project = new Project({
    'main.ts': `const fail = (text: string): never => {\n  throw new Error(text);\n};\nif (process.argv[2]) fail('no');\n`,
  });
  expect(project.run('main.ts').status).toBe(0);
  const { status, stderr } = project.run('main.ts', 'fails');
  const at = (place: string) => `${path.join(project.folder, 'main.ts')}:${place}`;
  expect([status, ...stderr.split('\n').slice(0, 3)]).toEqual([
    1,
    'Error: no',
    `    at fail (${at('2:9')})`,
    `    at Object.<anonymous> (${at('4:22')})`,
  ]);
});
