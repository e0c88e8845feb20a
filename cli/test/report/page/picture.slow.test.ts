import * as fc from 'fast-check';
import { renderPage } from '../../../src/report/page';
import { graphOf, groupsOf } from '../../../src/report/page/topology/graph';
import { loadLayouter } from '../../../src/report/page/topology/layout';
import { EdgeFacts, Report } from '../../../src/report/report';
import { hostile } from './hostile';
import { container, node, report, services } from './reports';
import { shop } from './shop';

/** The stand-alone picture of a report. */
async function picture(facts: Report): Promise<string> {
  const files = await renderPage(facts);
  return files.find(({ name }) => name === 'topology.svg')!.content;
}

/** The text of each box, its lines by bars. */
function boxes(svg: string): string[] {
  return [...svg.matchAll(/<g class="box [a-z]+">(.*?)<\/g>\n/g)].map(([, box]) =>
    [...box.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(' | '),
  );
}

/** The kinds of the lines, with what stands at them. */
function lines(svg: string): string[] {
  return [...svg.matchAll(/<g class="line ([a-z]+)"[^]*?<\/g>\n/g)].map(([line, kind]) =>
    [kind, /<text[^>]*>([^<]*)</.exec(line)?.[1]].filter(Boolean).join(': '),
  );
}

test('a box says what it is, how often it runs, which version, and its share', async () => {
  const said = boxes(await picture(shop()));
  expect(said).toContain('internet');
  expect(said).toContain('web | Ingress | web.example.com/');
  expect(said).toContain('web | Deployment | 2 replicas · 90% of requests | version 1.0.0 | + otel 0.9 | !1');
  expect(said).toContain('catalog | Deployment | 2..4 replicas | version 1.2.0 | + otel 0.9');
  expect(said).toContain('redis-data | PersistentVolumeClaim | 8Gi');
  expect(said.filter((box) => box.includes('HorizontalPodAutoscaler'))).toEqual([]);
});

test('a forbidden connection says the word, and is a line of another kind', async () => {
  const said = lines(await picture(shop()));
  expect(said).toContain('forbidden: 6379 forbidden');
  expect(said).toContain('allowed: 8080');
  expect(said.filter((line) => line === 'uses')).toHaveLength(7);
});

test('namespaces are frames, which say whether they are among the manifests', async () => {
  const svg = await picture(shop());
  const frames = [...svg.matchAll(/<g class="frame ([a-z]+)">.*?<text[^>]*>(.*?)<\/text>/g)].map(
    ([, kind, text]) => `${kind}: ${text.replace(/<[^>]*>/g, '')}`,
  );
  expect(frames).toEqual([
    'namespace: namespace shop',
    'group: web',
    'group: catalog',
    'namespace: namespace (not here) data',
  ]);
});

test('only what comes in encrypted has a lock', async () => {
  const svg = await picture(shop());
  expect(svg.match(/<g class="lock">/g)).toHaveLength(1);
});

test('the picture alone has a title, a description, and its colours for the light and the dark', async () => {
  const svg = await picture(shop());
  expect(svg).toContain('<title id="title">Topology of shop, data</title>');
  expect(svg).toContain('2 namespaces, 4 workloads, 2 Services, 2 entries, 4 connections (1 forbidden).');
  expect(svg.split('@media (prefers-color-scheme:dark)')).toHaveLength(2);
  expect(svg).not.toMatch(/var\(|href=|<script/);
});

test('what is hostile stays text: the picture is well-formed', async () => {
  const svg = await picture(hostile());
  const tags = [...svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g)];
  const withoutTags = svg.replace(/<(\/?)([a-zA-Z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g, '');
  expect(withoutTags).not.toContain('<');
  const open: string[] = [];
  tags.forEach(([, isEnd, name, , isEmpty]) => (isEnd ? expect(open.pop()).toBe(name) : isEmpty || open.push(name)));
  expect(open).toEqual([]);
  expect([...new Set(tags.map(([, , name]) => name))].sort()).toEqual([
    'desc',
    'g',
    'path',
    'rect',
    'style',
    'svg',
    'text',
    'title',
    'tspan',
  ]);
});

test('with many services, each is one box, and lines between two namespaces are one', async () => {
  const svg = await picture(services(100));
  expect(boxes(svg)).toHaveLength(101);
  expect(boxes(svg)).toContain('service-42 | 2..4 replicas');
  expect(lines(svg)).toContain('flow: 10 paths');
  expect(lines(svg).length).toBeLessThan(190);
});

test('boxes without a line stand in rows, and hundreds of them are one', async () => {
  const configs = (count: number): Report =>
    report({
      nodes: Array.from({ length: count }, (_, index) =>
        node({ role: 'config', kind: 'ConfigMap', name: `config-${index}`, namespace: 'shop' }),
      ),
    });
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(await picture(configs(60)))!;
  expect(Number(width) / Number(height)).toBeGreaterThan(0.5);
  expect(boxes(await picture(configs(300)))).toEqual(['shared objects | 300 objects']);
});

test('any graph is laid out: circles, islands, unknown ends', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const edge = fc.record({
    from: fc.constantFrom(...names),
    to: fc.constantFrom(...names, 'nowhere'),
    kind: fc.constantFrom<EdgeFacts['kind']>('connects', 'routes', 'uses', 'belongs'),
    label: fc.option(fc.constantFrom('80', 'a longer label of a line'), { nil: undefined }),
    allowed: fc.option(fc.boolean(), { nil: undefined }),
  });
  const places = fc.array(
    fc.record({ namespace: fc.constantFrom('x', 'y', undefined), group: fc.constantFrom('g', 'h', undefined) }),
    {
      minLength: names.length,
      maxLength: names.length,
    },
  );
  const layout = await loadLayouter();
  fc.assert(
    fc.property(places, fc.array(edge, { maxLength: 20 }), (where, edges) => {
      const nodes = names.map((name, index) =>
        node({
          id: name,
          name,
          role: 'workload',
          kind: 'Deployment',
          ...where[index],
          workload: { replicas: { min: 1, max: 1 }, containers: [container(name, '1')] },
        }),
      );
      const facts = report({ nodes, edges });
      const groups = groupsOf(facts);
      const {
        boxes: placed,
        width,
        height,
      } = layout(
        facts,
        groups,
        graphOf(facts, groups, () => 'node'),
      );
      const outside = placed.filter(
        ({ rect }) =>
          rect.x < -1 || rect.y < -1 || rect.x + rect.width > width + 4 || rect.y + rect.height > height + 4,
      );
      expect([placed.length, outside]).toEqual([names.length, []]);
    }),
    { numRuns: 60 },
  );
});
