import { Duration } from 'cdk8s';
import { ICapability } from 'cdk8s-aspnetcore';
import { Delivery } from '../../../src/delivery/delivery';
import { Analysis } from '../../../src/delivery/rollouts/analysis';
import { RolloutAntiAffinity } from '../../../src/delivery/rollouts/rollout-anti-affinity';
import { ProgressiveBlueGreenOptions } from '../../../src/delivery/rollouts/rollout-options';
import { Scaling } from '../../../src/scaling/scaling';
import { objectsOf, warningsOf } from '../../support/released-service';
import { bare, refusal } from './support';

test('a version beside the other, and a Service to look at it', () => {
  const objects = objectsOf({ scaling: Scaling.replicas(3), delivery: Delivery.progressiveBlueGreen() });
  expect(objects['Rollout web'].spec).toEqual({
    replicas: 3,
    progressDeadlineAbort: true,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    strategy: { blueGreen: { activeService: 'web', previewService: 'web-preview', autoPromotionEnabled: true } },
  });
  expect(objects['Deployment web'].spec.replicas).toBe(0);
  expect(objects['Service web-preview'].spec.selector).toEqual({
    'app.kubernetes.io/instance': 'web',
    'cdk8s-aspnetcore/service': 'web',
  });
});

test('all that can be tuned', () => {
  const delivery = Delivery.progressiveBlueGreen({
    autoPromotionDelay: Duration.minutes(10),
    previewReplicas: 1,
    scaleDownDelay: Duration.minutes(2),
    abortScaleDownDelay: Duration.seconds(0),
    antiAffinity: RolloutAntiAffinity.preferred(),
    prePromotionAnalysis: [Analysis.named('smoke')],
    postPromotionAnalysis: [Analysis.named('errors', { clusterWide: true, args: { service: 'web' } })],
  });
  expect(objectsOf({ delivery })['Rollout web'].spec.strategy).toEqual({
    blueGreen: {
      activeService: 'web',
      previewService: 'web-preview',
      autoPromotionEnabled: true,
      autoPromotionSeconds: 600,
      previewReplicaCount: 1,
      scaleDownDelaySeconds: 120,
      abortScaleDownDelaySeconds: 0,
      antiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: { weight: 100 } },
      prePromotionAnalysis: { templates: [{ templateName: 'smoke' }] },
      postPromotionAnalysis: {
        templates: [{ templateName: 'errors', clusterScope: true }],
        args: [{ name: 'service', value: 'web' }],
      },
    },
  });
});

test('an autoscaler scales the Rollout', () => {
  const delivery = Delivery.progressiveBlueGreen({ autoPromotion: false });
  const objects = objectsOf({ delivery, scaling: Scaling.automatic({ min: 2, max: 6 }) });
  expect(objects['HorizontalPodAutoscaler web'].spec.scaleTargetRef.kind).toBe('Rollout');
  expect(objects['Rollout web'].spec).not.toHaveProperty('replicas');
  expect(objects['Rollout web'].spec.strategy.blueGreen.autoPromotionEnabled).toBe(false);
});

test('a preview host behind a proxy', () => {
  const delivery = Delivery.progressiveBlueGreen({ previewHost: 'next.example.com' });
  const behindProxy: ICapability = {
    capabilityName: 'delivery',
    bind: (context) => {
      context.intent.routing.routeByProxy();
      delivery.bind(context);
    },
  };
  const { context } = bare(behindProxy);
  expect(context.intent.routing.previews).toEqual([{ serviceName: 'web-preview', host: 'next.example.com' }]);
});

test('old pods that end too soon are said to', () => {
  const delivery = Delivery.progressiveBlueGreen({ scaleDownDelay: Duration.seconds(5) });
  expect(warningsOf({ delivery })).toEqual([
    'progressive shop/web: scaleDownDelay of 5 s may end the old pods before every node has heard of the switch; ' +
      'use Duration.seconds(30) or more',
  ]);
});

const any = (value: unknown): any => value;

test.each<[string, ProgressiveBlueGreenOptions, string]>([
  [
    'no options',
    any('now'),
    'options of Delivery.progressiveBlueGreen "now" is not a plain object; use some like { autoPromotion: false }',
  ],
  ['a flag', { autoPromotion: any('no') }, 'autoPromotion "no" is not valid; use true or false'],
  [
    'a delay of what never comes',
    { autoPromotion: false, autoPromotionDelay: Duration.minutes(1) },
    'autoPromotionDelay comes with autoPromotion false, which waits for somebody; leave one of them out',
  ],
  [
    'no delay',
    { autoPromotionDelay: Duration.seconds(0) },
    'autoPromotionDelay of 0 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  ['no preview', { previewReplicas: 0 }, 'previewReplicas 0 is not valid; use a whole number from 1 to 2147483647'],
  [
    'a host without a proxy',
    { previewHost: 'next.example.com' },
    'previewHost "next.example.com" leads nowhere, as nothing routes by host; ' +
      'use Exposure.gateway or Exposure.ingress, or leave it out and use the preview Service',
  ],
  [
    'no analysis',
    { prePromotionAnalysis: [] },
    'prePromotionAnalysis is an empty list; use some like [Analysis.prometheus("errors", { … })]',
  ],
  [
    'an analysis by its name',
    { postPromotionAnalysis: any(['errors']) },
    'postPromotionAnalysis has "errors", which is no Analysis; use some like [Analysis.prometheus("errors", { … })]',
  ],
])('%s: refused', (_name, options, message) => {
  expect(refusal(() => Delivery.progressiveBlueGreen(options))).toBe(`shop/web: ${message}`);
});

test.each<[number, number, string[]]>([
  [3, 3, []],
  [
    3,
    4,
    [
      'progressive shop/web: previewReplicas 4 is above the 3 pods that the service has; lower it to 3, or leave it out',
    ],
  ],
  [
    1,
    2,
    [
      'progressive shop/web: previewReplicas 2 is above the one pod that the service has; lower it to 1, or leave it out',
    ],
  ],
  [0, 1, []],
])('of %d pods, %d previews', (pods, previewReplicas, warnings) => {
  const delivery = Delivery.progressiveBlueGreen({ previewReplicas });
  expect(warningsOf({ delivery, scaling: Scaling.replicas(pods) })).toEqual(warnings);
});
