import { ApiObject, Chart, Yaml } from 'cdk8s';
import fc from 'fast-check';
import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { synthesizeObject } from '../../src/core/synthesized-object';
import { writeYaml } from '../../src/app/yaml-writer';
import { messageOf, testApp } from '../support/manifests';

function configMap(data: Record<string, string>) {
  const chart = new Chart(testApp(), 'chart');
  return synthesizeObject(new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data }));
}

/** The same cases in each run; `FUZZ_SEED` gives others. */
const SEED = Number(process.env.FUZZ_SEED ?? 8);

const write = (value: string) => writeYaml([configMap({ key: value })]);

/** Texts that go-yaml, which is kubectl's parser, reads as numbers unless they are quoted. */
test.each([
  '0o17',
  '0O17',
  '+0o17',
  '-0o17',
  '0B11',
  '-0B11',
  '0X1F',
  '0X080',
  '0o_7',
  '-_1',
  '-_8',
  '1e_3',
  '1_000',
  '0x_f',
])('%s is quoted', (value) => {
  expect(write(value)).toContain(`key: "${value}"\n`);
});

test.each([
  ['a\u0085b', '"a\\u0085b"'],
  ['\u2028', '"\\u2028"'],
  ['a b\u2029c', '"a b\\u2029c"'],
  ['\u007f', '"\\u007f"'],
  ['\ufeffa', '"\\ufeffa"'],
  ['line\nwith \u2028', '"line\\nwith \\u2028"'],
])('%j is written as %s', (value, expected) => {
  expect(write(value)).toContain(`key: ${expected}\n`);
});

test('keys are quoted as well, and a text that looks like a placeholder stays', () => {
  const object = configMap({ '0o17': 'replaced-text-0-end', 'a\u2028': '0o7' });
  const { data } = parse(writeYaml([object]), { version: '1.1' }) as { data: Record<string, string> };
  expect(data).toEqual({ '0o17': 'replaced-text-0-end', 'a\u2028': '0o7' });
});

test.each([' \n', '\n', '\t\n \n'])('nothing but blanks on lines, %j, comes back', (text) => {
  expect((parse(write(text), { version: '1.1' }) as { data: { key: string } }).data.key).toBe(text);
});

test.each(['e0', 'E5', 'e-0', 'e+1'])('%s, which YAML 1.1 takes for a number, is quoted', (text) => {
  expect(write(text)).toContain(`key: "${text}"\n`);
});

test('half a character is refused', () => {
  expect(messageOf(() => write('a\ud800'))).toBe(
    'chart/map: the text "a\\ud800" has half of a character that takes two; remove it: no YAML file can hold it',
  );
});

test('everything else is just what cdk8s writes', () => {
  for (const example of fs.readdirSync(path.join(__dirname, '../../examples'))) {
    const file = path.join(__dirname, '../../examples', example, 'expected.yaml');
    const [manifest] = Yaml.load(file);
    const object = { ...configMap({}), manifest };
    expect(writeYaml([object])).toBe(Yaml.stringify(manifest));
  }
});

/** Texts of which cdk8s' writer makes what kubectl reads as it was meant, and keys as Kubernetes has them. */
const ownText = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'abYno-_./: \n\t#{}[]&*!|>\'"%@`,?~0125é🚀'.match(/./gsu)!), maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'aN-_./:9'.split('')), maxLength: 12 }),
    fc.constantFrom(
      'yes',
      'No',
      'ON',
      'null',
      '',
      ' ',
      'a: b',
      'a #b',
      '{{ x }}',
      '010',
      '1:30',
      '2026-11-22',
      '<<',
      '=',
    ),
  )
  .filter((text) => !/^[-+]?0[oObBxX]|^(?=.*_)[-+._0-9eE]+$|^[ \t\n]*\n[ \t\n]*$/.test(text));
const ownKey = ownText.filter((key) => !/^(?:---|\.\.\.|%)|^<<$|\n/.test(key) && key !== '__proto__');
const anyManifest = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    ownText,
    fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(ownKey, tie('node'), { maxKeys: 4 }),
  ),
})).node;

test('any data is written byte for byte as cdk8s writes it', () => {
  fc.assert(
    fc.property(fc.dictionary(ownKey, anyManifest, { minKeys: 1, maxKeys: 4 }), (manifest) => {
      expect(writeYaml([{ ...configMap({}), manifest }])).toBe(Yaml.stringify(manifest));
    }),
    { numRuns: 3000, seed: SEED },
  );
});

test.each(['1.1', '1.2'] as const)('any key comes back from YAML %s as it was', (version) => {
  fc.assert(
    fc.property(
      fc.oneof(anyText, ownText, fc.constantFrom('x'.repeat(1200), '---a', 'a\nb')),
      fc.boolean(),
      (key, isDeep) => {
        fc.pre(key !== '__proto__');
        const data = { [key]: isDeep ? { [key]: ['a'] } : key };
        expect(
          parse(writeYaml([configMap({}), { ...configMap({}), manifest: { data } }].slice(1)), { version }),
        ).toEqual({ data });
      },
    ),
    { numRuns: 1000, seed: SEED },
  );
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'0123456789_+-.eExXoObB'.split('')), maxLength: 8 }),
  fc.constantFrom(
    'yes',
    'no',
    'on',
    'off',
    '~',
    'null',
    '{{ x }}',
    '!!str a',
    '&a',
    '*a',
    '2026-11-22',
    '010',
    '1:30',
    '=',
    '<<',
  ),
);

test.each(['1.1', '1.2'] as const)('any text comes back from YAML %s as it was', (version) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const document = parse(write(text), { version }) as { data: { key: string } };
      expect(document.data.key).toBe(text);
    }),
    { numRuns: 2000, seed: SEED },
  );
});
