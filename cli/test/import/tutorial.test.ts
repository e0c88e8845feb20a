import * as fs from 'fs';
import * as path from 'path';
import { Imported, importYaml } from '../../src/import/import-yaml';
import { readManifests } from '../../src/manifests/read-manifests';
import { report } from '../../src/import/report';
import { runInProcess } from './support/run-in-process';

const DOCS = fs.readFileSync(path.join(__dirname, '../../../docs/import.md'), 'utf8');
const FIXTURES = path.join(__dirname, '../fixtures/import');

function block(language: string): string {
  return new RegExp(`\`\`\`${language}[^\n]*\n([\\s\\S]*?)\`\`\``).exec(DOCS)![1];
}

describe("the tutorial's deployment.yaml", () => {
  let imported: Imported;
  beforeAll(async () => {
    const sources = readManifests(['tutorial.yaml'], { cwd: FIXTURES }).map((source) => ({
      ...source,
      file: 'deployment.yaml',
    }));
    imported = await importYaml(sources, { kind: 'auto', withSecrets: false }, runInProcess);
  });

  test('is the YAML of the docs', () => {
    expect(block('yaml')).toBe(fs.readFileSync(path.join(FIXTURES, 'tutorial.yaml'), 'utf8'));
  });

  test('gives the program of the docs', () => {
    expect(imported.code).toBe(block('ts'));
  });

  test('comes out as it went in, and the docs show what is said', () => {
    expect(imported.differences).toEqual([]);
    expect(block('text')).toContain(`${report(imported).join('\n')}\n`);
  });

  test('each line that may be deleted can be, once the labels and the port are', async () => {
    const first = /\n *\/\/ Delete this first[^\n]*\n(.*\n)*?(?= *\/\/)/;
    expect(imported.code).toMatch(first);
    const code = imported.code.replace(first, '\n');
    const line = /(?! *(?:\/\/|[})]))[^\n]+\n/.source;
    const held = [
      ...code.matchAll(
        new RegExp(
          ` *// Without th(?:is line|is|ese):[^\n]*\n(?: *//[^\n]*\n)*(${line})((?<=JsonPatch.*\n)${line})*`,
          'g',
        ),
      ),
    ];
    expect(held.map(([, first]) => first.trim().split(/[:(]/)[0])).toEqual([
      ...['health', 'shutdown', 'scheduling', 'security', 'network', 'delivery', 'kubernetesHello.node.tryRemoveChild'],
      ...Array<string>(6).fill('JsonPatch.remove'),
    ]);
    for (const [text] of held) {
      expect([text, (await runInProcess(code.replace(text, ''))).failure]).toEqual([text, undefined]);
    }
  });
});
