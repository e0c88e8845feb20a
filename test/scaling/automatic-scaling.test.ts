import { Metric } from '../../src/scaling/metric';
import { Scaling } from '../../src/scaling/scaling';
import { deploymentWith } from '../support/capabilities';
import { refusal, SCALE_DOWN, service, WITH_ADAPTER } from './automatic-service';

test('the autoscaler of a service that says nothing but how many', () => {
  expect(service({ min: 2, max: 8 }).manifests).toEqual([
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
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
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 8,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
        ],
        behavior: { scaleDown: SCALE_DOWN },
      },
    },
  ]);
});

test('the Deployment names no replicas', () => {
  expect(Object.hasOwn(deploymentWith([Scaling.automatic({ min: 2, max: 8 })]), 'replicas')).toBe(false);
});

test('every track has an autoscaler of its own', () => {
  const two = service({ min: 1, max: 3 }, WITH_ADAPTER, ['canary']);
  expect(
    two.manifests.map(({ metadata, spec }) => [
      metadata.name,
      metadata.labels['app.kubernetes.io/instance'],
      spec.scaleTargetRef.name,
    ]),
  ).toEqual([
    ['web', 'web', 'web'],
    ['web-canary', 'web-canary', 'web-canary'],
  ]);
  expect(two.node.children.map(({ node }) => node.id)).toEqual([
    'horizontal-pod-autoscaler',
    'horizontal-pod-autoscaler-canary',
  ]);
});

const BOUNDS = 'use a whole number from';
const LIST = 'use one like [Metric.cpu({ targetPercent: 70 })]';

test.each<[string, object | null | undefined, string]>([
  [
    'nothing',
    undefined,
    'options of Scaling.automatic undefined is not a plain object; use them like { min: 2, max: 8 }',
  ],
  [
    'no pods at all',
    { min: 0, max: 2 },
    'min 0 is not possible, a HorizontalPodAutoscaler keeps at least one pod; use min 1, or Scaling.eventDriven, which can stop all pods',
  ],
  ['min above max', { min: 3, max: 2 }, 'scaling min 3 is above max 2; lower min to 2 or raise max to 3'],
  ['max 0', { min: 1, max: 0 }, `max 0 is not valid; ${BOUNDS} 1 to 2147483647`],
  ['a text', { min: '1', max: 2 }, `min "1" is not valid; ${BOUNDS} 0 to 2147483647`],
  ['no metrics', { min: 1, max: 2, metrics: [] }, `metrics is an empty list; ${LIST}`],
  ['a bare metric', { min: 1, max: 2, metrics: Metric.cpu({ targetPercent: 70 }) }, `metrics is an object; ${LIST}`],
  ['a number for a metric', { min: 1, max: 2, metrics: [70] }, `metrics has 70, which is no Metric; ${LIST}`],
  [
    'behavior as a text',
    { min: 1, max: 2, behavior: 'fast' },
    'behavior "fast" is not a plain object; use one like { scaleUp: ScalingRules.of({ … }) }',
  ],
  [
    'rules as data',
    { min: 1, max: 2, behavior: { scaleUp: {} } },
    'scaleUp an object is no ScalingRules; use ScalingRules.of or ScalingRules.disabled()',
  ],
])('%s is refused', (_name, options, message) => {
  expect(refusal(options)).toBe(`shop/web: ${message}`);
});
