import { Chart, Duration } from 'cdk8s';
import { ClusterProfile, WebService } from 'cdk8s-aspnetcore';
import { PodIdentity } from '../../../src/scaling/keda/pod-identity';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { TriggerAuthentication } from '../../../src/scaling/keda/trigger-authentication';
import { TriggerMetricType } from '../../../src/scaling/keda/trigger-options';
import { EventDrivenScalingOptions } from '../../../src/scaling/keda/event-driven-options';
import { Scaling } from '../../../src/scaling/scaling';
import { ScalingRules } from '../../../src/scaling/scaling-behavior';
import { manifestOf, messageOf, testApp } from '../../support/manifests';
import { allOf, needs, OFFICE, scaledObject, shop, worker } from './support';

const HELM = 'helm install keda keda --repo https://kedacore.github.io/charts --namespace keda --create-namespace';

const TRIGGER = {
  type: 'cron',
  metadata: { desiredReplicas: '2', end: '0 18 * * 1-5', start: '0 8 * * 1-5', timezone: 'Europe/Berlin' },
};

const BEHAVIOR = {
  scaleDown: {
    stabilizationWindowSeconds: 300,
    policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
  },
};

test('the least that it takes', () => {
  expect(scaledObject()).toEqual({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: {
      name: 'worker',
      namespace: 'shop',
      labels: {
        'app.kubernetes.io/name': 'worker',
        'app.kubernetes.io/instance': 'worker',
        'app.kubernetes.io/component': 'web',
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
        'app.kubernetes.io/version': '1',
      },
    },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'worker' },
      minReplicaCount: 1,
      maxReplicaCount: 10,
      advanced: { horizontalPodAutoscalerConfig: { behavior: BEHAVIOR } },
      triggers: [TRIGGER],
    },
  });
});

test.each<[string, Partial<EventDrivenScalingOptions>, object]>([
  ['scale to zero', { min: 0 }, { minReplicaCount: 0 }],
  ['zero when idle', { min: 3, zeroWhenIdle: true }, { minReplicaCount: 3, idleReplicaCount: 0 }],
  ['zero when idle, said to be off', { min: 3, zeroWhenIdle: false }, { minReplicaCount: 3 }],
  [
    'periods',
    {
      min: 0,
      pollingInterval: Duration.seconds(15),
      cooldownPeriod: Duration.minutes(10),
      initialCooldownPeriod: Duration.seconds(0),
    },
    { minReplicaCount: 0, pollingInterval: 15, cooldownPeriod: 600, initialCooldownPeriod: 0 },
  ],
  ['a polling interval', { pollingInterval: Duration.seconds(1) }, { pollingInterval: 1 }],
  [
    'a fallback',
    { fallback: { failureThreshold: 3, replicas: 4 } },
    { fallback: { failureThreshold: 3, replicas: 4 } },
  ],
  [
    'a fallback to none',
    { min: 0, fallback: { failureThreshold: 0, replicas: 0 } },
    { minReplicaCount: 0, fallback: { failureThreshold: 0, replicas: 0 } },
  ],
  [
    'the number of pods from before',
    { restoreReplicas: true },
    { advanced: { restoreToOriginalReplicaCount: true, horizontalPodAutoscalerConfig: { behavior: BEHAVIOR } } },
  ],
  [
    'a behavior',
    { behavior: { scaleUp: ScalingRules.disabled(), scaleDown: ScalingRules.disabled() } },
    {
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: { scaleUp: { selectPolicy: 'Disabled' }, scaleDown: { selectPolicy: 'Disabled' } },
        },
      },
    },
  ],
])('%s', (_, options, fields) => {
  expect(scaledObject(options).spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'worker' },
    minReplicaCount: 1,
    maxReplicaCount: 10,
    advanced: { horizontalPodAutoscalerConfig: { behavior: BEHAVIOR } },
    triggers: [TRIGGER],
    ...fields,
  });
});

test.each<[string, Partial<EventDrivenScalingOptions>, object | undefined]>([
  ['not paused', { paused: false }, undefined],
  ['paused', { paused: true }, { 'autoscaling.keda.sh/paused': 'true' }],
  ['paused at none', { pausedReplicas: 0 }, { 'autoscaling.keda.sh/paused-replicas': '0' }],
])('%s', (_, options, annotations) => {
  expect(scaledObject(options).metadata.annotations).toEqual(annotations);
});

test.each<[string, Partial<EventDrivenScalingOptions>, number]>([
  ['always min', { min: 2 }, 2],
  ['none', { min: 0 }, 0],
  ['none when idle', { min: 2, zeroWhenIdle: true }, 0],
  ['as paused', { min: 2, pausedReplicas: 1 }, 1],
  ['min, though paused above', { min: 2, pausedReplicas: 5 }, 2],
])('the model knows the fewest pods: %s', (_, options, minReplicas) => {
  const service = worker(options);
  const minReplicaCount = options.min;
  expect(service.context.model.tracks[0].scale).toEqual({ minReplicas, maxReplicas: 10, isAutomatic: true });
  expect(allOf(service, 'ScaledObject')[0].spec.minReplicaCount).toBe(minReplicaCount);
});

test('a ScaledObject for each track', () => {
  const service = worker({}, shop(), { tracks: ['canary'] });
  const objects = allOf(service, 'ScaledObject');
  expect(objects.map(({ metadata, spec }) => [metadata.name, spec.scaleTargetRef.name])).toEqual([
    ['worker', 'worker'],
    ['worker-canary', 'worker-canary'],
  ]);
  expect(objects.map(({ metadata }) => metadata.labels['app.kubernetes.io/instance'])).toEqual([
    'worker',
    'worker-canary',
  ]);
  expect(service.node.children.map(({ node }) => node.id)).toEqual(['scaled-object', 'scaled-object-canary']);
});

test('the Deployment names no replicas', () => {
  const chart = shop();
  new WebService(chart, 'worker', {
    image: 'worker:1',
    scaling: Scaling.eventDriven({ min: 0, max: 3, triggers: [OFFICE] }),
  });
  expect(Object.keys(manifestOf(chart, 'Deployment').spec)).not.toContain('replicas');
});

test.each([
  ['w'.repeat(54), undefined],
  ['w'.repeat(55), 'w'.repeat(55)],
])('the HorizontalPodAutoscaler has a name that KEDA takes: %s', (name, expected) => {
  const chart = shop();
  new WebService(chart, name, { image: 'w:1', scaling: Scaling.eventDriven({ min: 1, max: 3, triggers: [OFFICE] }) });
  expect(manifestOf(chart, 'ScaledObject').spec.advanced.horizontalPodAutoscalerConfig.name).toBe(expected);
});

const SQS = (podIdentity: PodIdentity) =>
  ScaleTrigger.of('aws-sqs-queue', {
    metadata: { queueURL: 'orders', awsRegion: 'eu-west-1' },
    authentication: TriggerAuthentication.fromPodIdentity(podIdentity),
  });

test.each<[string, Partial<EventDrivenScalingOptions>, string | undefined]>([
  ['nothing new', { pollingInterval: Duration.seconds(5), paused: true }, undefined],
  ['an identity of Azure', { triggers: [SQS(PodIdentity.azureWorkload())] }, undefined],
  ['an identity of AWS', { triggers: [SQS(PodIdentity.aws())] }, '2.13'],
  [
    'an initial cooldown beside it',
    { min: 0, triggers: [SQS(PodIdentity.aws())], initialCooldownPeriod: Duration.minutes(1) },
    '2.14',
  ],
  ['a fallback', { fallback: { failureThreshold: 3, replicas: 4 } }, undefined],
  [
    'a fallback for a value',
    {
      triggers: [ScaleTrigger.of('redis', { metadata: { listName: 'a' }, metricType: TriggerMetricType.VALUE })],
      fallback: { failureThreshold: 3, replicas: 4 },
    },
    '2.18',
  ],
])('the version of KEDA: %s', (_, options, minimumVersion) => {
  const chart = shop();
  worker(options, chart);
  expect(needs(chart)).toEqual([{ name: 'keda', minimumVersion, install: HELM, neededBy: 'shop/worker' }]);
});

test('a tolerance needs KEDA 2.18', () => {
  const chart = shop(ClusterProfile.managed({ addons: ['keda'], kubernetesVersion: '1.35' }));
  const { advanced } = scaledObject({ behavior: { scaleUp: ScalingRules.of({ tolerance: 0.05 }) } }, chart).spec;
  expect(advanced.horizontalPodAutoscalerConfig.behavior.scaleUp).toEqual({ tolerance: '50m' });
  expect(needs(chart).map((one) => one.minimumVersion)).toEqual(['2.18']);
});

test('CPU comes from metrics-server', () => {
  const chart = shop(ClusterProfile.kind({ addons: ['keda'] }));
  worker({ triggers: [OFFICE, ScaleTrigger.cpu({ targetPercent: 70 })] }, chart);
  expect(needs(chart).map((one) => one.name)).toEqual(['keda', 'metrics-server']);
});

test('a cluster may name the definition in place of the add-on', () => {
  const chart = shop(ClusterProfile.managed({ crds: ['scaledobjects.keda.sh'] }));
  expect(scaledObject({}, chart).kind).toBe('ScaledObject');
});

test.each([
  [ClusterProfile.managed(), 'managed', HELM],
  [ClusterProfile.microk8s(), 'microk8s', `microk8s helm3${HELM.slice('helm'.length)}`],
])('a cluster without KEDA is refused', (cluster, name, install) => {
  const chart = new Chart(testApp({ cluster }), 'shop', { namespace: 'shop' });
  expect(messageOf(() => worker({}, chart))).toBe(
    `shop/worker: the cluster "${name}" has no keda, which scales by events; ` +
      `run ${install}, and say so in the cluster profile: addons: ["keda"], or crds: ["scaledobjects.keda.sh"]`,
  );
});
