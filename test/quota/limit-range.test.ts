import { Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ContainerLimitRange, LimitRange, LimitRangeProps } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function range(props: LimitRangeProps): LimitRange {
  return new LimitRange(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'limits', props);
}

function limits(container: ContainerLimitRange): LimitRange {
  return range({ container });
}

test('writes min, max and both defaults of a container', () => {
  const object = limits({
    min: { cpu: Cpu.millis(10), memory: Size.mebibytes(32) },
    max: { cpu: Cpu.units(2), memory: Size.gibibytes(2), ephemeralStorage: Size.gibibytes(4) },
    defaultLimit: { cpu: Cpu.millis(500), memory: Size.mebibytes(256) },
    defaultRequest: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
  });
  expect(manifestOf(object, 'LimitRange')).toEqual({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'limits', namespace: 'shop' },
    spec: {
      limits: [
        {
          type: 'Container',
          min: { cpu: '10m', memory: '32Mi' },
          max: { cpu: '2', memory: '2Gi', 'ephemeral-storage': '4Gi' },
          default: { cpu: '500m', memory: '256Mi', 'ephemeral-storage': '4Gi' },
          defaultRequest: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '4Gi' },
        },
      ],
    },
  });
});

const ONE = { cpu: Cpu.units(1) };
const TWO = { cpu: Cpu.units(2) };

test.each<[string, ContainerLimitRange, object]>([
  ['max alone', { max: TWO }, { max: { cpu: '2' }, default: { cpu: '2' }, defaultRequest: { cpu: '2' } }],
  ['min alone', { min: ONE }, { min: { cpu: '1' }, defaultRequest: { cpu: '1' } }],
  ['a default limit alone', { defaultLimit: ONE }, { default: { cpu: '1' }, defaultRequest: { cpu: '1' } }],
  ['a default request alone', { defaultRequest: ONE }, { defaultRequest: { cpu: '1' } }],
  [
    'min and max',
    { min: ONE, max: TWO },
    { min: { cpu: '1' }, max: { cpu: '2' }, default: { cpu: '2' }, defaultRequest: { cpu: '2' } },
  ],
  [
    'max and a default request',
    { max: TWO, defaultRequest: ONE },
    { max: { cpu: '2' }, default: { cpu: '2' }, defaultRequest: { cpu: '1' } },
  ],
  [
    'bounds of several resources',
    { min: { memory: Size.mebibytes(32) }, max: { cpu: Cpu.units(2) }, defaultLimit: { memory: Size.mebibytes(64) } },
    {
      min: { memory: '32Mi' },
      max: { cpu: '2' },
      default: { cpu: '2', memory: '64Mi' },
      defaultRequest: { cpu: '2', memory: '64Mi' },
    },
  ],
])('%s: what the API server would fill in is written', (_, container, expected) => {
  expect(manifestOf(limits(container), 'LimitRange').spec.limits).toEqual([{ type: 'Container', ...expected }]);
});

test('writes a ratio as it is, in thousandths where it is no whole number', () => {
  const object = limits({ maxLimitRequestRatio: { cpu: 10, memory: 1.25, ephemeralStorage: 1.001 } });
  expect(manifestOf(object, 'LimitRange').spec.limits).toEqual([
    { type: 'Container', maxLimitRequestRatio: { cpu: '10', memory: '1250m', 'ephemeral-storage': '1001m' } },
  ]);
});

test('writes containers, pods and claims in this order', () => {
  const object = range({
    persistentVolumeClaim: { min: Size.gibibytes(1), max: Size.gibibytes(100) },
    pod: {
      min: { cpu: Cpu.millis(100) },
      max: { cpu: Cpu.units(4), memory: Size.gibibytes(8), ephemeralStorage: Size.gibibytes(10) },
      maxLimitRequestRatio: { cpu: 4 },
    },
    container: { min: { cpu: Cpu.millis(10) } },
  });
  expect(manifestOf(object, 'LimitRange').spec.limits).toEqual([
    { type: 'Container', min: { cpu: '10m' }, defaultRequest: { cpu: '10m' } },
    {
      type: 'Pod',
      min: { cpu: '100m' },
      max: { cpu: '4', memory: '8Gi', 'ephemeral-storage': '10Gi' },
      maxLimitRequestRatio: { cpu: '4' },
    },
    { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '100Gi' } },
  ]);
});

test.each<[string, LimitRangeProps, object]>([
  ['the least of claims', { persistentVolumeClaim: { min: Size.gibibytes(1) } }, { min: { storage: '1Gi' } }],
  ['the most of claims', { persistentVolumeClaim: { max: Size.mebibytes(1536) } }, { max: { storage: '1536Mi' } }],
])('%s alone', (_, props, expected) => {
  const { limits: items } = manifestOf(range(props), 'LimitRange').spec;
  expect(items).toEqual([{ type: 'PersistentVolumeClaim', ...expected }]);
});

test.each<[string, ContainerLimitRange]>([
  ['max over min', { min: ONE, max: TWO, maxLimitRequestRatio: { cpu: 2 } }],
  [
    'a third, which no decimal is',
    { min: { cpu: Cpu.units(3) }, max: { cpu: Cpu.units(4) }, maxLimitRequestRatio: { cpu: 1.333 } },
  ],
  [
    'the default limit over the default request',
    { defaultRequest: ONE, defaultLimit: TWO, maxLimitRequestRatio: { cpu: 2 } },
  ],
])('a ratio of just %s is allowed', (_, container) => {
  expect(messageOf(() => limits(container))).toBe('(nothing was thrown)');
});

test.each<[string, LimitRangeProps, string]>([
  ['nothing', {}, 'the limit range bounds nothing; set container, pod or persistentVolumeClaim'],
  ['nothing of pods', { pod: {} }, 'the limit range bounds nothing of pods; set min, max or maxLimitRequestRatio'],
  ['nothing of claims', { persistentVolumeClaim: {} }, 'the limit range bounds nothing of claims; set min or max'],
  [
    'a pod min above its max',
    { pod: { min: TWO, max: ONE } },
    'pod min cpu 2 is above pod max 1; lower pod min to 1 or raise pod max to 2',
  ],
  [
    'a claim min above its max',
    { persistentVolumeClaim: { min: Size.gibibytes(2), max: Size.gibibytes(1) } },
    'claim min storage 2Gi is above claim max 1Gi; lower claim min to 1Gi or raise claim max to 2Gi',
  ],
  [
    'a pod max that is no amount',
    { pod: { max: { memory: Size.mebibytes(0) } } },
    'pod max memory "0Mi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'a claim min that is no amount',
    { persistentVolumeClaim: { min: Size.mebibytes(0) } },
    'claim min "0Mi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'a pod ratio above max over min',
    { pod: { min: ONE, max: TWO, maxLimitRequestRatio: { cpu: 2.001 } } },
    'maxLimitRequestRatio cpu 2001m is above max 2 over min 1, which bounds the ratio already; lower the ratio, or leave it out',
  ],
])('%s is refused', (_, props, message) => {
  expect(messageOf(() => range(props))).toBe(`shop/limits: ${message}`);
});

test.each<[unknown]>([[0.999], [0], [-1], [NaN], [Infinity], [1.0001], ['2']])('a ratio of %p is refused', (ratio) => {
  expect(messageOf(() => limits({ maxLimitRequestRatio: { cpu: ratio as number } }))).toBe(
    `shop/limits: maxLimitRequestRatio cpu ${typeof ratio === 'string' ? `"${ratio}"` : String(ratio)} is not valid; ` +
      'use a number of at least 1 with at most three decimals, like 4 or 1.5',
  );
});

test.each<[string, ContainerLimitRange, string]>([
  [
    'a ratio below that of the defaults',
    { defaultRequest: ONE, defaultLimit: TWO, maxLimitRequestRatio: { cpu: 1.5 } },
    'maxLimitRequestRatio cpu 1500m is below default limit 2 over default request 1, which refuses each container ' +
      'that says nothing; raise the ratio or defaultRequest, or lower defaultLimit',
  ],
  [
    'min above max',
    { min: { cpu: Cpu.units(2) }, max: { cpu: Cpu.units(1) } },
    'min cpu 2 is above max 1; lower min to 1 or raise max to 2',
  ],
  [
    'default limit above max',
    { defaultLimit: { memory: Size.gibibytes(2) }, max: { memory: Size.gibibytes(1) } },
    'defaultLimit memory 2Gi is above max 1Gi; lower defaultLimit to 1Gi or raise max to 2Gi',
  ],
  [
    'default request above default limit',
    { defaultRequest: { cpu: Cpu.millis(600) }, defaultLimit: { cpu: Cpu.millis(500) } },
    'defaultRequest cpu 600m is above defaultLimit 500m; lower defaultRequest to 500m or raise defaultLimit to 600m',
  ],
  [
    'min above default request',
    { min: { memory: Size.mebibytes(64) }, defaultRequest: { memory: Size.mebibytes(32) } },
    'min memory 64Mi is above defaultRequest 32Mi; lower min to 32Mi or raise defaultRequest to 64Mi',
  ],
  [
    'nothing of containers',
    {},
    'the limit range bounds nothing of containers; set min, max, defaultLimit, defaultRequest or maxLimitRequestRatio',
  ],
])('%s is refused', (_, container, message) => {
  expect(messageOf(() => limits(container))).toBe(`shop/limits: ${message}`);
});
