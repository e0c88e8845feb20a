import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parse, stringify } from 'yaml';
import { schemaProblems, SCHEMA_VERSIONS } from './support/schemas';
import { fixture, fixtureNames, Schema } from './support/schemas/sources';

const ROOT = path.join(__dirname, '..');
const CRDS = path.join(ROOT, 'crds');
const ALL = fixtureNames().map(fixture);

/** Where a definition in crds/ says other than the official schema of the same version; a part of any fields says nothing. */
function differences(ours: Schema, reference: Schema, definitions: Record<string, Schema>, at: string): string[] {
  const official = reference.$ref ? definitions[reference.$ref.replace('#', '')] : reference;
  const anyField = official?.additionalProperties === true || ours['x-kubernetes-preserve-unknown-fields'] === true;
  if (official === undefined || anyField) {
    return [];
  }
  const own = ['enum', 'required'].flatMap((word) =>
    JSON.stringify([...(ours[word] ?? [])].sort()) === JSON.stringify([...(official[word] ?? [])].sort())
      ? []
      : [`${at}: ${word} ${ours[word]}, officially ${official[word]}`],
  );
  const typed =
    ours.type === undefined || [official.type].flat().includes(ours.type) ? [] : [`${at}: type ${ours.type}`];
  const fields = Object.entries<Schema>(ours.properties ?? {}).flatMap(([name, field]) => {
    const found = official.properties?.[name] as Schema | undefined;
    return found ? differences(field, found, definitions, `${at}.${name}`) : [`${at}.${name}: not an official field`];
  });
  const items = ours.items ? differences(ours.items, official.items ?? {}, definitions, `${at}[]`) : [];
  return [...own, ...typed, ...fields, ...items];
}

describe.each(fs.readdirSync(CRDS))('crds/%s', (file) => {
  const text = fs.readFileSync(path.join(CRDS, file), 'utf8');
  const { spec } = parse(text);
  const name = `${spec.group}/${spec.versions[0].name} ${spec.names.kind}`;
  const official = ALL.filter(({ kinds }) => Object.hasOwn(kinds, name));

  test('follows the version whose official schema we have', () => {
    expect(official.map(({ source }) => `# Follows ${source}.`)).toEqual([text.split('\n')[0]]);
  });

  test('says of its fields what the official schema says', () => {
    const [{ kinds, definitions }] = official;
    const ours = spec.versions[0].schema.openAPIV3Schema.properties.spec as Schema;
    expect(differences(ours, definitions[kinds[name]].properties.spec, definitions, 'spec')).toEqual([]);
  });
});

test.each(ALL.flatMap(({ kinds }) => Object.keys(kinds)))('%s refuses an unknown field in both versions', (name) => {
  const [apiVersion, kind] = name.split(' ');
  const manifest = { apiVersion, kind, metadata: { name: 'x', lables: {} }, unknown: 1 };
  for (const version of SCHEMA_VERSIONS) {
    expect(schemaProblems(manifest, version)).toEqual(
      expect.arrayContaining(['unknown: unknown field', 'metadata.lables: unknown field']),
    );
  }
});

test('npm run schemas keeps what a validator can judge, and leaves out prose, defaults, status and CEL', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schemas-'));
  const port = { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }], pattern: '^a' };
  const limits = { type: 'object', additionalProperties: port, description: 'prose', required: ['a'.repeat(80)] };
  const spec = { type: 'object', properties: { a: limits, b: limits, c: { type: 'string', default: 'x' } } };
  const raw = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, 'x-kubernetes-validations': [] };
  const schema = { type: 'object', required: ['spec'], properties: { spec, raw, metadata: {}, status: spec } };
  const version = { name: 'v1', served: true, schema: { openAPIV3Schema: schema } };
  const crd = { group: 'example.com', names: { kind: 'Order' }, versions: [version, { ...version, served: false }] };
  fs.writeFileSync(path.join(folder, 'crd.yaml'), stringify({ kind: 'CustomResourceDefinition', spec: crd }));
  const written = path.join(folder, 'out.json');
  const script = path.join(ROOT, 'scripts', 'schemas.mjs');
  execFileSync(process.execPath, [script, written, 'orders v1', path.join(folder, 'crd.yaml')], { stdio: 'pipe' });
  const { source, kinds, definitions } = JSON.parse(fs.readFileSync(written, 'utf8'));
  fs.rmSync(folder, { recursive: true });
  const [shared] = Object.keys(definitions).filter((id) => id.startsWith('shared.'));
  const $ref = `${shared}#`;
  expect({ source, kinds, definitions }).toEqual({
    source: 'orders v1',
    kinds: { 'example.com/v1 Order': 'example.com.v1.Order' },
    definitions: {
      'example.com.v1.Order': {
        type: 'object',
        required: ['spec'],
        properties: {
          spec: { type: 'object', properties: { a: { $ref }, b: { $ref }, c: { type: 'string' } } },
          raw: { type: 'object', additionalProperties: true },
          metadata: { $ref: 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta#' },
        },
      },
      [shared]: {
        type: 'object',
        required: ['a'.repeat(80)],
        additionalProperties: { type: ['integer', 'string'], pattern: '^a' },
      },
    },
  });
});
