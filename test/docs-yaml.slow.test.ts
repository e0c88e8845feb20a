import { Manifest } from 'cdk8s-aspnetcore';
import { appsOf } from './support/doc-apps';
import { docBlocks, docOutputs } from './support/doc-blocks';
import { documentsOf, whatDiffers } from './support/yaml-part';

/** Pages whose YAML is generated, and compared as a whole by their own tests. */
const GENERATED = ['docs/checks.md'];

const SHOWN = docOutputs('yaml').filter(({ page }) => !GENERATED.includes(page));

/** What the code gives, each program run once. */
const GIVEN = new Map<string, unknown[]>();

function given(code: string): unknown[] {
  const known = GIVEN.get(code) ?? appsOf(code).flatMap((app) => documentsOf(Manifest.fromApp(app).allYaml()));
  GIVEN.set(code, known);
  return known;
}

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('the YAML that a page shows is in what the code above it gives', () => {
  const wrong = SHOWN.filter(({ note }) => note === '').flatMap(({ page, line, text, code }) =>
    documentsOf(text).flatMap((document) =>
      whatDiffers(document, given(code ?? '')).map((difference) => `${page}:${line}: ${difference}`),
    ),
  );
  expect(wrong).toEqual([]);
}, 60_000);

test('what no code above gives is said to come from elsewhere, or from a file', () => {
  const isFile = (note: string) => note.includes('/');
  const notes = SHOWN.filter(({ note }) => note !== '' && !isFile(note)).map(({ page, note }) => `${page}: ${note}`);
  expect(notes).toEqual(['docs/report-diff.md: elsewhere', 'docs/slo.md: elsewhere']);
  expect(SHOWN.length).toBeGreaterThanOrEqual(115);
});

/** Code about something else than manifests. */
const NO_YAML = [
  'README.md 1', // what synth says of it
  'docs/import.md 0', // what import writes, whose YAML is above it
  'docs/neighbours.md 1', // addresses
  'docs/quota-plan.md 0', // what the plan says
  'docs/recipes/stages.md 0', // what differs between stages
  'docs/report.md 0', // all lines that it may say
  'docs/speed.md 0', // one app for everything
  'docs/testing.md 0', // assertions
  'docs/testing.md 1',
];

test('code that makes objects is followed by a part of them', () => {
  const shown = new Set(SHOWN.map(({ code }) => code));
  const bare = docBlocks().filter(({ code }) => !shown.has(code) && given(code).length > 0);
  expect(bare.map(({ page, index }) => `${page} ${index}`)).toEqual(NO_YAML);
});

describe('a part of YAML', () => {
  const MANIFESTS = [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }, { port: 81 }] } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { file: 'a: 1\nb: [x, z]\n' } },
  ];
  const differs = (text: string) => documentsOf(text).flatMap((document) => whatDiffers(document, MANIFESTS));

  test.each([
    ['a resource, with less in it', 'apiVersion: v1\nkind: Service\nspec: { ports: [{ port: 81 }] }'],
    ['a part of a resource', 'ports: [{ port: 80 }, { port: 81 }]'],
    ['a part of a file within a resource', 'b: [x, z]'],
    ['what is left out of a text', 'metadata: { name: w… }'],
    ['what is left out of a map', 'kind: Service\nspec: # … the ports'],
  ])('is there: %s', (_, text) => {
    expect(differs(text)).toEqual([]);
  });

  test.each([
    ['name: api', ['name: expected "api", is "web"']],
    ['b: [x]', ['b[1]: expected nothing, is "z"']],
    ['apiVersion: v1\nkind: Secret', ['there is nothing like it']],
    ['apiVersion: v1\nkind: Service\nport: 80', ['port: expected 80, is nothing']],
    ['metadata: { name: …x }', ['metadata.name: expected …x, is "web"']],
    ['kind: Service\nspec: { ports: [{ port: 80, name:  }] }', ['spec.ports[0].name: expected any value, is nothing']],
  ])('is not there: %s', (text, expected) => {
    expect(differs(text).slice(-1)).toEqual(expected);
  });
});
