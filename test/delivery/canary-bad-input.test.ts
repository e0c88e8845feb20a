import { Delivery } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';
import { released } from '../support/released-service';

const IMAGE = 'example.com/web:2';
const NUMBER = 'use a whole number from 0 to';
test.each<[string, any, string]>([
  ['a weight above 100', { image: IMAGE, weight: 101 }, `weight of the canary 101 is not valid; ${NUMBER} 100`],
  ['a negative weight', { image: IMAGE, weight: -1 }, `weight of the canary -1 is not valid; ${NUMBER} 100`],
  ['a text as weight', { image: IMAGE, weight: '10' }, `weight of the canary "10" is not valid; ${NUMBER} 100`],
  ['no weight', { image: IMAGE }, `weight of the canary undefined is not valid; ${NUMBER} 100`],
  [
    'neither image nor overrides',
    { weight: 10 },
    'the canary has neither an image nor overrides, so it is the service itself; give it an image, or leave the canary out',
  ],
  [
    'half a pod',
    { image: IMAGE, weight: 10, replicas: 0.5 },
    `replicas of the canary 0.5 is not valid; ${NUMBER} 2147483647`,
  ],
  [
    'no options',
    undefined,
    'options of Delivery.canary undefined is not a plain object; use some like { image, weight: 10 }',
  ],
  [
    'requests for no pods',
    { image: IMAGE, weight: 10, replicas: 0 },
    'the canary gets 10% of the requests and has no pods; raise its replicas, or lower the weight to 0',
  ],
  [
    'an image that is none',
    { image: 7, weight: 10 },
    'image of the canary 7 is not a string; use one like "registry.example.com/shop/web:2.4.0", or leave it out',
  ],
  [
    'overrides as a text',
    { image: IMAGE, weight: 10, overrides: 'x' },
    'overrides of "canary" "x" is not a plain object; use some like { env: { COLOR: "blue" } }',
  ],
  [
    'no overrides by null',
    { image: IMAGE, weight: 10, overrides: null },
    'overrides of "canary" null is not a plain object; use some like { env: { COLOR: "blue" } }',
  ],
  [
    'overrides of something else',
    { image: IMAGE, weight: 10, overrides: { enviroment: { A: 'x' } } },
    'overrides of "canary" have the unknown member "enviroment"; use env and settings',
  ],
  [
    'a rolling update of null',
    { image: IMAGE, weight: 10, rollingUpdate: null },
    'rollingUpdate null is not a plain object; use some like { maxSurge: PodCount.of(1) }',
  ],
  [
    'env as a list',
    { image: IMAGE, weight: 10, overrides: { env: ['A=1'] } },
    'env in the overrides of "canary" are no plain object; use texts by name',
  ],
  [
    'one variable in both',
    { image: IMAGE, weight: 10, overrides: { env: { A__B: 'x' }, settings: { 'a:b': 'y' } } },
    'env and settings in the overrides of "canary" both set a__b; set it in one place (.NET ignores the case of names)',
  ],
  [
    'a section as a value',
    { image: IMAGE, weight: 10, overrides: { settings: { A: { B: '1' } } } },
    'environment variable A (from the overrides of "canary") has the value an object, which is not a string; write each value as a string of its own',
  ],
  [
    'a setting that no variable can be',
    { image: IMAGE, weight: 10, overrides: { settings: { 'My Setting': 'x' } } },
    'setting "My Setting" can\'t be an environment variable; use letters, digits, "_", "-" and ".", not starting with a digit or "..", or set it in the image',
  ],
  [
    'a value that is no text',
    { image: IMAGE, weight: 10, overrides: { env: { ON: true } } },
    'environment variable ON (from the overrides of "canary") has the value true, which is not a string; write it as a string, like "true"',
  ],
])('%s is refused', (_name, options, message) => {
  expect(messageOf(() => released({ delivery: Delivery.canary(options) }))).toBe(`shop/web: ${message}`);
});

test('a name that leaves no room for the suffix is refused', () => {
  const name = 'w'.repeat(60);
  expect(messageOf(() => released({ name, delivery: Delivery.canary({ image: IMAGE, weight: 10 }) }))).toContain(
    `shop/web: name of the track "canary" "${name}-canary" is not valid; use 1 to 63`,
  );
});
