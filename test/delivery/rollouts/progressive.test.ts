import { Duration } from 'cdk8s';
import { PodCount } from '../../../src/core/pod-count';
import { Prerequisites } from '../../../src/core/prerequisites';
import { Delivery } from '../../../src/delivery/delivery';
import { RolloutAntiAffinity } from '../../../src/delivery/rollouts/rollout-anti-affinity';
import { RolloutMigration } from '../../../src/delivery/rollouts/rollout-migration';
import { ProgressiveOptions } from '../../../src/delivery/rollouts/rollout-options';
import { RolloutStep } from '../../../src/delivery/rollouts/rollout-step';
import { Exposure } from '../../../src/exposure/exposure';
import { GatewayReference } from '../../../src/exposure/gateway/gateway-reference';
import { Scaling } from '../../../src/scaling/scaling';
import { messageOf } from '../../support/manifests';
import { objectsOf, warningsOf } from '../../support/released-service';
import { bare, NGINX, progressive, rolloutOf } from './support';

const COMMON = {
  progressDeadlineAbort: true,
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 10,
  workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
};

test('a release of a service that is alone: the pods share the requests by their number', () => {
  const steps = [RolloutStep.weight(25), RolloutStep.pause(Duration.minutes(5)), RolloutStep.pause()];
  const objects = objectsOf({ scaling: Scaling.replicas(4), delivery: Delivery.progressive({ steps }) });
  const { metadata, ...rollout } = objects['Rollout web'];
  expect(metadata).toMatchObject({ name: 'web', namespace: 'shop', labels: { 'app.kubernetes.io/instance': 'web' } });
  expect(rollout).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    spec: {
      ...COMMON,
      replicas: 4,
      strategy: {
        canary: {
          stableService: 'web',
          canaryService: 'web-canary',
          maxSurge: 1,
          maxUnavailable: 0,
          steps: [{ setWeight: 25 }, { pause: { duration: '300s' } }, { pause: {} }],
        },
      },
    },
  });
  expect(objects['Deployment web'].spec.replicas).toBe(0);
  expect(objects['Service web'].spec.selector).toEqual({
    'app.kubernetes.io/instance': 'web',
    'cdk8s-aspnetcore/service': 'web',
  });
  expect(objects['Service web-canary'].spec.selector).toEqual({
    'app.kubernetes.io/instance': 'web',
    'cdk8s-aspnetcore/service': 'web',
  });
});

test('of the Deployment nothing changes but the number of its pods, and nothing else but the second Service comes', () => {
  const replicas = { scaling: Scaling.replicas(4) };
  const before = objectsOf(replicas);
  const after = objectsOf({ ...replicas, delivery: progressive() });
  expect(Object.keys(after).sort()).toEqual([...Object.keys(before), 'Rollout web', 'Service web-canary'].sort());
  const deployment = before['Deployment web'];
  expect(after).toEqual({
    ...after,
    ...before,
    'Deployment web': { ...deployment, spec: { ...deployment.spec, replicas: 0 } },
  });
});

test('an autoscaler scales the Rollout, which then names no replicas', () => {
  const objects = objectsOf({ delivery: progressive(), scaling: Scaling.automatic({ min: 2, max: 6 }) });
  expect(objects['HorizontalPodAutoscaler web'].spec.scaleTargetRef).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    name: 'web',
  });
  expect(objects['Rollout web'].spec).not.toHaveProperty('replicas');
  expect(objects['Deployment web'].spec.replicas).toBe(0);
});

test('what every Rollout can tune', () => {
  const { spec } = rolloutOf(
    progressive({
      minReady: Duration.seconds(10),
      progressDeadline: Duration.minutes(5),
      revisionHistoryLimit: 4,
      abortOnDeadline: false,
      rollbackWindow: 3,
      antiAffinity: RolloutAntiAffinity.required(),
      maxSurge: PodCount.percent(50),
      maxUnavailable: PodCount.of(1),
      dynamicStableScale: true,
      abortScaleDownDelay: Duration.minutes(1),
    }),
    [NGINX],
  );
  expect(spec).toEqual({
    replicas: 1,
    minReadySeconds: 10,
    progressDeadlineSeconds: 300,
    revisionHistoryLimit: 4,
    rollbackWindow: { revisions: 3 },
    workloadRef: COMMON.workloadRef,
    strategy: {
      canary: {
        stableService: 'web',
        canaryService: 'web-canary',
        maxSurge: '50%',
        maxUnavailable: 1,
        dynamicStableScale: true,
        antiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} },
        abortScaleDownDelaySeconds: 60,
        trafficRouting: { nginx: { stableIngress: 'web' } },
        steps: [{ setWeight: 10 }],
      },
    },
  });
});

describe('a service that runs by its Deployment', () => {
  test.each<[RolloutMigration, string]>([
    [RolloutMigration.progressively(), 'progressively'],
    [RolloutMigration.onSuccess(), 'onsuccess'],
    [RolloutMigration.never(), 'never'],
  ])('keeps its pods for the controller to take them away: %#', (migration, scaleDown) => {
    const objects = objectsOf({ scaling: Scaling.replicas(3), delivery: progressive({ migration }) });
    expect(objects['Deployment web'].spec.replicas).toBe(3);
    expect(objects['Rollout web'].spec.replicas).toBe(3);
    expect(objects['Rollout web'].spec.workloadRef).toEqual({ ...COMMON.workloadRef, scaleDown });
  });

  test('asks for the version that can do it', () => {
    const migrating = bare(progressive({ migration: RolloutMigration.onSuccess() }));
    expect(Prerequisites.of(migrating).all.map(({ minimumVersion }) => minimumVersion)).toEqual(['1.7']);
    expect(Prerequisites.of(bare(progressive())).all.map(({ minimumVersion }) => minimumVersion)).toEqual(['1.5']);
  });

  test('needs a number of pods', () => {
    const delivery = progressive({ migration: RolloutMigration.progressively() });
    expect(messageOf(() => objectsOf({ delivery, scaling: Scaling.automatic({ min: 2, max: 6 }) }))).toBe(
      'shop/web: the migration starts with one pod, as an autoscaler leaves the number out, and that pod would get all requests; ' +
        'use Scaling.replicas with as many pods as run now until it is done',
    );
  });
});

test('weights that do not ascend are said to', () => {
  const steps = [20, 20, 50, 40].map((weight) => RolloutStep.weight(weight));
  expect(warningsOf({ delivery: progressive({ steps }), scaling: Scaling.replicas(10) })).toEqual([
    'progressive shop/web: steps[1] has the weight 20, not above the 20 of steps[0]; let the weights ascend',
    'progressive shop/web: steps[3] has the weight 40, not above the 50 of steps[2]; let the weights ascend',
  ]);
});

test.each<[number, number[], ProgressiveOptions['maxSurge'], string | undefined]>([
  [4, [25, 50, 75], undefined, undefined],
  [4, [0, 100], undefined, undefined],
  [4, [20], undefined, undefined],
  [4, [20], PodCount.of(0), 'steps[0] asks for 20% of the requests, and 4 pods come to about 25%'],
  [3, [33, 100], undefined, 'steps[0] asks for 33% of the requests, and 3 pods come to about 33.3%'],
  [10, [10, 5], undefined, 'steps[1] asks for 5% of the requests, and 10 pods come to about 9.1%'],
  [1, [10], undefined, 'steps[0] asks for 10% of the requests, and one pod comes to about 50%'],
])('what the weights come to where %d pods share the requests: %j', (pods, weights, maxSurge, problem) => {
  const steps = weights.map((weight) => RolloutStep.weight(weight));
  const maxUnavailable = PodCount.of(1);
  const delivery = progressive({ steps, maxSurge, maxUnavailable });
  const fix = 'use Exposure.gateway or Exposure.ingress for an exact share, or another number of pods';
  const said = warningsOf({ delivery, scaling: Scaling.replicas(pods) }).filter((line) => line.includes('asks for'));
  expect(said).toEqual(problem === undefined ? [] : [`progressive shop/web: ${problem}; ${fix}`]);
});

test('a router splits the requests whatever the pods, and an autoscaler changes their number', () => {
  expect(warningsOf({ delivery: progressive(), scaling: Scaling.automatic({ min: 2, max: 6 }) })).toEqual([]);
  const exposure = Exposure.gateway({ gateway: GatewayReference.of({ name: 'public' }), hosts: ['shop.example.com'] });
  expect(warningsOf({ delivery: progressive(), exposure }).filter((line) => line.includes('asks for'))).toEqual([]);
});
