import { Yaml } from 'cdk8s';
import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Slo } from '../src/slo/slo';
import { panelsOf, dashboardsOf, shown } from './observability/dashboard/support';

const ROOT = path.join(__dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'picture-'));

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The picture of some manifests. */
function drawn(manifests: string): string {
  const picture = path.join(folder, 'dashboard.svg');
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'draw-dashboard.mjs'), manifests, picture], {
    stdio: 'pipe',
  });
  return fs.readFileSync(picture, 'utf8');
}

test('the picture in docs/ is that of the example (node scripts/draw-dashboard.mjs)', () => {
  const picture = fs.readFileSync(path.join(ROOT, 'docs', 'images', 'dashboard.svg'), 'utf8');
  expect(picture).toBe(drawn(path.join(ROOT, 'examples', '12-observability', 'expected.yaml')));
});

test('it has every panel, by its title', () => {
  const panels = [{ type: 'text', title: 'Tea & <cake>' }];
  const service = shown({ slos: [Slo.availability(99.9)], tracks: ['canary'], options: { panels } });
  const manifests = path.join(folder, 'manifests.yaml');
  fs.writeFileSync(manifests, Yaml.stringify(...service.manifests));
  const picture = drawn(manifests);
  const texts = [...picture.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  const titles = panelsOf(dashboardsOf(service)[0]).map(({ title }) =>
    title.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'),
  );
  expect(texts).toEqual(expect.arrayContaining(titles));
  expect(picture).toContain('<title id="title">The dashboard shop / web</title>');
  expect(picture).not.toMatch(/NaN|undefined/);
  expect(drawn(manifests)).toBe(picture);
});
