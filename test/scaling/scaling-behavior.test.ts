import { Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { AutomaticScalingOptions } from '../../src/scaling/automatic-scaling';
import { PolicySelection, ScalingRules } from '../../src/scaling/scaling-behavior';
import { ScalingPolicy } from '../../src/scaling/scaling-policy';
import { refusal, SCALE_DOWN, spec } from './automatic-service';

const MINUTE = Duration.minutes(1);

test.each<[string, AutomaticScalingOptions['behavior'], object]>([
  [
    'down: only the window',
    { scaleDown: ScalingRules.of({ stabilizationWindow: Duration.seconds(0) }) },
    { scaleDown: { ...SCALE_DOWN, stabilizationWindowSeconds: 0 } },
  ],
  [
    'down: only the policies',
    { scaleDown: ScalingRules.of({ policies: [ScalingPolicy.pods(1, Duration.minutes(30))] }) },
    { scaleDown: { ...SCALE_DOWN, policies: [{ type: 'Pods', value: 1, periodSeconds: 1800 }] } },
  ],
  ['down: never', { scaleDown: ScalingRules.disabled() }, { scaleDown: { selectPolicy: 'Disabled' } }],
  ['up: nothing of its own', { scaleUp: ScalingRules.of({}) }, { scaleDown: SCALE_DOWN }],
  [
    'up: everything',
    {
      scaleUp: ScalingRules.of({
        stabilizationWindow: Duration.hours(1),
        policies: [ScalingPolicy.percent(200, MINUTE), ScalingPolicy.pods(5, Duration.seconds(1))],
        selection: PolicySelection.LEAST,
      }),
    },
    {
      scaleUp: {
        stabilizationWindowSeconds: 3600,
        selectPolicy: 'Min',
        policies: [
          { type: 'Percent', value: 200, periodSeconds: 60 },
          { type: 'Pods', value: 5, periodSeconds: 1 },
        ],
      },
      scaleDown: SCALE_DOWN,
    },
  ],
])('behavior: %s', (_name, behavior, expected) => {
  expect(spec({ behavior }).behavior).toEqual(expected);
});

test('tolerances, from Kubernetes 1.35 on', () => {
  const behavior = { scaleUp: ScalingRules.of({ tolerance: 0.05 }), scaleDown: ScalingRules.of({ tolerance: 0 }) };
  expect(spec({ behavior }, ClusterProfile.managed({ kubernetesVersion: '1.35' })).behavior).toEqual({
    scaleUp: { tolerance: '50m' },
    scaleDown: { ...SCALE_DOWN, tolerance: '0' },
  });
  expect(refusal({ min: 1, max: 2, behavior }, ClusterProfile.managed({ kubernetesVersion: '1.34' }))).toBe(
    'shop/web: scaleUp: tolerance needs Kubernetes 1.35, the cluster has 1.34; leave it out, or set kubernetesVersion in the cluster profile',
  );
});

const POLICY = 'use one like [ScalingPolicy.pods(2, Duration.minutes(1))]';

test.each<[string, () => ScalingRules, string]>([
  [
    'a window of a day',
    () => ScalingRules.of({ stabilizationWindow: Duration.days(1) }),
    'stabilizationWindow of 86400 s is not valid; use whole seconds from 0 to 3600, like Duration.seconds(10)',
  ],
  [
    'no policies',
    () => ScalingRules.of({ policies: [] }),
    `policies is an empty list; ${POLICY}, or ScalingRules.disabled()`,
  ],
  [
    'a number as a policy',
    () => ScalingRules.of({ policies: [1 as never] }),
    `policies has 1, which is no ScalingPolicy; ${POLICY}`,
  ],
  [
    'a tolerance above 1',
    () => ScalingRules.of({ tolerance: 10 }),
    'tolerance 10 is not valid; use a share from 0 to 1 with at most three decimals, like 0.05',
  ],
])('rules with %s are refused', (_name, rules, message) => {
  expect(refusal({ min: 1, max: 2, behavior: { scaleDown: rules() } })).toBe(`shop/web: scaleDown: ${message}`);
});

test.each<[string, ScalingPolicy, string]>([
  ['0 pods', ScalingPolicy.pods(0, MINUTE), 'pods 0 is not valid; use a whole number from 1 to 2147483647'],
  [
    'more than all pods',
    ScalingPolicy.percent(101, MINUTE),
    'percent 101 is not valid; use a whole number from 1 to 100',
  ],
  [
    'no period',
    ScalingPolicy.pods(1, Duration.seconds(0)),
    'period of 0 s is not valid; use whole seconds from 1 to 1800, like Duration.seconds(10)',
  ],
  [
    'a period of an hour',
    ScalingPolicy.pods(1, Duration.hours(1)),
    'period of 3600 s is not valid; use whole seconds from 1 to 1800, like Duration.seconds(10)',
  ],
])('a policy of %s is refused', (_name, policy, message) => {
  const behavior = { scaleDown: ScalingRules.of({ policies: [policy] }) };
  expect(refusal({ min: 1, max: 2, behavior })).toBe(`shop/web: scaleDown policy: ${message}`);
});
