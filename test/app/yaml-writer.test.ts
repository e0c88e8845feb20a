import { ApiObject, Chart, Yaml } from 'cdk8s';
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
