// Compares the typed API with that of the last published version, and refuses what breaks users of it unless the version
// says so: a higher major version, or before 1.0.0 a higher minor one. It wants the package to be built.
// `node scripts/api-diff.mjs <old tarball> [<new tarball>]` compares packed versions instead.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Not among the devDependencies: it is asked for only here. */
const JSII_DIFF = 'jsii-diff@1.134.0';
const root = fileURLToPath(new URL('..', import.meta.url));
const manifestIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const now = manifestIn(root);

/** Runs a command to its end; it is silent unless it fails. */
function run(command, args, cwd) {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env });
  return { isDone: status === 0, stdout, said: `${stdout}${stderr}` };
}

/** The last published version, undefined while there is none. */
function published() {
  const { isDone, stdout, said } = run('npm', ['view', now.name, 'version'], root);
  if (!isDone && !said.includes('E404')) {
    throw new Error(`npm does not say which version of ${now.name} is the last one:\n${said}`);
  }
  return isDone ? `${now.name}@${stdout.trim()}` : undefined;
}

/** Whether a version may break what users of another one wrote. */
function mayBreak(before, after) {
  const [[major, minor], [newMajor, newMinor]] = [before, after].map((version) => version.split('.').map(Number));
  return newMajor > major || (newMajor === major && major === 0 && newMinor > minor);
}

/** Installs a version beside its peers, and gives its folder. */
function install(spec, folder) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const { isDone, said } = run('npm', ['install', '--no-audit', '--no-fund', '--omit=optional', spec], folder);
  if (!isDone) {
    throw new Error(`${spec} can't be installed:\n${said}`);
  }
  return join(folder, 'node_modules', now.name);
}

/** What breaks users of one folder's package in another's. */
function breaksBetween(before, after) {
  const { isDone, said } = run('npx', ['--yes', JSII_DIFF, before, after, '--error-on=all'], root);
  const breaks = said.split('\n').filter((line) => /^err\b/.test(line));
  if (!isDone && breaks.length === 0) {
    throw new Error(`${JSII_DIFF} failed:\n${said}`);
  }
  return breaks;
}

const [older, newer] = process.argv.slice(2);
const spec = older === undefined ? published() : resolve(older);
const work = mkdtempSync(join(tmpdir(), 'api-diff-'));
try {
  if (spec === undefined) {
    console.log(`No version of ${now.name} is published yet: there is nothing to compare with.`);
  } else {
    const before = install(spec, join(work, 'before'));
    const after = newer === undefined ? root : install(resolve(newer), join(work, 'after'));
    const [from, to] = [before, after].map((folder) => manifestIn(folder).version);
    const breaks = breaksBetween(before, after);
    const what =
      ['nothing that breaks', 'one change that breaks'][breaks.length] ?? `${breaks.length} changes that break`;
    console.log([`From ${from} to ${to}: ${what} users of the typed API.`, ...breaks].join('\n'));
    if (breaks.length > 0 && !mayBreak(from, to)) {
      console.log(
        '  fix: keep what was there beside what is new, or raise the major version (before 1.0.0 the minor one)',
      );
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
