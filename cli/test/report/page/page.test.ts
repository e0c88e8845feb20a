import { renderPage } from '../../../src/report/page';
import { report, services } from './reports';
import { shop } from './shop';

/** The files of a report, by name. */
async function rendered(facts: Parameters<typeof renderPage>[0]): Promise<Record<string, string>> {
  const files = await renderPage(facts);
  return Object.fromEntries(files.map(({ name, content }) => [name, content]));
}

test('the same report gives the same page and picture', async () => {
  const [first, second] = [await rendered(shop()), await rendered(shop())];
  expect(Object.keys(first)).toEqual(['index.html', 'topology.svg']);
  expect(second).toEqual(first);
});

test('the page asks for nothing from anywhere, and its policy allows nothing', async () => {
  const { 'index.html': page } = await rendered(shop());
  expect(page.replaceAll('&#39;', "'")).toMatch(
    /content="default-src 'none'; style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'"/,
  );
  expect(page).not.toMatch(/<(link|img|iframe|object|embed|script src)|@import|url\(|\sstyle="|\son\w+="/);
});

test('a page of an empty report says so', async () => {
  const { 'index.html': page } = await rendered(report({}));
  const sections = [...page.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id);
  expect(sections).toEqual(['topology', 'findings', 'objects']);
  expect(page).toContain('The checks found nothing.');
});

test('sections come in the order of a reader, each with its entry in the navigation', async () => {
  const { 'index.html': page } = await rendered(shop());
  const sections = [...page.matchAll(/<section id="([a-z]+)" aria-labelledby="\1-title">/g)].map(([, id]) => id);
  expect(sections).toEqual(['changes', 'topology', 'promises', 'plan', 'findings', 'prerequisites', 'objects']);
  expect([...page.matchAll(/<li><a href="#([a-z]+)">/g)].map(([, id]) => id)).toEqual(sections);
});

test('100 services are one box each at first, and each has a picture of its own', async () => {
  const { 'index.html': page } = await rendered(services(100));
  const views = [...page.matchAll(/data-view="([a-z0-9-]+)" width/g)].map(([, id]) => id);
  expect([views.length, views[0], views[1], views[100]]).toEqual([101, 'services', 'group-0', 'group-99']);
  expect(page).toContain('One picture of everything is left out: it would have more than 250 boxes.');
});

test('the plan says who asks, by links; what is not in the picture is told without one', async () => {
  const { 'index.html': page } = await rendered(shop());
  expect(page).toContain('<a href="#o3" data-node="3">Deployment/web</a> <span class="quiet">5 → 14</span>');
  expect(page).toContain('<span>Deployment/migrate</span> <span class="quiet">150m → 375m</span>');
  expect(page).toContain('aria-label="requests.cpu: now 30% of the limit, at worst 75%"');
});

test('the page counts what was read, not what is only named', async () => {
  const namespaces = [
    { name: 'here', isDefinedHere: true },
    { name: 'there', isDefinedHere: false },
  ];
  const base = { kind: 'Secret', role: 'secret' as const, lines: [], findings: [] };
  const nodes = [
    { ...base, id: 'here/Secret/a', name: 'a', source: { file: 'x.yaml', line: 1 } },
    { ...base, id: 'here/Secret/b', name: 'b' },
    { ...base, id: 'here/Secret/c', name: 'c' },
  ];
  const { 'index.html': page } = await rendered(report({ namespaces, nodes, sources: ['x.yaml'] }));
  expect(page).toContain('2 objects read from x.yaml');
});
