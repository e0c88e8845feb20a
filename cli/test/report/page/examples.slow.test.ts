import * as fs from 'fs';
import * as path from 'path';
import { expectGolden } from '../../../../test/support/golden';
import { renderPage } from '../../../src/report/page';
import { exampleReport, REPO } from '../../support/reports';

const EXAMPLES = fs.readdirSync(path.join(REPO, 'examples')).filter((name) => /^\d\d-/.test(name));

async function rendered(name: string): Promise<Record<string, string>> {
  const files = await renderPage(exampleReport(name));
  return Object.fromEntries(files.map((file) => [file.name, file.content]));
}

test('the picture of the hello in docs/images is what report draws (npx jest cli/test/report/page -u)', async () => {
  const { 'topology.svg': picture } = await rendered('01-hello');
  expectGolden(picture, path.join(REPO, 'docs/images/hello-topology.svg'));
});

test.each(EXAMPLES)('%s: the page is small, and each link within it leads somewhere', async (name) => {
  const { 'index.html': page } = await rendered(name);
  expect(page.length).toBeLessThan(300_000);
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  expect(targets.length).toBeGreaterThan(5);
});
