import { Duration } from 'cdk8s';
import { Delivery } from '../../src/delivery/delivery';
import { RollingUpdateOptions } from '../../src/delivery/rolling-update';
import { PodCount } from '../../src/core/pod-count';
import { deploymentWith, refusalOf } from '../support/capabilities';

/** What delivery writes into a Deployment. */
function rollout(delivery: Delivery): object {
  const { strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit } = deploymentWith([delivery]);
  return { strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit };
}

test.each<[string, Delivery, object]>([
  [
    'a rolling update adds a pod before it takes one away',
    Delivery.rollingUpdate(),
    {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
    },
  ],
  [
    'a rolling update, tuned',
    Delivery.rollingUpdate({
      maxSurge: PodCount.percent(25),
      maxUnavailable: PodCount.of(2),
      minReady: Duration.seconds(15),
      progressDeadline: Duration.minutes(3),
      revisionHistoryLimit: 3,
    }),
    {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 2 } },
      minReadySeconds: 15,
      progressDeadlineSeconds: 180,
      revisionHistoryLimit: 3,
    },
  ],
  [
    'no surge where there is no room',
    Delivery.rollingUpdate({ maxSurge: PodCount.of(0), maxUnavailable: PodCount.percent(50) }),
    {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '50%' } },
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
    },
  ],
  [
    'recreate',
    Delivery.recreate(),
    { strategy: { type: 'Recreate' }, progressDeadlineSeconds: 600, revisionHistoryLimit: 10 },
  ],
  [
    'recreate, tuned',
    Delivery.recreate({ minReady: Duration.seconds(5), revisionHistoryLimit: 0 }),
    {
      strategy: { type: 'Recreate' },
      minReadySeconds: 5,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 0,
    },
  ],
])('%s', (_name, delivery, expected) => {
  expect(rollout(delivery)).toEqual(expected);
});

const COUNT = 'use a whole number from 0 to 2147483647';
const BOTH =
  'maxSurge and maxUnavailable are both 0, so an update could replace no pod; raise maxSurge to 1, which keeps all replicas serving';

test.each<[string, RollingUpdateOptions, string]>([
  ['nothing may move', { maxSurge: PodCount.of(0) }, BOTH],
  ['nothing may move, in percent', { maxSurge: PodCount.percent(0), maxUnavailable: PodCount.percent(0) }, BOTH],
  ['a negative surge', { maxSurge: PodCount.of(-1) }, `maxSurge -1 is not valid; ${COUNT}`],
  ['half a pod', { maxUnavailable: PodCount.of(0.5) }, `maxUnavailable 0.5 is not valid; ${COUNT}`],
  [
    'more than all',
    { maxUnavailable: PodCount.percent(101) },
    'maxUnavailable 101% is not valid; use whole percent from 0 to 100',
  ],
  [
    'a negative percentage',
    { maxSurge: PodCount.percent(-1) },
    'maxSurge -1% is not valid; use whole percent from 0 to 100',
  ],
  [
    'a bare number',
    { maxSurge: 1 as unknown as PodCount },
    'maxSurge 1 is no PodCount; use PodCount.of(1) or PodCount.percent(25)',
  ],
  [
    'a deadline that always passes',
    { minReady: Duration.minutes(10) },
    'minReady 600 s is not less than progressDeadline 600 s, so every update would be reported as failed; ' +
      'raise progressDeadline or lower minReady',
  ],
  [
    'no deadline',
    { progressDeadline: Duration.seconds(0) },
    'progressDeadline of 0 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'half a second',
    { minReady: Duration.millis(500) },
    'minReady of 0.5 s is not valid; use whole seconds of at least 0, like Duration.seconds(10)',
  ],
  ['no history', { revisionHistoryLimit: -1 }, `revisionHistoryLimit -1 is not valid; ${COUNT}`],
])('%s is refused', (_name, options, message) => {
  expect(refusalOf(() => Delivery.rollingUpdate(options))).toBe(`shop/web: ${message}`);
});
