import { Manifest } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

test.each([
  [
    'several documents, some of them empty',
    '---\n\n---\n# nothing\n---\nkind: A\napiVersion: v1\n---\nkind: B\napiVersion: v1\n',
    'AB',
  ],
  ['a List', 'apiVersion: v1\nkind: List\nitems: [{ apiVersion: v1, kind: A }, { apiVersion: v1, kind: B }]', 'AB'],
  ['nothing', '', ''],
  ['JSON', '{ "apiVersion": "v1", "kind": "A" }', 'A'],
])('YAML of %s', (_title, yaml, kinds) => {
  expect(
    [
      ...Manifest.fromYaml(yaml)
        .allYaml()
        .matchAll(/kind: (\w)/g),
    ]
      .map(([, kind]) => kind)
      .join(''),
  ).toBe(kinds);
});

test('YAML is read by version 1.1', () => {
  const yaml = 'apiVersion: v1\nkind: A\nmetadata: { name: a }\nspec: { &x on: yes, mode: 0644, all: *x }\n';
  expect(Manifest.fromYaml(yaml).resource('A', 'a').spec).toEqual({ true: true, mode: 420, all: true });
});

test.each([
  [
    'a: [',
    'the text is no YAML (Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 5); give YAML of Kubernetes',
  ],
  ['hello', 'a document has no apiVersion and kind; give YAML of Kubernetes, in documents that "---" separates'],
  ['kind: A', 'a document has no apiVersion and kind; give YAML of Kubernetes, in documents that "---" separates'],
])('YAML like %p is refused', (yaml, said) => {
  expect(messageOf(() => Manifest.fromYaml(yaml))).toBe(`Manifest.fromYaml: ${said}`);
});
