import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Manifest } from 'cdk8s-aspnetcore';
import { run } from '../../src/run';
import { recordedIo } from '../support/recorded-io';
import { deployment, REPO, reportOfObjects } from '../support/reports';

const HELLO = path.join(REPO, 'examples/01-hello/expected.yaml');

function folder(files: Record<string, string> = {}): string {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
  Object.entries(files).forEach(([name, content]) => fs.writeFileSync(path.join(cwd, name), content));
  return cwd;
}

async function report(
  args: string[],
  cwd = folder(),
): Promise<{ code: number; out: string; errors: string; cwd: string }> {
  const io = recordedIo(cwd);
  const code = await run(['report', ...args], io);
  return { code, out: io.text(), errors: io.errors(), cwd };
}

test('a report of the hello is written, and told of', async () => {
  const { code, out, errors, cwd } = await report([HELLO]);
  expect([code, errors]).toEqual([0, '']);
  expect(out.split('\n').slice(1)).toEqual([
    '5 objects, 1 workload, 1 namespace',
    '0 errors and 2 warnings of the checks, 0 prerequisites of the cluster',
    'Promises that nothing keeps yet:',
    '  kubernetes-hello/kubernetes-hello: horizontal scaling, deployments without downtime, restarts of what has failed, metrics and logs, canary, A/B or blue-green releases',
    '',
  ]);
  expect(out.split('\n')[0]).toContain('report/report.json');
  const { sources, format } = JSON.parse(fs.readFileSync(path.join(cwd, 'report/report.json'), 'utf8'));
  expect([format, sources]).toEqual([1, ['expected.yaml']]);
  expect(fs.readFileSync(path.join(cwd, 'report/topology.mmd'), 'utf8')).toMatch(/^flowchart LR\n/);
});

test('the same manifests give the same bytes, from wherever they are read', async () => {
  const name = 'web.yaml';
  const text = fs.readFileSync(path.join(REPO, 'examples/12-observability/expected.yaml'), 'utf8');
  const cwds = [folder({ [name]: text }), folder({ [name]: text })];
  const texts = await Promise.all(
    cwds.map(async (cwd) => {
      await report(['.', '--out', 'r'], cwd);
      return fs.readFileSync(path.join(cwd, 'r/report.json'), 'utf8');
    }),
  );
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toContain(os.tmpdir());
});

test.each<[string[], number, string]>([
  [[], 0, ''],
  [['--fail-on', 'error'], 0, ''],
  [['--fail-on', 'warning'], 1, 'error: the checks found what --fail-on warning does not let through\n'],
])('with %j it ends with %d', async (options, expected, said) => {
  const { code, errors, cwd } = await report([HELLO, ...options]);
  expect([code, errors]).toEqual([expected, said]);
  expect(fs.existsSync(path.join(cwd, 'report/report.json'))).toBe(true);
});

test.each<[string[], string]>([
  [[], 'error: there is nothing to report on\n  fix: name a folder or files of YAML, or - for the pipe\n'],
  [[HELLO, '--out'], "error: Option '--out <value>' argument missing\n  fix: call it with --help for what it takes\n"],
  [[HELLO, '--fail-on', 'info'], 'error: --fail-on info is no severity\n  fix: use error or warning\n'],
  [[HELLO, '--price-cpu=-1'], 'error: --price-cpu -1 is no price\n  fix: give a number, like 24.50\n'],
  [[HELLO, '--kubernetes', '2.0'], 'error: --kubernetes: KubernetesVersion.of: version "2.0" is not one of Kubernetes'],
])('%j is refused', async (args, said) => {
  const { code, errors } = await report(args);
  expect(code === 0 ? '' : errors).toContain(said);
});

test('names are plain text on a terminal', async () => {
  const name = 'a\u001b[31m\u202e\nb';
  const { out } = await report(['.'], folder({ 'a.json': JSON.stringify(deployment(name)) }));
  expect(out).toContain('  shop/a [31m b: load balancing');
  expect(out).not.toMatch(/[\u001b\u202e]/);
});

test('the version of the cluster says which fields it knows', async () => {
  const cwd = folder({
    'a.json': JSON.stringify(deployment('web', { lifecycle: { preStop: { sleep: { seconds: 5 } } } })),
  });
  const found = async (...args: string[]) => {
    await report(['a.json', ...args], cwd);
    const { findings } = JSON.parse(fs.readFileSync(path.join(cwd, 'report/report.json'), 'utf8'));
    return findings.map(({ id }: { id: string }) => id).includes('field-supported');
  };
  expect([await found(), await found('--kubernetes', '1.28'), await found('--kubernetes', '1.33')]).toEqual([
    false,
    true,
    false,
  ]);
});

test('every pair of workloads is asked about once', () => {
  const shop = Array.from({ length: 40 }, (_, index) => [
    deployment(`s${index}`),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `s${index}`, namespace: 'shop' },
      spec: { podSelector: { matchLabels: { app: `s${index}` } }, policyTypes: ['Ingress', 'Egress'] },
    },
  ]).flat();
  const asked = jest.spyOn(Manifest.prototype, 'reaches');
  const { reach } = reportOfObjects(...shop);
  expect(asked).toHaveBeenCalledTimes(40 * 40);
  expect([reach!.sources.length, reach!.targets.length, reach!.reasons.length]).toEqual([40, 40, 40]);
  asked.mockRestore();
});
