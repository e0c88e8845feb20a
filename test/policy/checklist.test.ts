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

describe.each(EXAMPLES)('examples/%s', (example) => {
  const all = manifests(example);

  test.each(Object.keys(RULES))('%s', (id) => {
    const findings = all.flatMap((object) =>
      RULES[id](object, all).map((finding) => `${object.kind} ${object.metadata.name}: ${finding}`),
    );
    const reason = EXEMPTIONS[example]?.[id];
    if (reason === undefined) {
      expect(findings).toEqual([]);
    } else {
      // An exemption that no longer applies has to go.
      expect(findings.length).toBeGreaterThan(0);
    }
  });
});

test('only examples and rules that exist are exempted', () => {
  expect(EXAMPLES).toEqual(expect.arrayContaining(Object.keys(EXEMPTIONS)));
  Object.values(EXEMPTIONS).forEach((rules) =>
    expect(Object.keys(RULES)).toEqual(expect.arrayContaining(Object.keys(rules))),
  );
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
