import { Chart, Testing } from 'cdk8s';
import { AspNetCoreService, Manifest } from 'cdk8s-aspnetcore';
import * as serializer from '../../src/assertions/jest-serializer';

const A = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { text: 'one\ntwo\n', no: 'no' } };
const B = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b' }, type: undefined, data: {} };
const A_YAML =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  text: |\n    one\n    two\n  "no": "no"';
const B_YAML = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: b\ndata: {}';

test.each([
  ['a resource', A, A_YAML],
  ['a list of them, as they stand', [B, A], `${B_YAML}\n---\n${A_YAML}`],
  ['a Manifest', Manifest.fromYaml(JSON.stringify(A)), A_YAML],
])('%s is YAML', (_title, value, yaml) => {
  expect([serializer.test(value), serializer.serialize(value)]).toEqual([true, yaml]);
});

test('what Testing.synth gives is what a Manifest gives', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new AspNetCoreService(chart, 'web', { image: 'registry.example.com/web:2.3.0' });
  const yaml = serializer.serialize(Testing.synth(chart));
  expect(yaml).toBe(Manifest.fromChart(chart).allYaml().trimEnd());
});

test('within something else it is indented as that is', () => {
  expect(serializer.serialize(B, {}, '    ')).toBe(B_YAML.replaceAll('\n', '\n    '));
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty list', []],
  ['a list that has something else', [A, 1]],
  ['an object without a kind', { apiVersion: 'v1' }],
  ['a text', 'kind'],
])('%s is none of its business', (_title, value) => {
  expect(serializer.test(value)).toBe(false);
});
