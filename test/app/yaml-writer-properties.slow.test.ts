import { ApiObject, Chart, Yaml } from 'cdk8s';
import fc from 'fast-check';
import { parse } from 'yaml';
import { synthesizeObject } from '../../src/core/synthesized-object';
import { writeYaml } from '../../src/app/yaml-writer';
import { testApp } from '../support/manifests';

function configMap(data: Record<string, string>) {
  const chart = new Chart(testApp(), 'chart');
  return synthesizeObject(new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data }));
}

/** The same cases in each run; `FUZZ_SEED` gives others. */
const SEED = Number(process.env.FUZZ_SEED ?? 8);

const write = (value: string) => writeYaml([configMap({ key: value })]);

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
