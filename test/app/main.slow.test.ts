import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const REPO = path.join(__dirname, '../..');
const FILE = 'kubernetes-hello.k8s.yaml';

type Environment = Record<string, string | undefined>;
interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

jest.setTimeout(60_000);
let work: string;

/** Runs a command with only those settings that a test chooses. */
function run(command: string, args: string[], cwd: string, env: Environment = {}): Run {
  const fresh = { CLUSTER: undefined, DEBUG: undefined, CDK8S_OUTDIR: undefined, NODE_OPTIONS: undefined };
  const child = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...fresh, ...env } });
  return { status: child.status, stdout: child.stdout, stderr: child.stderr };
}

/** What `npm run synth` runs, in a folder of its own. */
function synth(env: Environment = {}, repo = REPO): Run {
  return run(process.execPath, [path.join(repo, 'scripts/synth.mjs')], work, env);
}

/** This repository without its output and history, at another absolute path. */
function copyOfRepo(): string {
  const copy = fs.mkdtempSync(path.join(work, 'copy of repo-'));
  for (const name of ['src', 'imports', 'scripts', 'cli/runner', 'package.json', 'tsconfig.json', 'cdk8s.yaml']) {
    fs.cpSync(path.join(REPO, name), path.join(copy, name), { recursive: true });
  }
  fs.symlinkSync(path.join(REPO, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

const output = (outdir = path.join(work, 'dist')) => fs.readFileSync(path.join(outdir, FILE), 'utf8');

beforeEach(() => {
  work = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'main-'));
});

afterEach(() => fs.rmSync(work, { recursive: true, force: true }));

const objects = (folder: string) =>
  `  ${folder}/${FILE}: Namespace/kubernetes-hello, ResourceQuota/quota, LimitRange/limits, ` +
  'ServiceAccount/kubernetes-hello, Service/kubernetes-hello, Deployment/kubernetes-hello';

describe('what synth prints: what it wrote, and the commands to type next', () => {
  test.each([
    ['minikube by default', undefined, 'minikube', 'kubectl', 'minikube image load hello_asp_net_core:latest'],
    [
      'CLUSTER=microk8s',
      'microk8s',
      'microk8s',
      'microk8s kubectl',
      'docker save hello_asp_net_core:latest | microk8s ctr image import -',
    ],
  ])('%s', (_, CLUSTER, cluster, kubectl, load) => {
    const printed = synth({ CLUSTER });
    expect(printed).toEqual({ status: 0, stderr: '', stdout: expect.any(String) });
    expect(printed.stdout.split('\n')).toEqual([
      'Wrote, in the order in which it is applied:',
      objects('dist'),
      '',
      `Next, on ${cluster}:`,
      `  ${load}`,
      `  ${kubectl} apply -f dist`,
      `  ${kubectl} -n kubernetes-hello rollout status deployment/kubernetes-hello`,
      `  ${kubectl} -n kubernetes-hello port-forward service/kubernetes-hello 8080:80`,
      '  curl http://localhost:8080/',
      '',
    ]);
    expect(fs.readdirSync(path.join(work, 'dist'))).toEqual([FILE]);
  });

  test('a folder that CDK8S_OUTDIR chooses is in the commands, too', () => {
    const lines = synth({ CDK8S_OUTDIR: path.join(work, 'out/yaml') }).stdout.split('\n');
    expect([lines[1], lines[5]]).toEqual([objects('out/yaml'), '  kubectl apply -f out/yaml']);
    expect(fs.readdirSync(work, { recursive: true }).sort()).toEqual(['out', 'out/yaml', `out/yaml/${FILE}`]);
  });
});

describe('a synth that fails: one message, exit code 1, the last good output', () => {
  const message =
    'ClusterProfile.named: cluster "nokia" is unknown; use one of minikube, microk8s, kind, k3d, openshift, managed';

  beforeEach(() => {
    fs.mkdirSync(path.join(work, 'dist'));
    fs.writeFileSync(path.join(work, 'dist', FILE), 'the last good output');
  });

  afterEach(() => {
    expect(fs.readdirSync(work)).toEqual(['dist']);
    expect(output()).toBe('the last good output');
  });

  test('an unknown CLUSTER gives one line', () => {
    expect(synth({ CLUSTER: 'nokia' })).toEqual({ status: 1, stdout: '', stderr: `${message}\n` });
  });

  test('DEBUG=1 shows where it was thrown', () => {
    const failed = synth({ CLUSTER: 'nokia', DEBUG: '1' });
    expect([failed.status, failed.stdout]).toEqual([1, '']);
    expect(failed.stderr.split('\n')[0]).toBe(`LibraryError: ${message}`);
    expect(failed.stderr).toMatch(/^ {4}at .*src\/main\.ts:\d+:\d+\)?$/m);
  });
});

describe('the same input gives the same bytes', () => {
  test('twice, at two absolute paths, in two time zones, in two locales', () => {
    const places = [
      { repo: REPO, env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' } },
      { repo: REPO, env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' } },
      { repo: copyOfRepo(), env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
    ];
    const written = places.map(({ repo, env }) => {
      expect(synth(env, repo)).toEqual({ status: 0, stderr: '', stdout: expect.any(String) });
      return output();
    });
    expect(written[0].split('\n')[0]).toBe('apiVersion: v1');
    expect(written).toEqual([written[0], written[0], written[0]]);
  });

  test('by `npx cdk8s synth`', () => {
    const copy = copyOfRepo();
    const cli = run('npx', ['cdk8s', 'synth'], copy, { CDK8S_CHECK_UPGRADE: 'false' });
    expect([cli.status, cli.stdout]).toEqual([0, `Synthesizing application\n  - dist/${FILE}\n`]);
    synth();
    expect(output(path.join(copy, 'dist'))).toBe(output());
  });
});
