import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parseManifests } from '../../src/manifests/parse-manifests';
import { readManifests } from '../../src/manifests/read-manifests';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const parse = (text: string) => parseManifests(text, 'a.yaml').map(({ object }) => object);
const saysNo = (text: string): unknown[] => {
  try {
    return parse(text);
  } catch (error) {
    const { message, fix } = error as { message: string; fix: string };
    return [message, fix];
  }
};

describe('what is read', () => {
  const named = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

  test.each<[string, string, unknown[]]>([
    ['several documents, of which empty ones are none', `---\n${MAP}---\n# nothing\n---\n`, [named('a')]],
    ['JSON', JSON.stringify(named('b')), [named('b')]],
    ['Windows line ends and a byte order mark', `\uFEFF${MAP.replaceAll('\n', '\r\n')}`, [named('a')]],
    ['what is in a List', `apiVersion: v1\nkind: List\nitems: [${JSON.stringify(named('c'))}]`, [named('c')]],
    [
      'modes and words of YAML 1.1, as kubectl does',
      `${MAP}data: { mode: 0440, on: yes, text: "yes" }`,
      [{ ...named('a'), data: { mode: 288, true: true, text: 'yes' } }],
    ],
    [
      'anchors and merges',
      `${MAP}one: &x { a: 1 }\ntwo: { <<: *x, b: 2 }`,
      [{ ...named('a'), one: { a: 1 }, two: { a: 1, b: 2 } }],
    ],
    [
      'times as texts',
      `${MAP}data: { at: 2024-02-11T09:12:44Z, on: 22:22 }`,
      [{ ...named('a'), data: { at: '2024-02-11T09:12:44Z', true: '22:22' } }],
    ],
    [
      'braces of others',
      `${MAP}data: { x: "{{ range .Alerts }}{{ $labels.pod }}{{ end }}" }`,
      [{ ...named('a'), data: { x: '{{ range .Alerts }}{{ $labels.pod }}{{ end }}' } }],
    ],
  ])('%s', (_, text, objects) => {
    expect(parse(text)).toEqual(objects);
  });

  test.each<[string, BufferEncoding]>([
    ['UTF-8', 'utf8'],
    ['UTF-16, as PowerShell writes what is sent to a file', 'utf16le'],
  ])('a file in %s', (_, encoding) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifests-'));
    fs.writeFileSync(path.join(folder, 'a.yaml'), Buffer.from(`\uFEFF${MAP}data: { a: ü }\n`, encoding));
    expect(readManifests(['a.yaml'], { cwd: folder }).map(({ file, object }) => [file, object])).toEqual([
      ['a.yaml', { ...named('a'), data: { a: 'ü' } }],
    ]);
  });

  test('a file in another encoding is refused: its letters would come out as others', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifests-'));
    fs.writeFileSync(path.join(folder, 'a.yaml'), Buffer.from(`${MAP}data: { a: ü }\n`, 'latin1'));
    expect(() => readManifests(['a.yaml'], { cwd: folder })).toThrow(/^a\.yaml is neither in UTF-8 nor in UTF-16$/);
  });
});

describe('what is refused, with where and what to do', () => {
  test.each<[string, string, [string, string]]>([
    [
      'no YAML',
      `${MAP}data: [1`,
      ['a.yaml:4: Flow sequence in block collection must be sufficiently indented and end with a ]', 'mend the YAML'],
    ],
    [
      'a template of Helm',
      `${MAP}data:\n  x: {{ .Values.x }}`,
      [
        "a.yaml:5: this is a template of Helm's, not yet YAML",
        'render it first: helm template my-release ./chart > rendered.yaml',
      ],
    ],
    [
      'one of no values',
      `{{- if x }}\n${MAP}{{- end }}`,
      [
        "a.yaml:1: this is a template of Helm's, not yet YAML",
        'render it first: helm template my-release ./chart > rendered.yaml',
      ],
    ],
    [
      'a template whose words others have, too',
      'a: 1\n{{ if x }}\nb: [\n',
      [
        "a.yaml:2: this is a template of Helm's, not yet YAML",
        'render it first: helm template my-release ./chart > rendered.yaml',
      ],
    ],
    [
      'what is not Kubernetes',
      `---\n${MAP}---\nservices: {}\n`,
      [
        "a.yaml:6: a document has no apiVersion and kind, so it is not Kubernetes'",
        'give only what kubectl apply would take',
      ],
    ],
    [
      'a list',
      '- 1',
      [
        "a.yaml:1: a document has no apiVersion and kind, so it is not Kubernetes'",
        'give only what kubectl apply would take',
      ],
    ],
    [
      'a kustomization',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization',
      [
        'a.yaml:1: a Kustomization is for kustomize, not for the cluster',
        'build it first: kubectl kustomize . > built.yaml',
      ],
    ],
    [
      'a kustomization that does not say what it is',
      'resources: [../base]\nimages: []',
      [
        'a.yaml:1: a Kustomization is for kustomize, not for the cluster',
        'build it first: kubectl kustomize . > built.yaml',
      ],
    ],
    [
      'no name',
      'apiVersion: v1\nkind: Pod\nmetadata: { generateName: x- }',
      ['a.yaml:1: the Pod has no name', 'write metadata.name'],
    ],
    [
      'a number that JSON has not',
      `${MAP}data: { n: .inf }`,
      ['a.yaml:1: Infinity is no number for Kubernetes', 'mend the YAML'],
    ],
    [
      'a number that would change',
      `${MAP}data: { n: 12345678901234567890 }`,
      [
        'a.yaml:1: ConfigMap/a has a number of more than 15 digits, about 12345678901234567000',
        'quote it, if it is a text',
      ],
    ],
    [
      'an alias of nothing',
      `${MAP}data: *x`,
      ['a.yaml:1: Unresolved alias (the anchor must be set before the alias): x', 'mend the YAML'],
    ],
  ])('%s', (_, text, said) => {
    expect(saysNo(text)).toEqual(said);
  });

  test.each<[string[], string]>([
    [['none.yaml'], "none.yaml can't be read: ENOENT"],
    [['.'], 'there is no object in .'],
  ])('%s', (operands, message) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifests-'));
    expect(() => readManifests(operands, { cwd: folder })).toThrow(message);
  });
});
