import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { build } from './fixtures/consumer/more-hellos';
import { PackedPackage, packedPackage } from './support/packed-package';

const REPO = path.join(__dirname, '..');
const FIXTURES = path.join(__dirname, 'fixtures/consumer');
/** A tenth more than what is in it: the code, its source map, the declarations that a compiler reads, and the assembly of jsii. */
const BUDGET = { packed: 850_000, unpacked: 3_250_000, files: 240 };

jest.setTimeout(300_000);
let work: string;
let consumer: string;
let tarball: string;
let packed: Omit<PackedPackage, 'tarball'>;

/** Runs a command to its end; what it printed on stdout, or all that it printed where it failed. */
function run(command: string, args: string[], cwd: string): string {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  const child = spawnSync(command, args, { cwd, encoding: 'utf8', env });
  expect(child.status === 0 ? '' : `${command} ${args.join(' ')}\n${child.stdout}${child.stderr}`).toBe('');
  return child.stdout;
}

beforeAll(() => {
  work = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'package-'));
  ({ tarball, ...packed } = packedPackage('cdk8s-aspnetcore'));

  const { peerDependencies, devDependencies } = JSON.parse(fs.readFileSync(path.join(REPO, 'package.json'), 'utf8'));
  const peers = Object.keys(peerDependencies).map((name) => [name, devDependencies[name]]);
  const dependencies = { 'cdk8s-aspnetcore': `file:${tarball}`, ...Object.fromEntries(peers) };
  consumer = path.join(work, 'consumer');
  fs.cpSync(FIXTURES, consumer, { recursive: true });
  fs.writeFileSync(path.join(consumer, 'package.json'), JSON.stringify({ private: true, dependencies }));
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--omit=optional'], consumer);
});

afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

describe('the tarball holds what a user needs, and nothing else', () => {
  const paths = () => packed.files.map((file) => file.path);

  test('its top level', () => {
    const topLevel = [...new Set(paths().map((file) => file.split('/')[0]))].sort();
    process.stdout.write(`tarball: ${topLevel.join(' ')}\n`);
    expect(topLevel).toEqual(['.jsii', '.jsii.gz', 'CHANGELOG.md', 'LICENSE', 'README.md', 'lib', 'package.json']);
  });

  test('of lib, the compiled library: no app, no test, no source, and nothing of sources that are gone', () => {
    const modules = ['src', 'imports'].flatMap((folder) =>
      fs
        .readdirSync(path.join(REPO, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && name !== 'main.ts')
        .map((name) => `lib/${folder}/${name.slice(0, -'.ts'.length)}`),
    );
    const bindings = modules.filter((name) => name.startsWith('lib/imports/')).map((name) => `${name}.js`);
    const code = ['assertions/jest-serializer.js', 'index.js', 'library.js', 'library.js.map'].map(
      (name) => `lib/src/${name}`,
    );
    const isDeclaration = (file: string) => file.endsWith('.d.ts');
    const inLib = paths().filter((file) => file.startsWith('lib/'));
    expect(inLib.filter((file) => !isDeclaration(file)).sort()).toEqual([...bindings, ...code].sort());
    const known = modules.map((name) => `${name}.d.ts`);
    expect(inLib.filter((file) => isDeclaration(file) && !known.includes(file))).toEqual([]);
  });

  test('of declarations, those that others name: that none is missing a compiler says below', () => {
    const files = paths().filter((file) => file.endsWith('.d.ts'));
    const folder = path.join(consumer, 'node_modules/cdk8s-aspnetcore');
    const named = files.flatMap((file) =>
      [...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/'(\.[^']+)'/g)].flatMap(([, module]) => {
        const place = path.posix.join(path.posix.dirname(file), module);
        return [`${place}.d.ts`, `${place}/index.d.ts`];
      }),
    );
    const entries = ['lib/src/assertions/jest-serializer.d.ts', 'lib/src/index.d.ts'];
    expect(files.filter((file) => !named.includes(file)).sort()).toEqual(entries);
  });

  test('its size is within the budget', () => {
    process.stdout.write(
      `tarball: ${packed.size} bytes packed, ${packed.unpackedSize} unpacked, ${packed.files.length} files\n`,
    );
    expect(packed.size).toBe(fs.statSync(tarball).size);
    expect(packed.size).toBeLessThan(BUDGET.packed);
    expect(packed.unpackedSize).toBeLessThan(BUDGET.unpacked);
    expect(packed.files.length).toBeLessThan(BUDGET.files);
  });
});

describe('a second project with only the peers', () => {
  test('installs no dependency of ours, neither named nor bundled', () => {
    const { packages } = JSON.parse(fs.readFileSync(path.join(consumer, 'node_modules/.package-lock.json'), 'utf8'));
    const { dependencies, bundleDependencies } = packages['node_modules/cdk8s-aspnetcore'];
    expect([dependencies, bundleDependencies]).toEqual([undefined, undefined]);
  });

  test.each([['commonjs'], ['node16']])(
    'compiles its TypeScript as %s, the declarations of all libraries too',
    (module) => {
      const tsc = require.resolve('typescript/bin/tsc');
      const types = path.join(REPO, 'node_modules/@types');
      const options = ['--noEmit', '--strict', '--target', 'ES2022', '--typeRoots', types, '--types', 'node'];
      run(process.execPath, [tsc, ...options, '--module', module, 'more-hellos.ts'], consumer);
    },
  );

  test('imports names from ES modules', () => {
    const program =
      "import { App, certmanager } from 'cdk8s-aspnetcore'; console.log(App.name, 'Certificate' in certmanager)";
    fs.writeFileSync(path.join(consumer, 'names.mjs'), program);
    expect(run(process.execPath, ['names.mjs'], consumer)).toBe('App true\n');
  });

  test('names files and lines of the sources in stack traces, and shows little of the code that is packed', () => {
    const program = `
      const { App, AspNetCoreService } = require('cdk8s-aspnetcore');
      const { Chart } = require('cdk8s');
      new AspNetCoreService(new Chart(new App(), 'c'), 'web', { image: 'web:1.0.0', port: 99999 });`;
    fs.writeFileSync(path.join(consumer, 'wrong.cjs'), program);
    const options = { cwd: consumer, encoding: 'utf8' } as const;
    const { stderr } = spawnSync(process.execPath, ['--enable-source-maps', 'wrong.cjs'], options);
    expect(stderr).toMatch(/^ +at PortList\.add \(.*\/src\/core\/port-list\.ts:\d+:\d+\)$/m);
    expect(stderr).toContain('LibraryError: c/web: port http 99999 is not valid; use a whole number from 1 to 65535');
    expect(stderr.length).toBeLessThan(5_000);
  });

  test('loads one file until a name is used, then another one, and no binding that nobody asks for', () => {
    const program = `
      const loaded = () => Object.keys(require.cache).filter((file) => file.includes('/cdk8s-aspnetcore/')).length;
      const library = require('cdk8s-aspnetcore');
      const [first, all] = [loaded(), Object.keys(require.cache).length];
      const { Chart } = require('cdk8s');
      new library.AspNetCoreService(new Chart(new library.App(), 'c'), 'web', { image: 'web:1.0.0' });
      const used = loaded();
      void library.certmanager.Certificate;
      console.log(first, all, used, loaded());`;
    expect(run(process.execPath, ['-e', program], consumer)).toBe('1 1 2 3\n');
  });

  test('synthesises from plain JavaScript what the same chart gives here', () => {
    run(process.execPath, ['app.js', 'dist'], consumer);
    const here = build(path.join(work, 'here'));
    here.synth();
    const [theirs, ours] = [path.join(consumer, 'dist'), here.outdir].map((folder) =>
      fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
    );
    expect(theirs.map(([name]) => name)).toEqual(['hellos.k8s.yaml']);
    expect(theirs).toEqual(ours);
  });

  /** A failing assertion, and a snapshot, of the two services of a chart. */
  const assertions = `
    const { Chart, Testing } = require('cdk8s');
    const { AspNetCoreService, Manifest, Match } = require('cdk8s-aspnetcore');
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    new AspNetCoreService(chart, 'web', { image: 'registry.example.com/web:1.0.0' });
    const manifest = Manifest.fromChart(chart);
    const fail = () => manifest.hasResource('Deployment', { spec: { replicas: 3 }, kind: Match.anyValue() });`;
  const said = [
    'shop: no Deployment is as expected; the nearest is "shop/web", where',
    'spec.replicas: expected 3, is 1',
  ];

  test('asserts under node:test', () => {
    const program = `${assertions}
      const { test } = require('node:test');
      test('right', () => manifest.hasResource('Service', { metadata: { name: 'web' } }));
      test('YAML', () => Manifest.fromYaml(manifest.allYaml()).resourceCount('Deployment', 1));
      test('wrong', fail);`;
    fs.writeFileSync(path.join(consumer, 'asserts.cjs'), program);
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const options = { cwd: consumer, encoding: 'utf8', env } as const;
    const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', 'asserts.cjs'], options);
    expect([status, ...['# pass 2', '# fail 1', ...said].filter((text) => !stdout.includes(text))]).toEqual([1]);
  });

  test('asserts under Jest, whose snapshots are YAML', () => {
    const tests = `${assertions}
      test('right', () => {
        expect(Testing.synth(chart).slice(1, 3)).toMatchSnapshot();
        expect(manifest).toMatchSnapshot();
      });
      test('wrong', fail);`;
    const folder = path.join(consumer, 'jest');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'shop.test.js'), tests);
    const config = { rootDir: consumer, roots: [folder], snapshotSerializers: ['cdk8s-aspnetcore/jest-serializer'] };
    const jestBin = path.join(REPO, 'node_modules/jest/bin/jest.js');
    const options = [jestBin, '--ci=false', '--config', JSON.stringify(config)];
    const { status, stderr } = spawnSync(process.execPath, options, { cwd: consumer, encoding: 'utf8' });
    expect([status, ...['1 failed, 1 passed', ...said].filter((text) => !stderr.includes(text))]).toEqual([1]);
    const snapshot = fs.readFileSync(path.join(folder, '__snapshots__/shop.test.js.snap'), 'utf8');
    const [, first, second] = [...snapshot.matchAll(/= `\n([^`]*)\n`;/g)]
      .map(([, text]) => text)
      .flatMap((text, index) => (index === 0 ? ['', text] : [text]));
    expect(first.split('\n')[0]).toMatch(/^apiVersion: /);
    expect(first.split('\n---\n')).toHaveLength(2);
    expect(second).toContain(first);
  });
});
