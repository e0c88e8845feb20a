import { ApiObject, Chart } from 'cdk8s';
import { App, AspNetCoreService, ClusterProfile, Scaling, StagesOptions } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

let folder: string;
let dist: string;
let out: string[];
let errors: string[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stages-'));
  dist = path.join(folder, 'dist');
  process.env.CDK8S_OUTDIR = dist;
  [out, errors] = [[], []];
  jest.spyOn(console, 'log').mockImplementation((text: string) => out.push(...text.split('\n')));
  jest.spyOn(console, 'error').mockImplementation((text: string) => errors.push(...text.split('\n')));
});

afterEach(() => {
  delete process.env.CDK8S_OUTDIR;
  jest.restoreAllMocks();
  process.exitCode = 0;
  fs.rmSync(folder, { recursive: true });
});

interface Settings {
  readonly cluster?: ClusterProfile;
  readonly replicas: number;
  readonly selects?: string;
}

const STAGES: Record<string, Settings> = {
  local: { cluster: ClusterProfile.minikube(), replicas: 1 },
  staging: { replicas: 1 },
  production: { replicas: 2 },
};

/** One service, and a Service whose selector may be wrong. */
function shop(app: App, { replicas, selects = 'web' }: Settings): void {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new AspNetCoreService(chart, 'web', { image: 'registry.example.com/web:1.0.0', scaling: Scaling.replicas(replicas) });
  const spec = { selector: { 'app.kubernetes.io/instance': selects }, ports: [{ port: 80, targetPort: 8080 }] };
  new ApiObject(chart, 'extra', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'extra' }, spec });
}

function run(stages: Record<string, Settings> = STAGES, options?: StagesOptions): void {
  App.stages(stages, shop, options);
}

const written = () => (fs.existsSync(dist) ? fs.readdirSync(dist, { recursive: true, encoding: 'utf8' }).sort() : []);
const EACH = ['local', 'production', 'staging'].flatMap((stage) => [stage, `${stage}/shop.k8s.yaml`]);

test('each stage has a folder that stands for itself, and the program says what differs', () => {
  run();
  expect(written()).toEqual(EACH);
  const replicas = ['local', 'staging', 'production'].map(
    (stage) => /^ {2}replicas: (\d)$/m.exec(fs.readFileSync(path.join(dist, stage, 'shop.k8s.yaml'), 'utf8'))![1],
  );
  expect(replicas).toEqual(['1', '1', '2']);
  expect(out).toEqual([
    'Wrote:',
    `  ${dist}/local: 4 objects for minikube`,
    `  ${dist}/staging: 5 objects for managed`,
    `  ${dist}/production: 6 objects for managed`,
    '',
    'local -> staging:',
    '  + NetworkPolicy/web',
    '  Deployment/web: spec.template.spec.containers[web].imagePullPolicy "IfNotPresent" -> "Always"',
    '',
    'staging -> production:',
    '  + PodDisruptionBudget/web',
    '  Deployment/web: spec.replicas 1 -> 2',
    '',
    'Next, each on its own cluster:',
    `  kubectl apply -f ${dist}/local`,
    `  kubectl apply -f ${dist}/staging`,
    `  kubectl apply -f ${dist}/production`,
  ]);
});

test('what is said of several stages alike is said once, by their names', () => {
  run({
    local: { replicas: 1 },
    staging: { replicas: 1, selects: 'api' },
    production: { replicas: 1, selects: 'api' },
  });
  expect(process.exitCode ?? 0).toBe(0);
  expect(errors.slice(0, 3)).toEqual([
    'staging, production:',
    'shop/extra',
    expect.stringMatching(/^ {2}warning selector-matches: /),
  ]);
});

test('where one stage fails none is written, and the last good folders stay', () => {
  const stages = { local: { replicas: 1 }, staging: { replicas: 1 }, production: { replicas: 1 } };
  run(stages);
  const before = written().map((name) => fs.statSync(path.join(dist, name)).mtimeMs);
  expect(out).toContain('local -> staging: no difference');
  out.length = 0;
  App.stages(stages, (app, settings, stage) => {
    shop(app, settings);
    if (stage !== 'staging') {
      app.node.addValidation({ validate: () => ['it rains'] });
    }
  });
  expect(process.exitCode).toBe(1);
  expect(errors.slice(0, 2)).toEqual(['local, production: synth found one problem, nothing was written:', 'it rains']);
  expect(errors.at(-1)).toBe('Not written either, though nothing is wrong there: staging');
  expect(written().map((name) => fs.statSync(path.join(dist, name)).mtimeMs)).toEqual(before);
  expect(out).toEqual([]);
});

test('a constructor that throws is told by its stage, and the others are tried', () => {
  run({ local: { replicas: 1 }, production: { replicas: -1 } });
  expect(process.exitCode).toBe(1);
  expect(errors).toEqual([
    'production: shop/web: replicas -1 is not valid; use a whole number from 0 to 2147483647',
    'Not written either, though nothing is wrong there: local',
  ]);
  expect(written()).toEqual([]);
});

test('one stage can be asked for, as an app of its own; the folders of the others stay', () => {
  run();
  fs.writeFileSync(path.join(dist, 'production', 'old.k8s.yaml'), '');
  fs.writeFileSync(path.join(dist, 'staging', 'old.k8s.yaml'), '');
  out.length = 0;
  run(STAGES, { only: 'production' });
  expect(written()).toEqual([...EACH.slice(0, 4), ...EACH.slice(4), 'staging/old.k8s.yaml'].sort());
  expect(out[0]).toBe('Wrote, in the order in which it is applied:');
  expect(out[1]).toContain(`  ${dist}/production/shop.k8s.yaml: `);
});

test('with all of them the folder of a stage that is gone goes, and what synth never wrote stays', () => {
  run();
  fs.writeFileSync(path.join(dist, 'production', 'kustomization.yaml'), 'resources: []\n');
  run({ production: { replicas: 2 } });
  expect(written()).toEqual(['production', 'production/kustomization.yaml', 'production/shop.k8s.yaml']);
});

test('an empty name stands for all, as an empty variable does', () => {
  run(STAGES, { only: '' });
  expect(written()).toEqual(EACH);
});

test('findings are written with their stage, and the file that it would be in', () => {
  const file = path.join(folder, 'findings.sarif');
  run({ local: { replicas: 1 }, production: { replicas: 1, selects: 'api' } }, { findings: file });
  const { results } = (JSON.parse(fs.readFileSync(file, 'utf8')) as { runs: { results: any[] }[] }).runs[0];
  expect(results.map(({ ruleId, locations }) => [ruleId, locations[0].logicalLocations[0].fullyQualifiedName])).toEqual(
    [['selector-matches', 'production/shop/extra']],
  );
  const { uri } = results[0].locations[0].physicalLocation.artifactLocation as { uri: string };
  expect(uri).toBe(path.relative(process.cwd(), path.join(dist, 'production/shop.k8s.yaml')));
});

test('the quota plan is printed for each stage, under its name', () => {
  run({ local: { replicas: 1 }, production: { replicas: 2 } }, { plan: true });
  expect(out.filter((line) => /^(local|production):$/.test(line))).toEqual(['local:', 'production:']);
});

test('settings of the app hold for all stages, and its folder is the one above theirs', () => {
  run(STAGES, { app: { outdir: path.join(folder, 'other'), outputFileExtension: '.yaml' } });
  expect(fs.readdirSync(path.join(folder, 'other/staging'))).toEqual(['shop.yaml']);
});

test.each([
  [{}, {}, 'there is no stage; give at least one, like { local: {}, production: {} }'],
  [
    { '../live': { replicas: 1 } },
    {},
    'the stage "../live" can\'t be a folder; name it by letters, digits, dashes, dots and underscores, a letter or digit first and last',
  ],
  [
    { live: { replicas: 1 }, Live: { replicas: 1 } },
    {},
    'the stages "live" and "Live" are one folder on Windows and macOS; give them names that differ in more than case',
  ],
  [{ live: 3 as never }, {}, 'the settings of the stage "live", 3, are no plain object; use { … }'],
  [
    STAGES,
    { only: 'live' },
    'there is no stage "live"; use one of local, staging, production, or leave it out for all',
  ],
])('%j with %j is refused', (stages: Record<string, Settings>, options: StagesOptions, message) => {
  run(stages, options);
  expect([process.exitCode, errors, written()]).toEqual([1, [`App.stages: ${message}`], []]);
});

test('an async function is refused: its constructs would come too late', () => {
  // eslint-disable-next-line @typescript-eslint/no-misused-promises, @typescript-eslint/require-await -- the mistake
  App.stages({ live: {} }, async () => undefined);
  expect(errors).toEqual([
    'live: App.stages: the stage live is built by an async function, which is not done when synth begins; ' +
      'await what it needs before the call',
  ]);
});

test('another app than the one of the stage is refused: nothing of it would be written', () => {
  App.stages({ live: {} }, () => new App());
  expect(errors).toEqual([
    'live: App.stages: the stage live gives another app than its own, of which nothing would be written; ' +
      'make the charts in the app that is handed in: (app, settings) => { new Chart(app, …) }',
  ]);
});
