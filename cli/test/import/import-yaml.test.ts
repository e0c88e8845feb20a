import { ImportOptions, importYaml } from '../../src/import/import-yaml';
import { ProgramRun } from '../../src/import/prove';
import { parseManifests } from '../../src/manifests/parse-manifests';
import { report } from '../../src/import/report';
import { runInProcess } from './support/run-in-process';

const OPTIONS: ImportOptions = { kind: 'auto', withSecrets: false };
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: s3cret }\n';
const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { a: "1" }\n';

const deployment = (container: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: registry.example.com/web:1.0.0, ${container} }]
      ${more}
`;
const WEB = deployment('ports: [{ name: http, containerPort: 8080 }]');

const imported = (text: string, options = OPTIONS, runner = runInProcess) =>
  importYaml(parseManifests(text, 'a.yaml'), options, runner);

describe('values of Secrets', () => {
  test('stay out of the program, which says so, and whose checks take the Secret as there', async () => {
    const { code, leftOut, differences } = await imported(`${MAP}---\n${SECRET}`);
    expect([leftOut, differences, code.includes('s3cret')]).toEqual([['Secret/db'], [], false]);
    expect(code).toContain(
      [
        '  // Not in here, as their values would be for all to read: whoever applies them now still does.',
        "  Checks.of(chart).declare(External.secret('db'));",
      ].join('\n'),
    );
  });

  test('are in it when that is asked for', async () => {
    const { code, leftOut, differences } = await imported(SECRET, { ...OPTIONS, withSecrets: true });
    expect([leftOut, differences, code.includes("stringData: { password: 's3cret' }")]).toEqual([[], [], true]);
  });
});

describe('what a Deployment becomes', () => {
  test.each<[string, string, ImportOptions['kind'], [as: string, reason: string]]>([
    ['the user says .NET', WEB, 'aspnetcore', ['AspNetCoreService web', '--kind aspnetcore']],
    [
      'the user says not',
      deployment('ports: [{ containerPort: 80 }], env: [{ name: DOTNET_X, value: "1" }]'),
      'web',
      ['WebService web', '--kind web'],
    ],
    ['the user wants it as it is', WEB, 'raw', ['ApiObject', '--kind raw']],
    [
      'a setting of .NET',
      deployment('ports: [{ containerPort: 80 }], env: [{ name: ASPNETCORE_URLS, value: "http://+" }]'),
      'auto',
      ['AspNetCoreService web', 'by its variable ASPNETCORE_URLS'],
    ],
    [
      'a port that only .NET is told',
      deployment('env: [{ name: ASPNETCORE_URLS, value: "http://+:5000" }]'),
      'auto',
      ['AspNetCoreService web', 'by its variable ASPNETCORE_URLS'],
    ],
    [
      'an id that the library refuses',
      WEB.replace('name: web, labels', 'name: web.v2, labels'),
      'auto',
      ['ApiObject', 'the library refuses its name, image or port'],
    ],
  ])('%s', async (_, text, kind, said) => {
    const { recognitions, differences } = await imported(text, { ...OPTIONS, kind });
    expect([recognitions.map(({ as, reason }) => [as, reason]), differences]).toEqual([[said], []]);
  });
});

describe('the cluster is what the YAML takes for granted', () => {
  test.each<[string, string, string | undefined, string]>([
    ['nothing', WEB, undefined, 'new App()'],
    ['a name', WEB, 'kind', 'new App({ cluster: ClusterProfile.kind() })'],
    [
      'a PriorityClass',
      deployment('ports: [{ containerPort: 80 }]', 'priorityClassName: high'),
      undefined,
      "new App({ cluster: ClusterProfile.managed({ priorityClasses: ['high'] }) })",
    ],
    [
      'a field of Kubernetes 1.30',
      deployment('ports: [{ containerPort: 80 }], lifecycle: { preStop: { sleep: { seconds: 5 } } }'),
      undefined,
      "new App({ cluster: ClusterProfile.managed({ kubernetesVersion: '1.30' }) })",
    ],
  ])('%s', async (_, text, clusterName, app) => {
    const { code, differences } = await imported(text, { ...OPTIONS, clusterName });
    expect([differences, /const app = (.*);/.exec(code)![1]]).toEqual([[], app]);
  });
});

test('fields without a value, as templates leave them behind, are as good as none', async () => {
  const text = deployment(
    'ports: [{ name: null, containerPort: 8080 }], env: null, command: ~, resources: { limits: null }, livenessProbe:',
    'volumes: null',
  );
  const { recognitions, differences } = await imported(`${text}---\n${MAP}immutable: null\n`);
  expect([recognitions.map(({ as }) => as), differences]).toEqual([['WebService web', 'ApiObject'], []]);
});

test.each<[string, string]>([
  ['an item without a value', deployment('ports: [{ containerPort: 80 }], env: [~, { name: A }]')],
  ['a list that is none', deployment('ports: [{ containerPort: 80 }]', 'imagePullSecrets: registry')],
])('a Deployment that the API has not in this form stays as it is: %s', async (_, text) => {
  const { recognitions } = await imported(text);
  expect(recognitions.map(({ as, reason }) => [as, reason])).toEqual([['ApiObject', 'the API has it in another form']]);
});

test("an Ingress of another form is nobody's", async () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }\n';
  const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web }\nspec: { rules: [~] }\n';
  const { recognitions } = await imported([WEB, service, ingress].join('---\n'));
  expect(recognitions.map(({ object, as }) => [object, as])).toContainEqual(['Ingress/web', 'ApiObject']);
});

describe('two that would have one id', () => {
  const other =
    'apiVersion: v1\nkind: Service\nmetadata: { name: b }\nspec: { externalName: b.example.com, type: ExternalName }\n';
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: v2 }, ports: [{ port: 80, targetPort: 8080 }] }\n';
  const named = (name: string) => WEB.replaceAll(/(name|app): web/g, `$1: ${name}`);

  test.each<[string, string[], string[]]>([
    ['the same Deployment twice', [WEB, WEB], ['WebService web', 'ApiObject another service has its name']],
    [
      'one that is called as the Service of another',
      [WEB, named('v2'), service],
      ['WebService web', 'ApiObject another service has its name', 'ApiObject undefined'],
    ],
    [
      'one that is called as another object and its kind',
      [other, named('service-b')],
      ['ApiObject undefined', 'WebService service-b'],
    ],
  ])('%s', async (_, texts, said) => {
    const { recognitions, differences } = await imported(texts.join('---\n'));
    const ways = recognitions.map(({ as, reason }) => (as === 'ApiObject' ? `${as} ${reason}` : as));
    expect([differences, ways]).toEqual([[], said]);
  });
});

test('what is written as it is says why', async () => {
  const { code } = await imported(deployment('env: []'));
  expect(code).toContain("  // As it is: it opens no port.\n  new ApiObject(chart, 'deployment-web', {");
});

test('a check that would stop synth is silenced in the program, and said', async () => {
  const text = deployment('ports: [{ name: http, containerPort: 8080 }], volumeMounts: [{ name: x, mountPath: /x }]');
  const { code, silenced, differences } = await imported(text);
  expect(differences).toEqual([]);
  expect(silenced.map(({ checkId }) => checkId)).toEqual(['reference-volume']);
  expect(code).toContain("Checks.of(chart).suppress('reference-volume', { reason: 'as in a.yaml' });");
});

describe('what is not proved', () => {
  test.each<[string, ProgramRun, string[]]>([
    ['the program fails', { manifests: [], failure: 'no' }, ['the program fails: no']],
    ['an object is missing', { manifests: [] }, ['ConfigMap/web does not come out']],
    [
      'a field differs',
      { manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { a: '2' } }] },
      ['ConfigMap/web data.a: "1" went in, "2" comes out'],
    ],
    [
      'there is one more',
      {
        manifests: [
          { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { a: '1' } },
          { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'y' } },
        ],
      },
      ['Pod/y/x comes out, and did not go in'],
    ],
  ])('%s', async (_, found, differences) => {
    const result = await imported(MAP, OPTIONS, () => Promise.resolve(found));
    expect(result.differences).toEqual(differences);
    expect(report(result).slice(-1 - differences.length)).toEqual([
      'Not proved: the program gives something else.',
      ...differences.map((line) => `  ${line}`),
    ]);
  });
});

test.each([
  [1, 'f0.yaml'],
  [3, 'f0.yaml, f1.yaml, f2.yaml'],
  [40, 'f0.yaml and 39 other files'],
])('a program says which %d files it is from', async (count, files) => {
  const objects = Array.from({ length: count }, (_, index) =>
    parseManifests(`apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m${index} }\n`, `f${index}.yaml`),
  );
  const { code } = await importYaml(objects.flat(), { kind: 'auto', withSecrets: false }, runInProcess);
  expect(code).toContain(`// Written by cdk8s-aspnetcore import: it gives what ${files} had.\n`);
});
