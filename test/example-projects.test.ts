import * as fs from 'fs';
import { builtinModules } from 'module';
import * as path from 'path';
import { EXAMPLES_FOLDER } from './support/example-outputs';
import { EXAMPLES, projectFiles, sourcesOf } from './support/example-project';
import { expectGolden } from './support/golden';

/** The package of an import, undefined for a file of the example's own and for what Node has. */
function packageOf(specifier: string): string | undefined {
  const isOther = specifier.startsWith('.') || specifier.startsWith('node:') || builtinModules.includes(specifier);
  return isOther ? undefined : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

describe.each(EXAMPLES)('examples/%s', (name) => {
  const folder = path.join(EXAMPLES_FOLDER, name);

  test.each(Object.entries(projectFiles(name)))('has the %s of all examples', (file, text) => {
    expectGolden(text, path.join(folder, file));
  });

  test('names all packages that it imports', () => {
    const { dependencies } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const imported = Object.values(sourcesOf(name))
      .flatMap((text) => [...text.matchAll(/from '([^']+)'/g)])
      .flatMap(([, specifier]) => packageOf(specifier) ?? []);
    expect(imported.filter((each) => dependencies[each] === undefined)).toEqual([]);
    expect(imported).toContain('cdk8s-aspnetcore');
  });

  test('says in its README how a copy of it is run', () => {
    const readme = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
    expect(readme).toContain('npm install');
    expect(readme).toContain('npm run synth');
    expect(readme).not.toContain('ts-node');
  });
});

test('a project of init asks for the same packages, in the same way', () => {
  const template = path.join(EXAMPLES_FOLDER, '../cli/templates/aspnetcore-app/package.json');
  const started = JSON.parse(fs.readFileSync(template, 'utf8')) as { scripts: Record<string, string> };
  const example = JSON.parse(projectFiles('01-hello')['package.json']) as typeof started;
  const scripts = { synth: started.scripts.synth.replace('src/', ''), test: 'tsc' };
  expect(example).toEqual({ ...started, name: '01-hello', scripts });
});
