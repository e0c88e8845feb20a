import { scalersByTarget, scaleTargetKey } from '../../src/plan/scalers';
import { ClusterProfile, SynthesizedObject } from '../../src/index';

const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

function object(apiVersion: string, kind: string, spec?: object, annotations?: object): SynthesizedObject {
  const manifest = { metadata: { annotations }, spec };
  return {
    path: 'shop/scaler',
    chartPath: 'shop',
    apiVersion,
    kind,
    objectName: 'web',
    namespaceName: 'shop',
    cluster: ClusterProfile.managed(),
    manifest,
  };
}

function hpa(spec: object = {}, apiVersion = 'autoscaling/v2'): SynthesizedObject {
  return object(apiVersion, 'HorizontalPodAutoscaler', { scaleTargetRef: TARGET, ...spec });
}

function keda(spec: object = {}, annotations?: object): SynthesizedObject {
  return object('keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: 'web' }, ...spec }, annotations);
}

test.each<[string, SynthesizedObject, number, number]>([
  ['an autoscaler', hpa({ minReplicas: 2, maxReplicas: 5 }), 2, 5],
  ['an autoscaler of version 1', hpa({ minReplicas: 2, maxReplicas: 5 }, 'autoscaling/v1'), 2, 5],
  ['an autoscaler without a minimum', hpa({ maxReplicas: 5 }), 1, 5],
  ['an autoscaler without anything', hpa(), 1, 1],
  ['an autoscaler of nonsense', hpa({ minReplicas: -1, maxReplicas: 'x' }), 1, 1],
  ['a ScaledObject', keda({ minReplicaCount: 1, maxReplicaCount: 5 }), 1, 5],
  ['a ScaledObject without bounds', keda(), 0, 100],
  ['a ScaledObject that rests at less', keda({ minReplicaCount: 3, idleReplicaCount: 0 }), 0, 100],
  [
    'a ScaledObject that is paused at more',
    keda({ maxReplicaCount: 5 }, { 'autoscaling.keda.sh/paused-replicas': '7' }),
    0,
    7,
  ],
  [
    'a ScaledObject that is paused at less',
    keda({ minReplicaCount: 2, maxReplicaCount: 5 }, { 'autoscaling.keda.sh/paused-replicas': '1' }),
    1,
    5,
  ],
])('%s', (_name, scaler, minReplicas, maxReplicas) => {
  const targetKey = scaleTargetKey('shop', 'apps/v1', 'Deployment', 'web');
  expect([...scalersByTarget([scaler])]).toEqual([
    [targetKey, [{ object: scaler, targetKey, minReplicas, maxReplicas }]],
  ]);
});

test('what scales the same is found together, whatever the version of the API', () => {
  const [one, two, three] = [
    hpa({ maxReplicas: 2, scaleTargetRef: { ...TARGET, apiVersion: 'apps/v1beta1' } }),
    keda({ scaleTargetRef: { ...TARGET } }),
    keda({ scaleTargetRef: { kind: 'StatefulSet', name: 'web' } }),
  ];
  const found = scalersByTarget([one, two, three]);
  expect([...found.values()].map((scalers) => scalers.map(({ object: scaler }) => scaler))).toEqual([
    [one, two],
    [three],
  ]);
});

test.each<[string, SynthesizedObject]>([
  ['another kind', object('autoscaling/v2', 'Scale', { scaleTargetRef: TARGET })],
  ['another group', object('example.com/v1', 'HorizontalPodAutoscaler', { scaleTargetRef: TARGET })],
  ['a ScaledObject of another group', object('example.com/v1', 'ScaledObject', { scaleTargetRef: TARGET })],
])('%s scales nothing', (_name, other) => {
  expect(scalersByTarget([other]).size).toBe(0);
});

test.each<[string, string, string]>([
  [
    'the group',
    scaleTargetKey('shop', 'apps/v1', 'Deployment', 'web'),
    scaleTargetKey('shop', 'example.com/v1', 'Deployment', 'web'),
  ],
  ['the namespace', scaleTargetKey('shop', 'v1', 'A', 'web'), scaleTargetKey(undefined, 'v1', 'A', 'web')],
  ['the kind', scaleTargetKey('shop', 'v1', 'A', 'web'), scaleTargetKey('shop', 'v1', 'B', 'web')],
  ['the name', scaleTargetKey('shop', 'v1', 'A', 'web'), scaleTargetKey('shop', 'v1', 'A', 'api')],
])('%s tells targets apart', (_name, one, other) => {
  expect(one).not.toBe(other);
});

test('something without a spec is no reason to fall over', () => {
  expect(
    scalersByTarget([object('autoscaling/v2', 'HorizontalPodAutoscaler'), object('keda.sh/v1alpha1', 'ScaledObject')])
      .size,
  ).toBe(2);
});
