import { rollingStep } from '../../src/plan/rolling-pods';
import { makesPods, workloadPods } from '../../src/plan/workload-pods';
import { ClusterProfile, SynthesizedObject } from '../../src/index';

function workload(kind: string, spec?: object, apiVersion = 'apps/v1'): SynthesizedObject {
  const where = { path: 'shop/web', chartPath: 'shop', cluster: ClusterProfile.managed() };
  return { ...where, apiVersion, kind, objectName: 'web', manifest: { spec } };
}

/** A Deployment of some replicas with a rolling update; it needs one more where no pod may go before another comes. */
function passing(replicas: number, rollingUpdate?: object): number {
  return workloadPods(workload('Deployment', { replicas, strategy: { type: 'RollingUpdate', rollingUpdate } })).passing;
}

test.each<[string, string, boolean]>([
  ['Deployment', 'apps/v1', true],
  ['StatefulSet', 'apps/v1', true],
  ['ReplicaSet', 'apps/v1', true],
  ['CronJob', 'batch/v1', true],
  ['Pod', 'v1', true],
  ['Deployment', 'example.com/v1', false],
  ['DaemonSet', 'apps/v1', false],
  ['Service', 'v1', false],
])('%s of %s makes a known number of pods: %p', (kind, apiVersion, expected) => {
  expect(makesPods(workload(kind, {}, apiVersion))).toBe(expected);
});

test.each<[string, object | undefined, number]>([
  ['as many as it says', { replicas: 3 }, 3],
  ['none', { replicas: 0 }, 0],
  ['one by default', {}, 1],
  ['one without a spec', undefined, 1],
  ['what is no number is for the API server to refuse', { replicas: 'x' }, 0],
  ['a negative number too', { replicas: -1 }, 0],
])('replicas: %s', (_name, spec, expected) => {
  expect(workloadPods(workload('StatefulSet', spec))).toEqual({ serving: expected, passing: 0, most: expected });
});

test('an autoscaler says more than the replicas', () => {
  expect(workloadPods(workload('StatefulSet', { replicas: 3 }), 7)).toEqual({ serving: 7, passing: 0, most: 7 });
});

// By default a quarter may be unavailable, rounded down: none of up to three, one of four.
test.each<[number, number]>([
  [1, 1],
  [2, 1],
  [3, 1],
  [4, 0],
  [7, 0],
])('%i replicas with the default strategy need %i more', (replicas, expected) => {
  expect(passing(replicas)).toBe(expected);
  expect(passing(replicas, {})).toBe(expected);
  expect(workloadPods(workload('Deployment', { replicas })).passing).toBe(expected);
});

test.each<[string, number, object, number]>([
  ['no pod may go', 5, { maxUnavailable: 0, maxSurge: 1 }, 1],
  ['no pod may go, and many may come: one is enough', 5, { maxUnavailable: 0, maxSurge: 5 }, 1],
  ['one pod may go', 5, { maxUnavailable: 1, maxSurge: 1 }, 0],
  ['one pod may go, none may come', 5, { maxUnavailable: 1, maxSurge: 0 }, 0],
  ['0% may go', 5, { maxUnavailable: '0%', maxSurge: 1 }, 1],
  ['20% of 5 is 1', 5, { maxUnavailable: '20%', maxSurge: 1 }, 0],
  ['19% of 5 rounds down to 0', 5, { maxUnavailable: '19%', maxSurge: 1 }, 1],
  ['99% of 1 rounds down to 0', 1, { maxUnavailable: '99%', maxSurge: 1 }, 1],
  ['100% of 1 is 1', 1, { maxUnavailable: '100%', maxSurge: 1 }, 0],
  ['1% of 5 that may come rounds up to 1', 5, { maxUnavailable: 0, maxSurge: '1%' }, 1],
  ['only maxSurge said: 25% of 3 may go, which is 0', 3, { maxSurge: 1 }, 1],
  ['only maxUnavailable said: 25% of 3 may come, which is 1', 3, { maxUnavailable: 0 }, 1],
  // Where both come to 0, Kubernetes takes one pod away first, as else nothing could ever move.
  ['nothing may come, and 25% of 3 rounds down', 3, { maxSurge: 0, maxUnavailable: '25%' }, 0],
  ['nothing may come, as a percentage', 3, { maxSurge: '0%', maxUnavailable: '25%' }, 0],
  ['no replicas', 0, { maxUnavailable: 0, maxSurge: 1 }, 0],
])('%s', (_name, replicas, rollingUpdate, expected) => {
  expect(passing(replicas, rollingUpdate)).toBe(expected);
});

test.each<[number, object, number, number]>([
  [10, { maxSurge: '25%', maxUnavailable: '25%' }, 3, 2],
  [4, { maxSurge: 2, maxUnavailable: 1 }, 2, 1],
  [3, { maxSurge: 0, maxUnavailable: 0 }, 0, 1],
  [3, { maxSurge: 'many', maxUnavailable: -1 }, 0, 1],
])('a step of %i pods by %j is %i more and %i fewer', (replicas, rollingUpdate, surge, unavailable) => {
  expect(rollingStep({ strategy: { rollingUpdate } }, replicas)).toEqual({ surge, unavailable });
});
