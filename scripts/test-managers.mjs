// Starts a project from the packed packages and installs, tests and synthesises it by another package manager than npm:
//   npm run test:managers                 pnpm and yarn, old and new
//   npm run test:managers -- pnpm@12      this one
// It takes the package managers from the registry.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPO = fileURLToPath(new URL('..', import.meta.url));
const MANAGERS = ['pnpm@9', 'pnpm@10', 'pnpm@12', 'yarn@1', '@yarnpkg/cli-dist@4'];
// In CI no manager may write a lock file, nor the tests a snapshot: here both are new.
const env = { ...process.env, CI: undefined, YARN_ENABLE_TELEMETRY: '0', YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };

const run = (command, args, cwd) => execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: 'pipe' });

/** What docs/start.md says that pnpm needs to be told, from version 10 on. */
function settingsOfPnpm() {
  const [, yaml] = /```text\n(overrides:[^`]*)```/.exec(readFileSync(join(REPO, 'docs/start.md'), 'utf8'));
  return yaml;
}

/** Goes through what a user types, and looks at what came of it. */
function tryManager(manager, tarballs, work) {
  const [folder, project] = [mkdtempSync(join(work, 'manager-')), 'my-service'];
  run(process.execPath, [join(REPO, 'cli/lib/bin.js'), 'init', project], folder);
  const cwd = join(folder, project);
  const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'));
  manifest.dependencies['cdk8s-aspnetcore'] = `file:${tarballs['cdk8s-aspnetcore']}`;
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest));
  if (/^pnpm@\d\d/.test(manager)) {
    writeFileSync(join(cwd, 'pnpm-workspace.yaml'), settingsOfPnpm());
  } else if (manager.includes('yarn')) {
    // Without one of its own, yarn looks for a project further up.
    writeFileSync(join(cwd, 'yarn.lock'), '');
  }
  const name = manager.includes('yarn') ? 'yarn' : 'pnpm';
  const call = (...args) => run('npx', ['--yes', '--package', manager, '--', name, ...args], cwd);
  call('install');
  call('run', 'test');
  call('run', 'synth');
  const locks = readdirSync(cwd).filter((file) => /lock/.test(file));
  const unwanted = locks.filter((file) => /axios/.test(readFileSync(join(cwd, file), 'utf8')));
  if (unwanted.length > 0 || !existsSync(join(cwd, 'dist/my-service.k8s.yaml'))) {
    throw new Error(
      `backport is in ${unwanted.join(', ') || 'no lock file'}, dist has ${readdirSync(join(cwd, 'dist'))}`,
    );
  }
}

const work = mkdtempSync(join(tmpdir(), 'managers-'));
try {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', work];
  const packed = JSON.parse(run('npm', args, REPO));
  const tarballs = Object.fromEntries(packed.map(({ name, filename }) => [name, join(work, filename)]));
  const named = process.argv.slice(2);
  for (const manager of named.length > 0 ? named : MANAGERS) {
    try {
      tryManager(manager, tarballs, work);
      process.stdout.write(`${manager}: installs, tests and synthesises\n`);
    } catch (error) {
      process.stdout.write(`${manager}: no\n${error.message}\n${error.stdout ?? ''}\n`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
