import { Chart, Testing } from 'cdk8s';
import { AspNetCoreService } from 'cdk8s-aspnetcore';
import { exampleOutputs } from '../support/example-outputs';
import { EXEMPTIONS } from './exemptions';
import { Manifest, RULES } from './rules';

const OUTPUTS = exampleOutputs();

/** What an exemption of one object is called. */
const titleOf = (id: string, { kind, metadata }: Manifest): string => `${id} ${kind} ${metadata.name}`;

describe.each(OUTPUTS)('examples/$title', ({ title, manifests }) => {
  const all = manifests as Manifest[];

  test.each(Object.keys(RULES))('%s', (id) => {
    const exempted = EXEMPTIONS[title] ?? {};
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
  expect(OUTPUTS.map(({ title }) => title)).toEqual(expect.arrayContaining(Object.keys(EXEMPTIONS)));
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
