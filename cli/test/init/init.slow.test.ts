import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parse } from 'yaml';
import { packedPackage } from '../../../test/support/packed-package';

const REPO = path.join(__dirname, '../../..');
const SNAPSHOT = 'test/chart.snapshot.yaml';

jest.setTimeout(300_000);
let work: string;
let project: string;

interface Ran {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a command as on a developer's machine, or as in CI. */
function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Ran {
  const all = { ...process.env, CI: undefined, NODE_TEST_CONTEXT: undefined, CDK8S_CHECK_UPGRADE: 'false', ...env };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: all });
  return { status, text: stdout + stderr };
}

/** Runs a command that must succeed. */
function succeed(command: string, args: string[], cwd = project, env: NodeJS.ProcessEnv = {}): string {
  const { status, text } = run(command, args, cwd, env);
  expect(status === 0 ? '' : `${command} ${args.join(' ')}\n${text}`).toBe('');
  return text;
}

const install = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
const program = () => path.join(work, 'tools/node_modules/.bin/cdk8s-aspnetcore');
const read = (name: string) => fs.readFileSync(path.join(project, name), 'utf8');
const filesOf = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]);

beforeAll(() => {
  work = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'init-'));
  const tarballs = (['cdk8s-aspnetcore', 'cdk8s-aspnetcore-cli'] as const).map((name) => packedPackage(name).tarball);
  fs.mkdirSync(path.join(work, 'tools'));
  fs.writeFileSync(path.join(work, 'tools/package.json'), '{ "private": true }');
  succeed('npm', [...install, '--omit=optional', ...tarballs], path.join(work, 'tools'));
  succeed(program(), ['init', 'my-service'], work);
  project = path.join(work, 'my-service');
  const manifest = JSON.parse(read('package.json'));
  manifest.dependencies['cdk8s-aspnetcore'] = `file:${tarballs[0]}`;
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify(manifest, undefined, 2));
  succeed('npm', install);
  succeed('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline']);
});

afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

describe('a project that the packed program wrote', () => {
  test('has no snapshot that anybody has read: in CI that is a failure, on a machine it is written', () => {
    const inCi = run('npm', ['test'], project, { CI: 'true' });
    expect([inCi.status, inCi.text]).toEqual([1, expect.stringContaining('run "npm test" on your machine')]);
    expect(fs.existsSync(path.join(project, SNAPSHOT))).toBe(false);
    expect(succeed('npm', ['test'])).toContain('pass 2');
    expect(succeed('npm', ['test'], project, { CI: 'true' })).toContain('pass 2');
  });

  test('synthesises the YAML of its snapshot', () => {
    expect(succeed('npm', ['run', 'synth'])).toContain(
      '\n  minikube image load my-service:dev\n  kubectl apply -f dist\n',
    );
    expect(filesOf(path.join(project, 'dist'))).toEqual([['my-service.k8s.yaml', read(SNAPSHOT)]]);
  });

  test('synthesises by the cdk8s command, too', () => {
    fs.rmSync(path.join(project, 'dist'), { recursive: true });
    succeed(process.execPath, [path.join(REPO, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth']);
    expect(read('dist/my-service.k8s.yaml')).toBe(read(SNAPSHOT));
  });

  test('installs little, without the tool that cdk8s-plus-27 would bring', () => {
    const { packages } = JSON.parse(read('node_modules/.package-lock.json'));
    const names = Object.keys(packages).map((name) => name.slice('node_modules/'.length));
    expect(names).toEqual(expect.arrayContaining(['cdk8s-aspnetcore', 'tsx', 'typescript']));
    expect(names).not.toContain('axios');
    expect(names.length).toBeLessThan(20);
  });

  test('says which line of the YAML has changed, until the change is taken as reviewed', () => {
    fs.writeFileSync(path.join(project, SNAPSHOT), read(SNAPSHOT).replace('replicas: 1', 'replicas: 3'));
    const { status, text } = run('npm', ['test'], project);
    const said = [
      'the YAML has changed; if that is meant, "npm run test:update"',
      "+   '  replicas: 1",
      "-   '  replicas: 3",
    ];
    expect([status, said.filter((line) => !text.includes(line))]).toEqual([1, []]);
    succeed('npm', ['run', 'test:update']);
    expect(read(SNAPSHOT)).toContain('replicas: 1');
    expect(succeed('npm', ['test'])).toContain('pass 2');
  });

  test('fails its tests on a wrong type', () => {
    const chart = read('src/chart.ts');
    fs.writeFileSync(path.join(project, 'src/chart.ts'), chart.replace('port: 8080', "port: '8080'"));
    const { status, text } = run('npm', ['test'], project);
    fs.writeFileSync(path.join(project, 'src/chart.ts'), chart);
    expect([status, text]).toEqual([2, expect.stringContaining("error TS2322: Type 'string' is not assignable")]);
  });

  describe('its workflow', () => {
    beforeAll(() => succeed('npm', ['run', 'synth']));

    const script = () =>
      parse(read('.github/workflows/ci.yml')).jobs.test.steps.find(({ run: text }: { run?: string }) =>
        text?.includes('git diff'),
      ).run as string;
    /** What it says of a change from a base branch. */
    const saidOf = (
      change: (chart: string) => string,
      files = ['src', 'package.json', 'package-lock.json', 'tsconfig.json'],
    ) => {
      const base = path.join(project, 'base');
      files.forEach((name) => fs.cpSync(path.join(project, name), path.join(base, name), { recursive: true }));
      if (files.includes('src')) {
        fs.writeFileSync(path.join(base, 'src/chart.ts'), change(read('src/chart.ts')));
      }
      fs.mkdirSync(path.join(base), { recursive: true });
      const summary = path.join(work, 'summary.md');
      succeed('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script()], project, {
        GITHUB_STEP_SUMMARY: summary,
        npm_config_prefer_offline: 'true',
      });
      const said = [read('diff/comment.md'), fs.readFileSync(summary, 'utf8')];
      [base, path.join(project, 'diff'), summary].forEach((name) => fs.rmSync(name, { recursive: true }));
      expect(said[1]).toBe(said[0]);
      return said[0].split('\n');
    };

    test('shows the lines of YAML that change', () => {
      const said = saidOf((chart) => chart.replace('my-service:dev', 'my-service:old'));
      expect(said.slice(0, 9)).toEqual([
        '<!-- diff of the YAML -->',
        '### What changes in the YAML',
        '',
        '',
        '',
        '~~~~~~~~~~diff',
        'diff --git base/dist/my-service.k8s.yaml dist/my-service.k8s.yaml',
        expect.stringMatching(/^index /),
        '--- base/dist/my-service.k8s.yaml',
      ]);
      expect(said.filter((line) => /^[-+] .*image:/.test(line))).toEqual([
        '-          image: my-service:old',
        '+          image: my-service:dev',
      ]);
      expect(said.slice(-2)).toEqual(['~~~~~~~~~~', '']);
    });

    test('says that nothing changes', () => {
      expect(saidOf((chart) => chart)[3]).toBe('The YAML stays as it is.');
    });

    test('shows all of it where the base branch has no project yet', () => {
      const said = saidOf((chart) => chart, []);
      expect(said[3]).toBe('The base branch gives no YAML, so all of it is new.');
      expect(said).toContain('+          image: my-service:dev');
    });
  });
});

test('cdk8s init writes the same project from the same template, where it has it among its own', () => {
  const cdk8sCli = path.join(work, 'cdk8s-cli');
  fs.cpSync(path.join(REPO, 'node_modules/cdk8s-cli'), cdk8sCli, { recursive: true });
  const template = path.join(work, 'tools/node_modules/cdk8s-aspnetcore-cli/templates/aspnetcore-app');
  fs.cpSync(template, path.join(cdk8sCli, 'templates/aspnetcore-app'), { recursive: true });
  const [theirs, ours] = ['theirs', 'ours'].map((name) => path.join(work, name, 'shop'));
  fs.mkdirSync(theirs, { recursive: true });
  const env = { NODE_PATH: path.join(REPO, 'node_modules') };
  const said = succeed(process.execPath, [path.join(cdk8sCli, 'bin/cdk8s'), 'init', 'aspnetcore-app'], theirs, env);
  expect(said).toContain('Next: npm install, npm test, npm run synth.');
  fs.mkdirSync(ours, { recursive: true });
  succeed(program(), ['init'], ours);
  expect(filesOf(theirs)).toEqual(filesOf(ours));
});
