import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Imported, importYaml } from '../../src/import/import-yaml';
import { readManifests } from '../../src/manifests/read-manifests';
import { runInProcess } from './support/run-in-process';

const REPO = path.join(__dirname, '../../..');
const FIXTURES = path.join(__dirname, '../fixtures/import');

/** Of each file: the objects by types alone, by types and patches, and as they are; and the patches. */
const CORPUS: Record<string, [typed: number, patched: number, raw: number, patches: number]> = {
  'anchors.yaml': [1, 1, 0, 2],
  'aspirate.yaml': [1, 1, 1, 1],
  'bjw-s.yaml': [1, 1, 0, 2],
  'eshop.yaml': [1, 2, 1, 3],
  'full-web.yaml': [5, 1, 3, 4],
  'grpc.yaml': [1, 1, 0, 5],
  'helm-bench.yaml': [2, 1, 3, 2],
  'helm-create.yaml': [2, 2, 1, 2],
  'hpa-v1.yaml': [2, 2, 0, 2],
  'json.json': [2, 0, 0, 0],
  'kompose.yaml': [1, 1, 1, 2],
  'kubectl-create.yaml': [2, 0, 0, 0],
  'live.yaml': [2, 0, 0, 0],
  'names-differ.yaml': [1, 1, 0, 2],
  'raw-kinds.yaml': [0, 0, 8, 0],
  'secrets.yaml': [1, 0, 1, 0],
  'sidecars.yaml': [0, 1, 0, 5],
  'skaffold.yaml': [1, 1, 0, 3],
  'stakater.yaml': [2, 1, 2, 3],
  'tutorial.yaml': [1, 0, 0, 0],
  'two-namespaces.yaml': [3, 0, 1, 0],
  'windows.yaml': [1, 0, 0, 0],
};

/** What is more than a number: what was recognised, and why not. */
const SAID: [file: string, object: string, as: string, reason: string | undefined][] = [
  ['eshop.yaml', 'Ingress/catalog-api', 'AspNetCoreService catalog-api', undefined],
  [
    'names-differ.yaml',
    'Deployment/web-deployment',
    'AspNetCoreService web-service',
    'by its variable ASPNETCORE_URLS',
  ],
  ['raw-kinds.yaml', 'Deployment/cache', 'ApiObject', 'redis speaks no HTTP'],
  ['raw-kinds.yaml', 'Deployment/worker', 'ApiObject', 'it opens no port'],
  ['sidecars.yaml', 'Deployment/reports', 'AspNetCoreService reports', 'by its command'],
  ['json.json', 'Deployment/ops/status', 'WebService status', 'nothing says .NET; --kind aspnetcore, if it is'],
];

const files = fs.readdirSync(FIXTURES).sort();
const imported = new Map<string, Imported>();

jest.setTimeout(300_000);

beforeAll(async () => {
  for (const file of files) {
    const sources = readManifests([file], { cwd: FIXTURES });
    imported.set(file, await importYaml(sources, { kind: 'auto', withSecrets: false }, runInProcess));
  }
});

test('there are manifests of many styles', () => {
  expect(files).toEqual(Object.keys(CORPUS));
});

test.each(files)('%s comes out as it went in', (file) => {
  expect(imported.get(file)!.differences).toEqual([]);
});

test('so much is typed', () => {
  const counted = files.map((file) => {
    const { recognitions } = imported.get(file)!;
    const of = (way: string) => recognitions.filter((recognition) => recognition.way === way).length;
    const patches = recognitions.reduce((sum, recognition) => sum + recognition.patches, 0);
    return [file, [of('typed'), of('patched'), of('raw'), patches]];
  });
  expect(Object.fromEntries(counted)).toEqual(CORPUS);
});

test.each(SAID)('%s: %s becomes %s', (file, object, as, reason) => {
  const found = imported.get(file)!.recognitions.find((recognition) => recognition.object === object);
  expect([found?.as, found?.reason]).toEqual([as, reason]);
});

describe('the programs', () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'import-corpus-'));
    files.forEach((file) =>
      fs.writeFileSync(path.join(folder, `${file.replace(/\W/g, '-')}.ts`), imported.get(file)!.code),
    );
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const run = (script: string, args: string[]) => {
    const child = spawnSync(process.execPath, [path.join(REPO, 'node_modules', script), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return `${child.stdout}${child.stderr}`.trim();
  };

  test('are what prettier would write', () => {
    const options = ['--config', path.join(REPO, '.prettierrc.json'), '--list-different', '.'];
    expect(run('prettier/bin/prettier.cjs', options)).toBe('');
  });

  test('are TypeScript, with no type that is not right', () => {
    fs.symlinkSync(path.join(REPO, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    const compilerOptions = {
      ...{ noEmit: true, strict: true, target: 'ES2022', module: 'preserve', moduleResolution: 'bundler' },
      ...{
        skipLibCheck: true,
        rootDir: path.parse(REPO).root,
        types: ['node'],
        paths: { 'cdk8s-aspnetcore': [path.join(REPO, 'src/index.ts')] },
      },
    };
    const config = { extends: path.join(REPO, 'tsconfig.dev.json'), compilerOptions, include: ['*.ts'], exclude: [] };
    fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    expect(run('typescript/bin/tsc', ['-p', '.'])).toBe('');
  });
});
