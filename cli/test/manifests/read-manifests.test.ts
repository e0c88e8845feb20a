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

test('nothing to read is said', () => {
  const cwd = folder({ 'empty/notes.txt': '' });
  expect(saidBy(() => readManifests(['empty'], { cwd }))).toEqual([
    'there is no object in empty',
    'name files with Kubernetes YAML',
  ]);
  expect(saidBy(() => readManifests(['none.yaml'], { cwd }))[1]).toBe('name a file or a folder of YAML, or -');
});
