import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { parse } from 'yaml';
import { CLUSTERS } from '../../src/init/options';
import { run } from '../../src/run';
import { recordedIo } from '../support/recorded-io';

const FILES = [
  '.github/workflows/ci.yml',
  '.gitignore',
  'README.md',
  'cdk8s.yaml',
  'package.json',
  'src/chart.ts',
  'src/main.ts',
  'test/chart.test.ts',
  'tsconfig.json',
];

let work: string;
beforeEach(() => {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'init-'));
});
afterEach(() => fs.rmSync(work, { recursive: true, force: true }));

/** Runs `init` in the working folder. */
async function init(...args: string[]) {
  const io = recordedIo(work);
  return { code: await run(['init', ...args], io), text: io.text(), errors: io.errors() };
}

const filesOf = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .sort();
const read = (name: string) => fs.readFileSync(path.join(work, name), 'utf8');
const json = (name: string) => JSON.parse(read(name));

describe('what it writes', () => {
  test('a project of the name of its folder', async () => {
    expect(await init('my-service')).toEqual({
      code: 0,
      errors: '',
      text: [
        'Wrote my-service for minikube:',
        ...[...FILES].map((file) => `  my-service/${file}`),
        '',
        'Next:',
        '  cd my-service',
        '  npm install      # also writes package-lock.json, which the workflow needs: commit it',
        '  npm test         # writes test/chart.snapshot.yaml the first time: read it, then commit it',
        '  npm run synth    # writes dist/, and says what to type to have it on the cluster',
        '  kubectl apply -f dist',
        '',
      ].join('\n'),
    });
    expect(filesOf(path.join(work, 'my-service'))).toEqual(FILES);
  });

  test('into this folder, which may have other files', async () => {
    fs.writeFileSync(path.join(work, 'LICENSE'), '');
    const { code, text } = await init('--name', 'shop');
    expect([code, text.split('\n')[1], text.includes('cd ')]).toEqual([0, '  .github/workflows/ci.yml', false]);
    expect(filesOf(work)).toEqual([...FILES, 'LICENSE'].sort());
  });

  test('a chart with the answers that were given', async () => {
    const options = ['--image', 'registry.example.com/shop/web:2.3.0', '--port', '5000', '--namespace', 'shop'];
    await init('web', '--cluster', 'managed', '--kubernetes-version', '1.31', ...options);
    expect(read('web/src/chart.ts').split('\n').slice(4)).toEqual([
      '/** All that is on the cluster for web. */',
      'export class ServiceChart extends Chart {',
      '  readonly service: AspNetCoreService;',
      '',
      '  constructor(scope: Construct, id: string) {',
      "    super(scope, id, { namespace: 'shop' });",
      "    new TenantNamespace(this, 'namespace');",
      "    this.service = new AspNetCoreService(this, 'web', {",
      "      image: 'registry.example.com/shop/web:2.3.0',",
      '      imageSource: ImageSource.registry(),',
      '      port: 5000,',
      '    });',
      '  }',
      '}',
      '',
      '/** What src/main.ts writes, and what the tests look at. */',
      'export function buildApp(): App {',
      "  const app = new App({ cluster: ClusterProfile.managed({ kubernetesVersion: '1.31' }) });",
      "  new ServiceChart(app, 'web');",
      '  return app;',
      '}',
      '',
    ]);
  });

  test.each(CLUSTERS)('an image that %s can have', async (cluster) => {
    await init('web', '--cluster', cluster);
    const { isLocal } = ClusterProfile.named(cluster);
    expect(read('web/src/chart.ts')).toContain(
      isLocal ? "image: 'web:dev'" : "image: 'registry.example.com/web:1.0.0'",
    );
    expect(read('web/src/chart.ts')).toContain(`ImageSource.${isLocal ? 'local' : 'registry'}()`);
  });

  test('the versions that this program has itself', async () => {
    await init('web');
    const own = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
    const library = JSON.parse(fs.readFileSync(path.join(__dirname, '../../../package.json'), 'utf8'));
    const expected = { 'cdk8s-aspnetcore': `^${own.version}`, ...library.peerDependencies };
    expect(json('web/package.json').dependencies).toEqual(expected);
    expect(own.dependencies).toMatchObject(expected);
    expect(json('web/package.json').overrides['cdk8s-plus-27']).toEqual(library.overrides['cdk8s-plus-27']);
  });

  test('nothing that was left to fill in, and no address of a registry of packages', async () => {
    await init('web');
    const texts = FILES.map((file) => read(`web/${file}`));
    expect(texts.filter((text) => /(?<!\$){{/.test(text) || /npmjs|registry=/.test(text))).toEqual([]);
  });

  test('a workflow that may read, of which one job may write comments and runs nothing of the project', async () => {
    await init('web');
    const { permissions, jobs } = parse(read('web/.github/workflows/ci.yml'));
    expect([permissions, jobs.test.permissions, jobs.comment.permissions]).toEqual([
      { contents: 'read' },
      undefined,
      { 'pull-requests': 'write' },
    ]);
    const uses = (job: string) => jobs[job].steps.flatMap((step: { uses?: string }) => step.uses ?? []);
    expect(uses('comment').map((name: string) => name.split('@')[0])).toEqual(['actions/download-artifact']);
    expect(uses('test').filter((name: string) => !/^actions\/[a-z-]+@v\d+$/.test(name))).toEqual([]);
    const commands = jobs.test.steps.flatMap((step: { run?: string }) => step.run ?? []);
    expect(commands.slice(0, 3)).toEqual(['npm ci', 'npm run synth', 'npm test']);
  });

  test('within another repository, where the workflow would not be seen', async () => {
    fs.mkdirSync(path.join(work, '.git'));
    const { text } = await init('services/web');
    expect(text).toContain(
      '\nGitHub reads workflows at the top of a repository only, which is ../..: move .github/workflows/ci.yml there.\n',
    );
    fs.mkdirSync(path.join(work, 'own/.git'), { recursive: true });
    expect((await init('own')).text).not.toContain('GitHub');
  });
});

describe('what it refuses, and then writes nothing', () => {
  const label = 'start with a letter; up to 63 lower-case letters, digits and "-" in all, with no "-" at the end';
  test.each([
    [['My_Service'], `the folder's name "My_Service" can't be the name of a service`, 'say one: --name my-service'],
    [['1'], `the folder's name "1" can't be the name of a service`, 'say one: --name my-service'],
    [['a', '--name', 'a.b'], '--name "a.b" is no DNS label', label],
    [['a', '--name', ''], '--name "" is no DNS label', label],
    [['a', '--name', 'a'.repeat(64)], `--name "${'a'.repeat(64)}" is no DNS label`, label],
    [['a', '--namespace', 'Shop'], '--namespace "Shop" is no DNS label', label],
    [['a', '--namespace', 'kube-a'], '--namespace "kube-a" is Kubernetes\' own', 'name one for this service'],
    [['default'], '--namespace "default" is Kubernetes\' own', 'name one for this service'],
    [['tsx'], '--name "tsx" is the name of a package that the project needs', 'choose another name'],
    [['a', '--port', '0'], '--port "0" is no port', 'use a number from 1 to 65535, such as 8080'],
    [['a', '--port', '65536'], '--port "65536" is no port', 'use a number from 1 to 65535, such as 8080'],
    [['a', '--port', '0x50'], '--port "0x50" is no port', 'use a number from 1 to 65535, such as 8080'],
    [['a', '--cluster', 'eks'], '--cluster "eks" is unknown', `use one of ${CLUSTERS.join(', ')}`],
    [['a', 'b'], 'init takes one folder, not 2: a b', 'name one folder'],
  ])('%j', async (args, problem, fix) => {
    expect(await init(...args)).toEqual({ code: 1, text: '', errors: `error: ${problem}\n  fix: ${fix}\n` });
    expect(filesOf(work)).toEqual([]);
  });

  test.each([
    [['--kubernetes-version', '1.31.x'], 'version'],
    [['--kubernetes-version', "1.31' })"], 'version'],
    [['--image', 'Web:1.0'], 'image'],
  ])('what the library refuses: %j', async (args, word) => {
    const { code, text, errors } = await init('web', ...args);
    expect([code, text, errors.split(' ')[0]]).toEqual([1, '', 'error:']);
    expect(errors).toContain(args[1]);
    expect(errors).toContain(word);
    expect(filesOf(work)).toEqual([]);
  });

  test('files that are there', async () => {
    fs.mkdirSync(path.join(work, 'web/src'), { recursive: true });
    fs.writeFileSync(path.join(work, 'web/src/main.ts'), 'mine');
    fs.symlinkSync('nowhere', path.join(work, 'web/package.json'));
    expect((await init('web')).errors).toBe(
      'error: web has package.json, src/main.ts already; nothing was written\n' +
        '  fix: remove or rename what is there, or name another folder\n',
    );
    expect(fs.readdirSync(path.join(work, 'web'), { recursive: true })).toEqual(['package.json', 'src', 'src/main.ts']);
  });

  test('a file in place of a folder: what was written before is taken back', async () => {
    fs.mkdirSync(path.join(work, 'web'));
    fs.writeFileSync(path.join(work, 'web/src'), 'mine');
    const { code, errors } = await init('web');
    expect([code, errors]).toEqual([1, expect.stringMatching(/^error: web can't be written to: EEXIST.*\n {2}fix: /)]);
    expect(fs.readdirSync(path.join(work, 'web'), { recursive: true })).toEqual(['src']);
  });
});
