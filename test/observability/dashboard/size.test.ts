import { messageOf } from '../../support/manifests';
import { bytesApplied } from '../../../src/observability/dashboard/size';
import { readableJson } from '../../../src/observability/dashboard/readable-json';
import { dashboardsOf, panelsOf, shown } from './support';

const LIMIT = 256 * 1024;

function panels(count: number, size: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'text',
    title: `Panel ${index + 1}`,
    options: { content: '<'.repeat(size) },
  }));
}

/** What kubectl apply would keep in its annotation, as Go writes it. */
function applied(manifest: unknown): number {
  return Buffer.byteLength(JSON.stringify(manifest).replace(/[<>&]/g, '\\u003c'));
}

test.each([
  ['plain', 7],
  ['"', 4],
  ['<&>', 20],
  ['ä\n', 6],
  ['\u2028', 8],
])('%j takes %i bytes', (text, bytes) => {
  expect(bytesApplied(text)).toBe(bytes);
});

test('many panels are divided among dashboards, each small enough for kubectl apply', () => {
  const service = shown({ options: { panels: panels(20, 4_000) } });
  const { manifests } = service;
  expect(manifests.map(({ metadata }) => metadata.name)).toEqual([
    'web-dashboard',
    'web-dashboard-2',
    'web-dashboard-3',
  ]);
  expect(manifests.map(({ data }) => Object.keys(data))).toEqual([
    ['shop_web.json'],
    ['shop_web_2.json'],
    ['shop_web_3.json'],
  ]);
  expect(service.node.children.map(({ node }) => node.id)).toEqual(['dashboard', 'dashboard-2', 'dashboard-3']);
  manifests.forEach((manifest) => expect(applied(manifest)).toBeLessThan(LIMIT));
  const dashboards = dashboardsOf(service);
  expect(dashboards.map(({ title }) => title)).toEqual(['shop / web', 'shop / web (2)', 'shop / web (3)']);
  const shownPanels = dashboards.flatMap(panelsOf).filter(({ type }) => type === 'text');
  expect(shownPanels.map(({ title }) => title)).toEqual(panels(20, 0).map((_, index) => `Panel ${index + 1}`));
  dashboards.forEach(({ panels: [first] }) => expect(first.type).toBe('row'));
});

test('one panel that is too large', () => {
  expect(messageOf(() => shown({ options: { panels: panels(1, 60_000) } }))).toBe(
    'shop/web: panel 1 of the dashboard\'s panels, "Panel 1", takes 352 KiB, more than the 200 KiB that a dashboard has room for; make it smaller, or divide it into several panels',
  );
});

test('a service that outgrows its dashboard after all', () => {
  const service = shown({ options: { panels: panels(1, 30_000) } });
  const route = `/${'x'.repeat(500)}`;
  Array.from({ length: 20 }, (_, index) => service.context.intent.leaveUnmeasured(`${route}${index}`));
  expect(messageOf(() => service.manifests)).toMatch(
    /^shop\/web: the dashboard "web" takes \d+ KiB, more than the 240 KiB that kubectl apply can keep; leave out some of its panels$/,
  );
});

test('JSON is readable', () => {
  const value = { a: [1, { b: 'x'.repeat(110) }], c: {}, d: [] };
  const text = readableJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text.split('\n')).toEqual([
    '{',
    '  "a": [',
    '    1,',
    '    {',
    `      "b": "${'x'.repeat(110)}"`,
    '    }',
    '  ],',
    '  "c": {},',
    '  "d": []',
    '}',
  ]);
});
