import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileSources } from './modules/compiled.mjs';
import { makeTemporaryFolder } from './temporary-folder.mjs';

const REPO = fileURLToPath(new URL('../..', import.meta.url));
const INPUTS = {
  'cdk8s-aspnetcore': ['src', 'imports', 'scripts/bundle.mjs', 'scripts/clean.mjs', 'package.json', 'tsconfig.json'],
  'cdk8s-aspnetcore-cli': ['cli/src', 'cli/build.mjs', 'cli/package.json'],
};
const OUTPUTS = {
  'cdk8s-aspnetcore': ['lib/src/library.js', '.jsii'],
  'cdk8s-aspnetcore-cli': ['cli/lib/bin.js', 'cli/lib/page.js'],
};
const PACKED_AS_IS = ['README.md', 'CHANGELOG.md', 'LICENSE', 'cli', 'tsconfig.dev.json'];

/** Packs what users install, once for all tests that install it. */
export default async function setUp() {
  makeTemporaryFolder();
  await compileSources(join(process.env.TMPDIR, 'compiled'));
  const folder = process.env.TMPDIR;
  const root = Object.keys(INPUTS).every(isBuilt) ? REPO : buildCopy(join(folder, 'build'));
  const args = ['pack', '--json', '--ignore-scripts', '--include-workspace-root', '-w', 'cli'];
  const said = run('npm', [...args, '--pack-destination', folder], root);
  const packed = JSON.parse(said).map((each) => [each.name, { ...each, tarball: join(folder, each.filename) }]);
  writeFileSync(join(folder, 'packed.json'), JSON.stringify(Object.fromEntries(packed)));
}

/** Whether `npm run build` has seen these very sources; what was removed from src must have left lib, too. */
function isBuilt(name) {
  const at = (files) => files.map((file) => join(REPO, file));
  const outputs = at(OUTPUTS[name]);
  const isThere = outputs.every((file) => existsSync(file));
  return isThere && Math.min(...outputs.map(lastChange)) >= Math.max(...at(INPUTS[name]).map(lastChange));
}

/** When anything below a path was last written, added or removed. */
function lastChange(file) {
  const own = statSync(file).mtimeMs;
  const below = statSync(file).isDirectory() ? readdirSync(file) : [];
  return Math.max(own, ...below.map((name) => lastChange(join(file, name))));
}

/** Builds in a copy, so that a test changes nothing in the repository. */
function buildCopy(copy) {
  for (const name of [...Object.values(INPUTS).flat(), ...PACKED_AS_IS]) {
    cpSync(join(REPO, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(REPO, 'node_modules'), join(copy, 'node_modules'));
  run('npm', ['run', 'build'], copy);
  return copy;
}

/** Runs a command to its end; what it printed on stdout. */
function run(command, args, cwd) {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  return execFileSync(command, args, { cwd, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] });
}
