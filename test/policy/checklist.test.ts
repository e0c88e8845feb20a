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
