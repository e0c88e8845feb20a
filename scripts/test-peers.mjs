// Tries the packed library with other versions of its peers than this repository has: each example must give the same
// bytes, and a project in TypeScript must compile with the declarations of all libraries checked.
//   npm run test:peers                          the lowest versions that package.json allows, then the newest
//   npm run test:peers -- cdk8s@2.68.12 …       these, with the lowest of what is not named
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPO = fileURLToPath(new URL('..', import.meta.url));
const { overrides, peerDependencies } = JSON.parse(readFileSync(join(REPO, 'package.json'), 'utf8'));

const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
const lowest = () => Object.entries(peerDependencies).map(([name, range]) => [name, range.replace(/^\^/, '')]);

/** The versions of each round: what the arguments name, or the two ends of what package.json allows. */
function rounds(args) {
  const named = args.map((arg) => arg.split(/@(?=[^@]*$)/));
  const [floor, newest] = [Object.fromEntries(lowest()), peerDependencies];
  return named.length > 0 ? [{ ...floor, ...Object.fromEntries(named) }] : [floor, newest];
}

/** A project with the library and these peers. */
function install(tarball, peers, project, peerRule) {
  mkdirSync(project);
  const dependencies = { ...peers, 'cdk8s-aspnetcore': `file:${tarball}` };
  const manifest = { private: true, dependencies, overrides: { 'cdk8s-plus-27': overrides['cdk8s-plus-27'] } };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', peerRule], project);
  return Object.keys(peers).map((name) => {
    const { version } = JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8'));
    return `${name}@${version}`;
  });
}

/** What is in a folder of output, as the examples' golden files have it. */
function manifests(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.k8s.yaml'));
  const texts = files.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  return files.length === 1 ? texts[0] : texts.map((text, at) => `# ${files[at]}\n${text}`).join('---\n');
}

/** Synthesises an example in the project, and says what is wrong with it. */
async function fault(example, project) {
  const folder = join(project, example);
  cpSync(join(REPO, 'examples', example), folder, { recursive: true });
  const outfile = join(folder, 'main.cjs');
  const options = { bundle: true, packages: 'external', platform: 'node', target: 'node20', logLevel: 'error' };
  await build({ ...options, entryPoints: [join(folder, 'main.ts')], outfile });
  try {
    run(process.execPath, ['main.cjs'], folder);
  } catch (error) {
    return `${example}: ${error.stderr}`;
  }
  const same = manifests(join(folder, 'dist')) === readFileSync(join(folder, 'expected.yaml'), 'utf8');
  return same ? undefined : `${example}: its YAML is not that of expected.yaml`;
}

/** Compiles a user's TypeScript, and says what the compiler found. */
function typeFaults(project) {
  cpSync(join(REPO, 'test/fixtures/consumer/more-hellos.ts'), join(project, 'more-hellos.ts'));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const types = ['--typeRoots', join(REPO, 'node_modules/@types'), '--types', 'node'];
  try {
    run(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--target', 'ES2022', '--module', 'node16', ...types, 'more-hellos.ts'],
      project,
    );
    return [];
  } catch (error) {
    return [error.stdout];
  }
}

const work = mkdtempSync(join(tmpdir(), 'peers-'));
try {
  if (!existsSync(join(REPO, 'lib/src/library.js'))) {
    throw new Error('nothing is built; fix: npm run build');
  }
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], REPO);
  const tarball = join(work, JSON.parse(packed)[0].filename);
  const examples = readdirSync(join(REPO, 'examples')).filter((name) =>
    existsSync(join(REPO, 'examples', name, 'main.ts')),
  );
  // What is named may be outside of what package.json allows: that is how a lower floor is found.
  const peerRule = process.argv.length > 2 ? '--legacy-peer-deps' : '--strict-peer-deps';
  for (const [at, peers] of rounds(process.argv.slice(2)).entries()) {
    const project = join(work, `project-${at}`);
    const versions = install(tarball, peers, project, peerRule);
    const faults = typeFaults(project);
    for (const example of examples) {
      faults.push(...[await fault(example, project)].filter((each) => each !== undefined));
    }
    process.stdout.write(
      `${versions.join(' ')}: ${faults.length === 0 ? `${examples.length} examples, the same bytes` : 'no'}\n`,
    );
    faults.forEach((each) => process.stdout.write(`  ${each.trim().replaceAll('\n', '\n  ')}\n`));
    process.exitCode ||= faults.length === 0 ? 0 : 1;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
