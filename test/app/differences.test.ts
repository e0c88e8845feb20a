import { differences } from '../../src/app/differences';
import { SynthesizedObject } from '../../src/core/synthesized-object';

function object(kind: string, path: string, manifest: object, objectName = path): SynthesizedObject {
  return { kind, path, objectName, manifest } as SynthesizedObject;
}

const deployment = (spec: object, name = 'web') => object('Deployment', 'shop/web', { spec }, name);

test('a value that changed, came or went is told by the place where it is', () => {
  const left = deployment({ replicas: 1, paused: true });
  const right = deployment({ replicas: 3, minReadySeconds: 5 });
  expect(differences([left], [right])).toEqual([
    'Deployment/web: spec.replicas 1 -> 3',
    'Deployment/web: spec.paused true -> nothing',
    'Deployment/web: spec.minReadySeconds nothing -> 5',
  ]);
});

test('entries of lists are told by their names, whatever their order', () => {
  const env = (level: string) => [
    { name: 'A', value: 'a' },
    { name: 'LEVEL', value: level },
  ];
  const left = deployment({ containers: [{ name: 'web', env: env('Debug') }] });
  const right = deployment({ containers: [{ name: 'web', env: env('Warning').reverse() }] });
  expect(differences([left], [right])).toEqual([
    'Deployment/web: spec.containers[web].env[LEVEL].value "Debug" -> "Warning"',
  ]);
});

test('entries of lists without names are told by their order', () => {
  const rule = (host: string) => deployment({ rules: [{ host: 'a' }, { host }] });
  expect(differences([rule('b')], [rule('c')])).toEqual(['Deployment/web: spec.rules[1].host "b" -> "c"']);
  expect(differences([deployment({ rules: [{ host: 'a' }] })], [rule('b')])).toEqual([
    'Deployment/web: spec.rules[1] nothing -> {"host":"b"}',
  ]);
});

test('other lists are shown whole, and long values are cut', () => {
  const left = deployment({ hosts: ['a'], text: 'x'.repeat(100) });
  const right = deployment({ hosts: ['a', 'b'], text: 'y' });
  expect(differences([left], [right])).toEqual([
    'Deployment/web: spec.hosts ["a"] -> ["a","b"]',
    `Deployment/web: spec.text "${'x'.repeat(59)}… -> "y"`,
  ]);
});

test('keys that are no plain words are quoted', () => {
  const left = deployment({ 'app.kubernetes.io/version': '1' });
  const right = deployment({ 'app.kubernetes.io/version': '2' });
  expect(differences([left], [right])).toEqual(['Deployment/web: spec["app.kubernetes.io/version"] "1" -> "2"']);
});

test('an object is the same by its construct, whatever it is called; what changes alike is one line', () => {
  const objects = (namespace: string) => [
    object('Deployment', 'shop/web', { metadata: { namespace } }, `web-${namespace}`),
    object('Service', 'shop/web/service', { metadata: { namespace } }, 'web'),
  ];
  expect(differences(objects('staging'), objects('live'))).toEqual([
    '2 objects: metadata.namespace "staging" -> "live"',
  ]);
});

test('objects that come and go are named', () => {
  const [web, budget] = [deployment({}), object('PodDisruptionBudget', 'shop/web/budget', {}, 'web')];
  expect(differences([web], [web, budget])).toEqual(['+ PodDisruptionBudget/web']);
  expect(differences([web, budget], [web])).toEqual(['- PodDisruptionBudget/web']);
  expect(differences([web], [web])).toEqual([]);
});
