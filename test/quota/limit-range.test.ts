import { Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ContainerLimitRange, LimitRange } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function limits(container: ContainerLimitRange): LimitRange {
  return new LimitRange(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'limits', { container });
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

test.each<[string, ContainerLimitRange, string]>([
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
  ['nothing', {}, 'the limit range bounds nothing; set min, max, defaultLimit or defaultRequest'],
])('%s is refused', (_, container, message) => {
  expect(messageOf(() => limits(container))).toBe(`shop/limits: ${message}`);
});
