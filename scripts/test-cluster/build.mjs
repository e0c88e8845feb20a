// Installs and builds what is not there or out of date.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './children.mjs';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const SUITE = join(ROOT, 'cluster-tests');

/** When anything below a path was last written, 0 where it is not there. */
function lastChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  const below = stat?.isDirectory() === true ? readdirSync(path) : [];
  return Math.max(stat?.mtimeMs ?? 0, ...below.map((name) => lastChange(join(path, name))));
}

/** Npm writes down in node_modules what it installed. */
function isInstalled(folder) {
  const written = join(folder, 'node_modules', '.package-lock.json');
  return existsSync(written) && lastChange(written) >= lastChange(join(folder, 'package-lock.json'));
}

function isBuilt() {
  const sources = ['src', 'imports', 'package.json', 'tsconfig.json'].map((name) => lastChange(join(ROOT, name)));
  return lastChange(join(ROOT, '.jsii')) >= Math.max(...sources) && existsSync(join(ROOT, 'lib/src/index.js'));
}

/** The suite uses the built package, as its users do. */
export async function build() {
  if (!isInstalled(SUITE)) {
    await run('npm', ['ci'], { cwd: SUITE });
  }
  if (!isBuilt()) {
    await run('npm', ['run', 'build'], { cwd: ROOT });
  }
  await run(process.execPath, [join(SUITE, 'node_modules/typescript/bin/tsc'), '-p', SUITE], { cwd: SUITE });
}
