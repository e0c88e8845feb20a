import * as fs from 'fs';
import * as path from 'path';
import { isMap, isScalar, parseAllDocuments } from 'yaml';

const FOLDER = path.join(__dirname, 'corpus');
const FILES = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const EXTERNAL =
  /^# external: (?:Pod\/[a-z0-9-]+\/[\w./-]+=[\w.-]+(?:,[\w./-]+=[\w.-]+)*|[A-Z]\w+(?:\.[a-z0-9.-]+)?\/(?:-|[a-z0-9-]+)\/[a-z0-9.-]+) because \S.*$/;

/** The comments before the first document: where its facts are from, and what exists outside it. */
function headerOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
}

test('there are at least thirty, besides what explains them', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(30);
  expect(fs.readdirSync(FOLDER).filter((name) => !FILES.includes(name))).toEqual(['README.md']);
});

describe.each(FILES)('%s', (name) => {
  const text = fs.readFileSync(path.join(FOLDER, name), 'utf8');
  const header = headerOf(text);
  const origins = header.filter((line) => !line.startsWith('# external:'));
  const externals = header.filter((line) => line.startsWith('# external:'));

  test('names the repository, then the path and the commit of each file that it mirrors', () => {
    expect(origins.join('\n')).toMatch(/^# repository: [\w.-]+\/[\w.-]+(\n# path: \S.*\n# commit: [0-9a-f]{40})+$/);
  });

  test('says of each thing outside what it is, where, and why', () => {
    expect(externals.filter((line) => !EXTERNAL.test(line))).toEqual([]);
    expect(new Set(externals).size).toBe(externals.length);
    expect(header).toEqual([...origins, ...externals]);
  });

  test('has no comment but those', () => {
    expect(text.split('\n').filter((line) => /^\s*#/.test(line))).toEqual(header);
  });

  test('is YAML 1.1 without duplicate keys, of documents that each have apiVersion, kind and name', () => {
    const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: true });
    expect(documents.flatMap((document) => [...document.errors, ...document.warnings].map(String))).toEqual([]);
    const isText = (node: unknown) => isScalar(node) && typeof node.value === 'string' && node.value.length > 0;
    const lacking = documents.filter(
      ({ contents }) =>
        !isMap(contents) ||
        ![['apiVersion'], ['kind'], ['metadata', 'name']].every((field) => isText(contents.getIn(field, true))),
    );
    expect(lacking.map(String)).toEqual([]);
  });
});
