// The package, built, and a project that has it installed as a user has.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const MODULES = join(ROOT, 'node_modules');

/** When anything below a path was last written. */
function lastChange(file) {
  const stat = statSync(file);
  const below = stat.isDirectory() ? readdirSync(file).map((name) => lastChange(join(file, name))) : [];
  return Math.max(stat.mtimeMs, ...below);
}

/** Builds the package where its sources are newer than what was built of them. */
export function buildPackage(log) {
  const at = (names) => names.map((name) => join(ROOT, name));
  const outputs = at(['lib/src/library.js', '.jsii', 'cli/lib/bin.js']);
  const sources = at([
    ...['src', 'imports', 'scripts/bundle.mjs', 'package.json', 'tsconfig.json'],
    ...['cli/src', 'cli/runner', 'cli/build.mjs'],
  ]);
  const stale =
    outputs.some((file) => !existsSync(file)) ||
    Math.min(...outputs.map(lastChange)) < Math.max(...sources.map(lastChange));
  if (stale) {
    log('npm run build');
    execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** The command line program, as it is published. */
export const PROGRAM = join(ROOT, 'cli/lib/bin.js');

/** A project with the package from its tarball, the peers and the commands beside it, and a program. */
export function makeProject(folder) {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(join(modules, '@types'));
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8' }));
  execFileSync('tar', ['-xzf', filename], { cwd: folder });
  cpSync(join(folder, 'package'), join(modules, 'cdk8s-aspnetcore'), { recursive: true });
  for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs', 'cdk8s-cli', 'typescript', '@types/node']) {
    symlinkSync(join(MODULES, name), join(modules, name));
  }
  symlinkSync(join(MODULES, '.bin/cdk8s'), join(modules, '.bin/cdk8s'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  cpSync(join(ROOT, 'bench/apps'), folder, { recursive: true });
  cpSync(join(ROOT, 'examples/01-hello/main.ts'), join(folder, 'main.ts'));
  const { buildSync } = require('esbuild');
  const hello = { entryPoints: [join(folder, 'main.ts')], platform: 'node', target: 'node20', format: 'cjs' };
  buildSync({ ...hello, outfile: join(folder, 'hello.cjs') });
  buildSync({ ...hello, outfile: join(folder, 'hello-bundle.cjs'), bundle: true, minify: true, logLevel: 'error' });
}

/** A copy of the sources, which may be edited, with what runs them. */
export function copySources(folder) {
  for (const name of ['src', 'imports', 'scripts', 'cli/runner', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(MODULES, join(folder, 'node_modules'));
}

/** Makes a project what `cdk8s init typescript-app` gives, with ts-node; whether the registry gave that. */
export function addTsNode(folder) {
  const own = join(folder, 'ts-node');
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--prefer-offline', 'ts-node@10.9.2'];
  if (spawnSync('npm', install, { cwd: own, stdio: 'ignore', timeout: 120_000 }).status !== 0) {
    return false;
  }
  symlinkSync(join(own, 'node_modules/ts-node'), join(folder, 'node_modules/ts-node'));
  symlinkSync(join(own, 'node_modules/.bin/ts-node'), join(folder, 'node_modules/.bin/ts-node'));
  const template = join(MODULES, 'cdk8s-cli/templates/typescript-app');
  cpSync(join(template, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: npx ts-node main.ts\n');
  return true;
}
