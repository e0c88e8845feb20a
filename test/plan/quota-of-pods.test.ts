import { SynthesizedObject } from 'cdk8s-aspnetcore';
import { anObject, autoscaler, cron, deployment, job, needAndMost, podOf, rolling } from '../support/quota-objects';

/**
 * Pods, worked by hand: [what, objects, needed, most at once]. While a Deployment of n is updated there are n old
 * pods, and as many new ones as the surge and the terminating old ones make room for, at most n: 2n without minReady.
 */
test.each<[string, SynthesizedObject[], number, number]>([
  ['nothing', [], 0, 0],
  ['no replicas', [deployment(0)], 0, 0],
  ['one replica by default, its update 1 + 1', [deployment(undefined)], 2, 2],
  ['4 of the default 25%: one may go first, all 4 may terminate', [deployment(4)], 4, 8],
  ['3 of the default 25%: 0.75 rounds down, one must come first', [deployment(3)], 4, 6],
  ['8 with surge 2, the case seen on real clusters', [deployment(8, rolling(2, 0))], 9, 16],
  ['10% of 5 rounds up to 1 of surge', [deployment(5, rolling('10%', 0))], 6, 10],
  ['19% of 5 rounds down to 0 unavailable', [deployment(5, rolling(1, '19%'))], 6, 10],
  ['20% of 5 is 1 unavailable', [deployment(5, rolling(1, '20%'))], 5, 10],
  ['surge 0: terminating ones make room all the same', [deployment(5, rolling(0, 1))], 5, 10],
  [
    'surge 100%, no grace: 5 old and 5 new',
    [deployment(5, { ...rolling('100%', 0), template: podOf({ terminationGracePeriodSeconds: 0 }) })],
    6,
    10,
  ],
  [
    'surge 2, no grace: nothing terminates for long',
    [deployment(5, { ...rolling(2, 0), template: podOf({ terminationGracePeriodSeconds: 0 }) })],
    6,
    7,
  ],
  ['Recreate waits until the last old pod is gone', [deployment(5, { strategy: { type: 'Recreate' } })], 5, 5],
  // A step of 1 each 31 s, and 30 s to end: floor(30 / 31) + 1 = 1 terminating, 8 + 1 + 1.
  [
    'minReady above the grace period: one terminates at a time',
    [deployment(8, { ...rolling(1, 0), minReadySeconds: 31 })],
    9,
    10,
  ],
  // floor(30 / 10) + 1 = 4 steps of 1 terminate, 8 + 1 + 4.
  ['minReady of a third of the grace period', [deployment(8, { ...rolling(1, 0), minReadySeconds: 10 })], 9, 13],
  // floor(60 / 10) + 1 = 7 steps of 2: 14 > 8 pods.
  [
    'never more than all',
    [deployment(8, { ...rolling(2, 0), minReadySeconds: 10, template: podOf({ terminationGracePeriodSeconds: 60 }) })],
    9,
    16,
  ],
  ['an autoscaler: its max counts, not the replicas', [deployment(2, rolling(0, 1)), autoscaler(2, 6)], 6, 12],
  ['an autoscaler of something else', [deployment(2, rolling(0, 1), 'api'), autoscaler(2, 6)], 2, 4],
  [
    'KEDA: its max, 100 by default',
    [deployment(undefined, rolling(0, 1)), anObject('ScaledObject', 'web', { scaleTargetRef: { name: 'web' } })],
    100,
    200,
  ],
  [
    'a StatefulSet replaces a pod by one of the same name',
    [anObject('StatefulSet', 'db', { replicas: 3, template: podOf() })],
    3,
    3,
  ],
  ['a ReplicaSet', [anObject('ReplicaSet', 'old', { replicas: 3, template: podOf() })], 3, 3],
  ['a bare Pod', [anObject('Pod', 'shell', podOf().spec)], 1, 1],
  ['a DaemonSet: excluded, nobody knows the nodes', [anObject('DaemonSet', 'agent', { template: podOf() })], 0, 0],
  ['a Job', [job({})], 1, 1],
  ['a Job of 5 at a time', [job({ parallelism: 5 })], 5, 5],
  ['a Job of 5 at a time, 3 in all', [job({ parallelism: 5, completions: 3 })], 3, 3],
  ['a suspended Job', [job({ parallelism: 5, suspend: true })], 0, 0],
  ['a CronJob: one run', [cron({}, { parallelism: 2 })], 2, 2],
  [
    'a CronJob whose runs replace one another: the last one still ends',
    [cron({ concurrencyPolicy: 'Replace' }, { parallelism: 2 })],
    2,
    4,
  ],
  ['a suspended CronJob', [cron({ suspend: true })], 0, 0],
  // 4 and 2 serve; an update needs 1 more, the Job 3: one may wait for the other.
  ['updates and Jobs wait for one another', [deployment(4), deployment(2, {}, 'api'), job({ parallelism: 3 })], 9, 15],
])('pods: %s', (_name, objects, need, most) => {
  expect(needAndMost('pods', objects)).toEqual([`${need}`, `${most}`]);
  expect(needAndMost('count/pods', objects)).toEqual([`${need}`, `${most}`]);
});
