import { SynthesizedObject } from 'cdk8s-aspnetcore';
import { anObject, deployment, needAndMost, podOf } from '../support/quota-objects';

type Json = Record<string, unknown>;

const rollout = (strategy: Json, replicas: number | undefined = 4, more: Json = {}): SynthesizedObject =>
  anObject('Rollout', 'web', { replicas, strategy, template: podOf(), ...more });
const routed = (canary: Json = {}): Json => ({ canary: { trafficRouting: { nginx: {} }, ...canary } });
const hpa = (maxReplicas: number): SynthesizedObject =>
  anObject('HorizontalPodAutoscaler', 'web', {
    scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' },
    minReplicas: 2,
    maxReplicas,
  });
const byReference = (replicas: number) =>
  rollout({ canary: {} }, replicas, {
    template: undefined,
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shape' },
  });

/** Pods of Argo Rollouts, worked by hand: [what, objects, needed, most at once]. */
test.each<[string, SynthesizedObject[], number, number]>([
  // 25 % of 4 may come, 25 % may go: none needs to come first, and all 4 old ones may terminate.
  ['a canary without a router is updated like a Deployment', [rollout({ canary: {} })], 4, 8],
  ['25% of 3 rounds down: one must come first', [rollout({ canary: {} }, 3)], 4, 6],
  [
    'minReady above the grace period: one more, and one terminates',
    [rollout({ canary: { maxSurge: 1, maxUnavailable: 0 } }, 8, { minReadySeconds: 31 })],
    9,
    10,
  ],
  ['with a router the old version stays complete', [rollout(routed())], 8, 8],
  [
    'a canary may be asked to be larger than all',
    [rollout(routed({ steps: [{ setCanaryScale: { replicas: 6 } }] }))],
    10,
    10,
  ],
  ['a canary has its least pods', [rollout(routed({ minPodsPerReplicaSet: 3 }), 1)], 4, 4],
  // From 0 to 50: 2 new, 4 old. From 50 to 100: 4 new, 2 old.
  [
    'dynamicStableScale: the widest step of the weight comes on top',
    [rollout(routed({ dynamicStableScale: true, steps: [{ setWeight: 50 }, { pause: {} }] }))],
    6,
    8,
  ],
  ['dynamicStableScale without steps: all at once', [rollout(routed({ dynamicStableScale: true }))], 8, 8],
  ['blue and green are complete at once', [rollout({ blueGreen: {} })], 8, 8],
  [
    'fewer pods in the preview: all of them before the switch',
    [rollout({ blueGreen: { previewReplicaCount: 1 } })],
    8,
    8,
  ],
  ['more pods in the preview', [rollout({ blueGreen: { previewReplicaCount: 5 } })], 8, 9],
  ['a stopped one', [rollout({ blueGreen: {} }, 0)], 0, 0],
  ['its autoscaler: the max counts', [rollout(routed(), 2), hpa(6)], 12, 12],
  ['the pods of a Deployment without any', [byReference(4), deployment(0, {}, 'shape')], 4, 8],
  ['the Deployment is not in the app', [byReference(4)], 0, 0],
  ['a step that is none', [rollout(routed({ steps: [null] }))], 8, 8],
])('%s', (_name, objects, need, most) => {
  expect(needAndMost('pods', objects)).toEqual([`${need}`, `${most}`]);
});
