import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { UserError } from '../../src/command';
import { parseManifests } from '../../src/manifests/parse-manifests';
import { readManifests } from '../../src/manifests/read-manifests';

const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;

function folder(files: Record<string, string>): string {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'manifests-'));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    fs.writeFileSync(path.join(cwd, name), content);
  }
  return cwd;
}

function saidBy(action: () => unknown): [string, string | undefined] {
  try {
    action();
  } catch (error) {
    return error instanceof UserError ? [error.message, error.fix] : [String(error), undefined];
  }
  return ['nothing', undefined];
}

test('a folder is read file by file, each called as it is in the folder', () => {
  const cwd = folder({
    'dist/b.yaml': pod('b'),
    'dist/a/c.yml': `${pod('c')}---\n${pod('d')}`,
    'dist/e.json': '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"e"}}',
    'dist/kustomization.yaml': 'resources: [b.yaml]\n',
    'dist/construct-metadata.json': '{}',
    'dist/notes.txt': 'none',
  });
  const read = readManifests(['dist'], { cwd });
  expect(read.map(({ object, file, line }) => [object.metadata.name, file, line])).toEqual([
    ['c', 'a/c.yml', 1],
    ['d', 'a/c.yml', 6],
    ['b', 'b.yaml', 1],
    ['e', 'e.json', 1],
  ]);
});

test('of several operands each is told apart, and a file is called by its name', () => {
  const cwd = folder({ 'one/a.yaml': pod('a'), 'two/a.yaml': pod('b'), 'c.yaml': pod('c') });
  const read = readManifests(['one', './two/', 'c.yaml'], { cwd });
  expect(read.map(({ file }) => file)).toEqual(['one/a.yaml', 'two/a.yaml', 'c.yaml']);
});

test('an object has its own text, also one of a List', () => {
  const list = 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: b}\n';
  const read = parseManifests(`# head\n---\n${pod('a')}---\n${list}`, 'x.yaml');
  expect(read.map(({ text, line }) => [line, text])).toEqual([
    [3, pod('a')],
    [11, 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: b\n'],
  ]);
});

test('YAML is that of kubectl', () => {
  const [{ object }] = parseManifests(`${pod('a')}data: {on: yes, mode: 0644, at: 2024-01-01}\n`, 'x.yaml');
  expect(object.data).toEqual({ true: true, mode: 420, at: '2024-01-01' });
});

test.each<[string, string, string, string]>([
  [
    'a template of Helm',
    'a: {{ .Values.a }}\n',
    "x.yaml:1: this is a template of Helm's, not yet YAML",
    'render it first: helm template my-release ./chart > rendered.yaml',
  ],
  [
    'a template whose words others have, too',
    'a: 1\n{{ if x }}\nb: [\n',
    "x.yaml:2: this is a template of Helm's, not yet YAML",
    'render it first: helm template my-release ./chart > rendered.yaml',
  ],
  [
    'no YAML',
    'a: [\n',
    'x.yaml:2: Flow sequence in block collection must be sufficiently indented and end with a ]',
    'mend the YAML',
  ],
  [
    'no object',
    '\nreplicaCount: 1\n',
    "x.yaml:2: a document has no apiVersion and kind, so it is not Kubernetes'",
    'give only what kubectl apply would take',
  ],
  [
    'a kustomization',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
    'x.yaml:1: a Kustomization is for kustomize, not for the cluster',
    'build it first: kubectl kustomize . > built.yaml',
  ],
  ['no name', 'apiVersion: v1\nkind: Pod\n', 'x.yaml:1: the Pod has no name', 'write metadata.name'],
  [
    'a number that is too long',
    `${pod('a')}spec: {a: 12345678901234567890}\n`,
    'x.yaml:1: Pod/a has a number of more than 15 digits, about 12345678901234567000',
    'quote it, if it is a text',
  ],
])('%s is refused with its line', (_, text, problem, fix) => {
  expect(saidBy(() => parseManifests(text, 'x.yaml'))).toEqual([problem, fix]);
});

test("others' templates are texts", () => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  t: '{{ range .Alerts }}{{ end }}'\n`;
  expect(parseManifests(text, 'x.yaml')[0].object.data).toEqual({ t: '{{ range .Alerts }}{{ end }}' });
});

test('nothing to read is said', () => {
  const cwd = folder({ 'empty/notes.txt': '' });
  expect(saidBy(() => readManifests(['empty'], { cwd }))).toEqual([
    'there is no object in empty',
    'name files with Kubernetes YAML',
  ]);
  expect(saidBy(() => readManifests(['none.yaml'], { cwd }))[1]).toBe('name a file or a folder of YAML, or -');
});
