import { Chart, Testing } from 'cdk8s';
import { PodCount } from 'cdk8s-aspnetcore';
import { DisruptionBudget, UnhealthyPodEviction } from '../../src/scaling/disruption-budget';
import { Scaling } from '../../src/scaling/scaling';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

/** The budgets that a service of such a scale gets. */
function budgets(scaling: Scaling, budget: DisruptionBudget, tracks: string[] = []): any[] {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  return new BareService(chart, 'web', [scaling, budget], { tracks }).manifests.filter(
    ({ kind }) => kind === 'PodDisruptionBudget',
  );
}

const SELECTOR = { matchLabels: { 'cdk8s-aspnetcore/service': 'web' } };
const ALWAYS = 'AlwaysAllow';

test('one pod at a time, of all tracks together', () => {
  expect(budgets(Scaling.replicas(2), DisruptionBudget.automatic(), ['canary'])).toEqual([
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: {
        name: 'web',
        namespace: 'shop',
        labels: {
          'app.kubernetes.io/name': 'web',
          'app.kubernetes.io/instance': 'web',
          'app.kubernetes.io/version': '1',
          'app.kubernetes.io/component': 'web',
          'app.kubernetes.io/part-of': 'shop',
          'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
        },
      },
      spec: { maxUnavailable: 1, selector: SELECTOR, unhealthyPodEvictionPolicy: ALWAYS },
    },
  ]);
});

test.each<[string, Scaling, string[], number]>([
  ['no pod', Scaling.replicas(0), [], 0],
  ['one pod', Scaling.replicas(1), [], 0],
  ['one pod on each of two tracks', Scaling.replicas(1), ['canary'], 1],
  ['two pods', Scaling.replicas(2), [], 1],
  ['one pod, for ever', Scaling.automatic({ min: 1, max: 1 }), [], 0],
  ['one pod that may become two', Scaling.automatic({ min: 1, max: 2 }), [], 1],
])('the automatic budget of %s', (_name, scaling, tracks, count) => {
  expect(budgets(scaling, DisruptionBudget.automatic(), tracks)).toHaveLength(count);
});

const FOUR = Scaling.replicas(4);

test.each<[string, Scaling, DisruptionBudget, object]>([
  ['so many may go', FOUR, DisruptionBudget.maxUnavailable(PodCount.of(2)), { maxUnavailable: 2 }],
  ['such a share may go', FOUR, DisruptionBudget.maxUnavailable(PodCount.percent(1)), { maxUnavailable: '1%' }],
  ['a single pod may go', Scaling.replicas(1), DisruptionBudget.maxUnavailable(PodCount.of(1)), { maxUnavailable: 1 }],
  ['all but one stay', FOUR, DisruptionBudget.minAvailable(PodCount.of(3)), { minAvailable: 3 }],
  ['75 % of 4 pods are 3', FOUR, DisruptionBudget.minAvailable(PodCount.percent(75)), { minAvailable: '75%' }],
  [
    'less than the fewest stay',
    Scaling.automatic({ min: 2, max: 9 }),
    DisruptionBudget.minAvailable(PodCount.of(1)),
    { minAvailable: 1 },
  ],
  [
    'the budget of a service that is stopped for now',
    Scaling.replicas(0),
    DisruptionBudget.minAvailable(PodCount.of(3)),
    { minAvailable: 3 },
  ],
])('%s', (_name, scaling, budget, bounds) => {
  expect(budgets(scaling, budget)[0].spec).toEqual({
    ...bounds,
    selector: SELECTOR,
    unhealthyPodEvictionPolicy: ALWAYS,
  });
});

test('a number of pods that must stay means nothing for several versions together', () => {
  const three = DisruptionBudget.minAvailable(PodCount.of(3));
  expect(messageOf(() => budgets(Scaling.replicas(4), three, ['canary']))).toBe(
    'shop/web: minAvailable 3 counts the pods of 2 versions together, so all pods of one of them may go; ' +
      'use DisruptionBudget.automatic() or maxUnavailable',
  );
});

test.each([
  DisruptionBudget.automatic({ unhealthyPods: UnhealthyPodEviction.IF_HEALTHY_BUDGET }),
  DisruptionBudget.maxUnavailable(PodCount.of(1), { unhealthyPods: UnhealthyPodEviction.IF_HEALTHY_BUDGET }),
  DisruptionBudget.minAvailable(PodCount.of(1), { unhealthyPods: UnhealthyPodEviction.IF_HEALTHY_BUDGET }),
])('pods that are not ready may be held back', (budget) => {
  expect(budgets(FOUR, budget)[0].spec.unhealthyPodEvictionPolicy).toBe('IfHealthyBudget');
});

test('no budget', () => {
  expect(budgets(FOUR, DisruptionBudget.none())).toEqual([]);
});

const NEVER =
  'never lets a pod go, so no node could be drained; use PodCount.of(1), or DisruptionBudget.none() where every pod may go';
const AUTOMATIC = 'so no node could be drained; use DisruptionBudget.automatic(), or more replicas';

test.each<[string, Scaling, () => DisruptionBudget, string]>([
  ['none may go', FOUR, () => DisruptionBudget.maxUnavailable(PodCount.of(0)), `maxUnavailable 0 ${NEVER}`],
  ['0 % may go', FOUR, () => DisruptionBudget.maxUnavailable(PodCount.percent(0)), `maxUnavailable 0% ${NEVER}`],
  [
    'the only pod stays',
    Scaling.replicas(1),
    () => DisruptionBudget.minAvailable(PodCount.of(1)),
    `minAvailable 1 keeps the only pod, ${AUTOMATIC}`,
  ],
  [
    'all stay',
    FOUR,
    () => DisruptionBudget.minAvailable(PodCount.percent(100)),
    `minAvailable 100% keeps all of 4 pods, ${AUTOMATIC}`,
  ],
  [
    '76 % of 4 pods are rounded up',
    FOUR,
    () => DisruptionBudget.minAvailable(PodCount.percent(76)),
    `minAvailable 76% keeps all of 4 pods, ${AUTOMATIC}`,
  ],
  [
    'the fewest stay',
    Scaling.automatic({ min: 2, max: 9 }),
    () => DisruptionBudget.minAvailable(PodCount.of(2)),
    `minAvailable 2 keeps all of 2 pods, ${AUTOMATIC}`,
  ],
  [
    'no pod stays',
    FOUR,
    () => DisruptionBudget.minAvailable(PodCount.of(0)),
    'minAvailable 0 keeps no pod at all; use DisruptionBudget.none()',
  ],
  [
    'a bare number',
    FOUR,
    () => DisruptionBudget.maxUnavailable(1 as never),
    'maxUnavailable 1 is no PodCount; use PodCount.of(1) or PodCount.percent(25)',
  ],
  [
    'more than all',
    FOUR,
    () => DisruptionBudget.minAvailable(PodCount.percent(101)),
    'minAvailable 101% is not valid; use whole percent from 0 to 100',
  ],
  [
    'a text as options',
    FOUR,
    () => DisruptionBudget.automatic('AlwaysAllow' as never),
    'options of the disruption budget "AlwaysAllow" is not a plain object; use them like { unhealthyPods: UnhealthyPodEviction.ALWAYS_ALLOW }',
  ],
])('%s: refused', (_name, scaling, budget, message) => {
  expect(messageOf(() => budgets(scaling, budget()))).toBe(`shop/web: ${message}`);
});

test('a service that is stopped now and then keeps no last pod', () => {
  const scaling = { capabilityName: 'scaling', bind: ({ intent }: any) => intent.scaleBetween(0, 5) } as Scaling;
  expect(messageOf(() => budgets(scaling, DisruptionBudget.minAvailable(PodCount.of(1))))).toBe(
    `shop/web: minAvailable 1 keeps the only pod, ${AUTOMATIC}`,
  );
});
