import { Chart, Testing } from 'cdk8s';
import { AspNetCoreService } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { EXEMPTIONS } from './exemptions';
import { Manifest, RULES } from './rules';

const ROOT = path.join(__dirname, '../../examples');
const EXAMPLES = fs.readdirSync(ROOT).filter((name) => fs.existsSync(path.join(ROOT, name, 'expected.yaml')));

function manifests(example: string): Manifest[] {
  const text = fs.readFileSync(path.join(ROOT, example, 'expected.yaml'), 'utf8');
  return parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJSON() as Manifest);
}

/** What an exemption of one object is called. */
const titleOf = (id: string, { kind, metadata }: Manifest): string => `${id} ${kind} ${metadata.name}`;

describe.each(EXAMPLES)('examples/%s', (example) => {
  const all = manifests(example);

  test.each(Object.keys(RULES))('%s', (id) => {
    const exempted = EXEMPTIONS[example] ?? {};
    const alone = all.filter((object) => exempted[titleOf(id, object)] !== undefined);
    const found = (objects: Manifest[]) =>
      objects.flatMap((object) => RULES[id](object, all).map((finding) => `${titleOf(id, object)}: ${finding}`));
    const findings = found(all.filter((object) => !alone.includes(object)));
    // An exemption that no longer applies has to go.
    alone.forEach((object) => expect(found([object]).length).toBeGreaterThan(0));
    if (exempted[id] === undefined) {
      expect(findings).toEqual([]);
    } else {
      expect(findings.length).toBeGreaterThan(0);
    }
  });
});

test('only examples and rules that exist are exempted', () => {
  expect(EXAMPLES).toEqual(expect.arrayContaining(Object.keys(EXEMPTIONS)));
  const rules = Object.values(EXEMPTIONS).flatMap((exempted) => Object.keys(exempted));
  expect(Object.keys(RULES)).toEqual(expect.arrayContaining(rules.map((title) => title.split(' ')[0])));
});

/** The one finding that a service has of which nothing but its image is known. */
test('an AspNetCoreService with nothing but an image has all but a liveness probe', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new AspNetCoreService(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2' });
  const all = chart.toJson() as Manifest[];
  const findings = Object.entries(RULES).flatMap(([id, rule]) =>
    all.flatMap((object) => rule(object, all).map((finding) => `${id}: ${finding}`)),
  );
  expect(findings).toEqual(['liveness-and-readiness: no liveness probe']);
});
