import { Chart, Testing } from 'cdk8s';
import { WebService } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function web(env: unknown): WebService {
  const props = { image: 'web:1', env: env as Record<string, string> };
  return new WebService(new Chart(Testing.app(), 'shop'), 'web', props);
}

test('variables are written in their order, as they were when they were given', () => {
  const env: Record<string, string> = Object.assign(Object.create(null) as object, { B: '2', A: '' });
  const service = web(env);
  env.C = '3';
  expect(manifestOf(service, 'Deployment').spec.template.spec.containers[0].env).toEqual([
    { name: 'B', value: '2' },
    { name: 'A', value: '' },
  ]);
});

const FIX = 'use values by name, like { LANG: "en" }';

test.each<[unknown, string]>([
  ['A=1', '"A=1" is not a plain object'],
  [['A=1'], 'a list is not a plain object'],
  [new Map([['A', '1']]), '(of the class Map) is not a plain object'],
  [1, '1 is not a plain object'],
])('the env %p is refused', (env, problem) => {
  expect(messageOf(() => web(env))).toBe(`shop/web: env ${problem}; ${FIX}`);
  const sidecar = { name: 'proxy', image: 'proxy:1', env: env as Record<string, string> };
  expect(messageOf(() => web({}).addSidecar(sidecar))).toBe(
    `shop/web: env of the container "proxy" ${problem}; ${FIX}`,
  );
});

test.each<[unknown, string]>([
  [1, '1'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
])('the value %p is refused', (value, shown) => {
  expect(messageOf(() => web({ A: value }))).toBe(
    `shop/web: environment variable A (from the prop env) has the value ${shown}, which is not a string; ` +
      `write it as a string, like "${shown}"`,
  );
});
