import { Manifest } from 'cdk8s-aspnetcore';
import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { appsOf } from './support/doc-apps';
import { docBlocks } from './support/doc-blocks';
import { expectGolden } from './support/golden';

const ROOT = path.join(__dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'));

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What a script draws. */
function drawn(script: string, ...input: string[]): string {
  const picture = path.join(folder, 'picture.svg');
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', script), ...input, picture], { stdio: 'pipe' });
  return fs.readFileSync(picture, 'utf8');
}

/** The manifests of the guide's second step. */
function guideManifests(): string {
  const { code } = docBlocks().filter(({ page }) => page === 'docs/guide.md')[1];
  const [app] = appsOf(code);
  return Manifest.fromApp(app).allYaml();
}

test('the picture of a service is that of the guide', () => {
  const manifests = path.join(folder, 'guide.yaml');
  fs.writeFileSync(manifests, guideManifests());
  const picture = drawn('draw-service.mjs', manifests);
  expect(picture).not.toMatch(/undefined|NaN/);
  expectGolden(picture, path.join(ROOT, 'docs/images/service.svg'));
});

test('an object that has no place in the picture is refused', () => {
  const manifests = path.join(folder, 'more.yaml');
  fs.writeFileSync(manifests, `${guideManifests()}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: more\n`);
  expect(() => drawn('draw-service.mjs', manifests)).toThrow('no place for ConfigMap');
});

test("the layers' picture is of the linter's configuration, and the page tells each folder", () => {
  const picture = drawn('draw-layers.mjs');
  expectGolden(picture, path.join(ROOT, 'docs/images/layers.svg'));
  const shown = [...picture.matchAll(/font-weight="600"[^>]*>([^<]+)</g)].map(([, folderName]) => folderName);
  const page = fs.readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
  const told = [...page.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, folderName]) => folderName);
  expect(told).toEqual(shown);
  const folders = fs
    .readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...shown].sort());
});
