/**
 * Writes a file of test/fixtures/schemas/, against which the tests validate manifests, from official documents:
 * the OpenAPI v2 of an API server (kubectl get --raw /openapi/v2), or a project's CustomResourceDefinitions.
 *
 *   npm run schemas -- test/fixtures/schemas/kubernetes-1.36.json 'Kubernetes v1.36' openapi.json
 *   npm run schemas -- test/fixtures/schemas/keda.json 'keda v2.20.2, commit 68a5b50…' scaledobjects.yaml …
 *
 * Needs no network; the same documents give the same bytes. What it leaves out: scripts/schemas/normal.mjs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { coreSchemas } from './schemas/core.mjs';
import { crdSchemas } from './schemas/crds.mjs';

const [output, source, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run schemas -- <output> <source> <OpenAPI document or CustomResourceDefinitions>...');
  process.exit(2);
}

const documents = files.flatMap((file) =>
  file.endsWith('.json')
    ? [JSON.parse(readFileSync(file, 'utf8'))]
    : parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJSON()),
);
const crds = documents.filter((document) => document?.kind === 'CustomResourceDefinition');
const { kinds, definitions } = crds.length > 0 ? crdSchemas(crds) : coreSchemas(documents[0]);

/** An entry a line, in alphabetical order: a new version shows as the lines that it changes. */
const lines = (entries) =>
  Object.keys(entries)
    .sort()
    .map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(entries[key])}`)
    .join(',\n');

const text = `{"source": ${JSON.stringify(source)},\n"kinds": {\n${lines(kinds)}\n},\n"definitions": {\n${lines(definitions)}\n}}\n`;
writeFileSync(output, text);
console.log(`wrote ${output}: ${Object.keys(kinds).length} kinds, ${Math.ceil(text.length / 1000)} kB`);
