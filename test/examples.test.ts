import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { expectGolden, readManifests } from './support/golden';
import { withoutEmpty } from './support/manifests';

const ROOT = path.join(__dirname, '..', 'examples');
const EXAMPLES = fs.readdirSync(ROOT).filter((name) => fs.existsSync(path.join(ROOT, name, 'main.ts')));

/** Runs an example as its user does, but into a temporary folder. */
function synthExample(name: string): string {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  const said = { log: jest.spyOn(console, 'log'), error: jest.spyOn(console, 'error') };
  const messages: unknown[] = [];
  said.log.mockImplementation(() => undefined);
  said.error.mockImplementation((...message) => messages.push(...message));
  process.env.CDK8S_OUTDIR = path.join(outdir, 'dist');
  try {
    jest.isolateModules(() => {
      jest.requireActual(path.join(ROOT, name, 'main.ts'));
    });
    expect(messages).toEqual([]);
    return readManifests(path.join(outdir, 'dist'));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    said.log.mockRestore();
    said.error.mockRestore();
    fs.rmSync(outdir, { recursive: true });
  }
}

describe.each(EXAMPLES)('examples/%s', (name) => {
  const yaml = synthExample(name);

  test('gives its golden YAML', () => {
    expectGolden(yaml, path.join(ROOT, name, 'expected.yaml'));
  });

  test('has no null, no empty map and no empty list', () => {
    const manifests = parseAllDocuments(yaml, { version: '1.1' }).map((document) => document.toJSON() as unknown);
    expect(manifests).toEqual(manifests.map(withoutEmpty));
  });

  test('has a README that shows how to run it', () => {
    expect(fs.readFileSync(path.join(ROOT, name, 'README.md'), 'utf8')).toContain(`# ${name}`);
  });
});
