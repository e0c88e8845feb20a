import {
  AppSettings,
  CanaryOptions,
  Delivery,
  Exposure,
  GatewayReference,
  Scaling,
  WebService,
  WebServiceProps,
} from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';
import { environmentOf, objectsOf, released, warningsOf } from '../support/released-service';

const IMAGE = 'example.com/web:2';
const SERVICE = 'cdk8s-aspnetcore/service';
const INSTANCE = 'app.kubernetes.io/instance';
const GATEWAY = Exposure.gateway({
  gateway: GatewayReference.of({ name: 'public', namespaceName: 'edge' }),
  hosts: ['shop.example.com'],
  controllerNamespace: 'envoy',
});

const canary = (options: Partial<CanaryOptions> = {}, props: Partial<WebServiceProps> = {}): Record<string, any> =>
  objectsOf({
    scaling: Scaling.replicas(9),
    delivery: Delivery.canary({ image: IMAGE, weight: 10, ...options }),
    ...props,
  });

test('a second Deployment with a selector of its own, and a Service of its own', () => {
  const objects = canary();
  expect(objects['Deployment web-canary'].spec).toMatchObject({
    replicas: 1,
    selector: { matchLabels: { [INSTANCE]: 'web-canary' } },
    template: {
      metadata: { labels: { [INSTANCE]: 'web-canary', [SERVICE]: 'web', 'app.kubernetes.io/version': '2' } },
      spec: { containers: [{ name: 'web', image: IMAGE }] },
    },
  });
  expect(objects['Service web-canary'].spec).toEqual({
    type: 'ClusterIP',
    selector: { [SERVICE]: 'web', [INSTANCE]: 'web-canary' },
    ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
  });
});

test('one budget for all tracks, a network policy for each', () => {
  const objects = canary();
  expect(objects['PodDisruptionBudget web'].spec.selector).toEqual({ matchLabels: { [SERVICE]: 'web' } });
  expect(objects['NetworkPolicy web'].spec.podSelector).toEqual({ matchLabels: { [INSTANCE]: 'web' } });
  expect(objects['NetworkPolicy web-canary'].spec.podSelector).toEqual({ matchLabels: { [INSTANCE]: 'web-canary' } });
});

test.each<[string, Partial<CanaryOptions>]>([
  ['adding it', { weight: 10 }],
  ['moving it', { weight: 50 }],
  ['another image', { image: 'example.com/web:3' }],
])('%s changes nothing of the stable Deployment', (_name, options) => {
  const plain = objectsOf({ scaling: Scaling.replicas(9) })['Deployment web'];
  expect(JSON.stringify(canary(options)['Deployment web'])).toBe(JSON.stringify(plain));
});

/** [weight, replicas, pods of the stable version, of the canary, whom the Service selects besides its own label] */
test.each<[number, number, number, number, Record<string, string>]>([
  [10, 9, 9, 1, {}],
  [50, 4, 4, 4, {}],
  [25, 9, 9, 3, {}],
  [1, 3, 3, 1, {}],
  [75, 9, 3, 9, {}],
  [90, 9, 1, 9, {}],
  [99, 1, 1, 1, {}],
  [0, 4, 4, 1, { [INSTANCE]: 'web' }],
  [100, 4, 4, 4, { [INSTANCE]: 'web-canary' }],
  [20, 0, 0, 0, {}],
])('without a router %i%% of %i pods are %i and %i', (weight, replicas, stable, pods, narrowed) => {
  const objects = canary({ weight }, { scaling: Scaling.replicas(replicas) });
  expect(objects['Deployment web'].spec.replicas).toBe(stable);
  expect(objects['Deployment web-canary'].spec.replicas).toBe(pods);
  expect(objects['Service web'].spec.selector).toEqual({ [SERVICE]: 'web', ...narrowed });
});

test('a number of pods of its own leaves the others alone', () => {
  const objects = canary({ replicas: 5, weight: 60 });
  expect(['web', 'web-canary'].map((name) => objects[`Deployment ${name}`].spec.replicas)).toEqual([9, 5]);
});

test('overrides come last, for the canary only', () => {
  const props = {
    env: { COLOR: 'red' },
    appSettings: AppSettings.of({ Features: { NewCheckout: false } }),
  };
  const overrides = { env: { COLOR: 'blue', EXTRA: '1' }, settings: { 'Features:NewCheckout': 'true' } };
  const objects = canary({ overrides }, props);
  expect(environmentOf(objects['Deployment web'])).toMatchObject({ COLOR: 'red', Features__NewCheckout: 'false' });
  expect(environmentOf(objects['Deployment web'])).not.toHaveProperty('EXTRA');
  expect(environmentOf(objects['Deployment web-canary'])).toMatchObject({
    COLOR: 'blue',
    EXTRA: '1',
    Features__NewCheckout: 'true',
  });
});

test('what comes after construction reaches both tracks, and the overrides still win', () => {
  const { service } = released({ delivery: Delivery.canary({ weight: 10, overrides: { env: { COLOR: 'blue' } } }) });
  service.addSidecar({ name: 'proxy', image: 'example.com/proxy:1' });
  const containers = service.deployments.map((deployment) => {
    const { spec } = deployment.toJson().spec.template;
    return [...(spec.initContainers ?? []), ...spec.containers].map(({ name }: { name: string }) => name).sort();
  });
  expect(containers).toEqual([
    ['proxy', 'web'],
    ['proxy', 'web'],
  ]);
});

test('weights that whole pods can keep are not warned of, others are', () => {
  const warned = (weight: number, replicas: number) =>
    warningsOf({ scaling: Scaling.replicas(replicas), delivery: Delivery.canary({ image: IMAGE, weight }) });
  expect(warned(10, 9)).toEqual([]);
  expect(warned(0, 3)).toEqual([]);
  expect(warned(10, 3)).toEqual([
    'canary shop/web: 1 of 4 pods are the canary, so it gets about 25% of the requests instead of 10%; ' +
      'use Exposure.gateway or Exposure.ingress for an exact share, or other numbers of pods',
  ]);
});

test('the same image is warned of', () => {
  expect(
    warningsOf({ scaling: Scaling.replicas(9), delivery: Delivery.canary({ image: 'example.com/web:1', weight: 10 }) }),
  ).toEqual([
    'canary shop/web: the canary runs the same image as the service, so there is nothing to find out; ' +
      'give it the new image, or leave the canary out',
  ]);
});

test('two numbers that autoscalers choose keep no proportion', () => {
  const scaling = Scaling.automatic({ min: 2, max: 8 });
  const message = (weight: number) =>
    messageOf(() => released({ scaling, delivery: Delivery.canary({ image: IMAGE, weight }) }));
  expect(message(10)).toBe(
    'shop/web: the number of pods decides who gets 10% of the requests, and an autoscaler changes it; ' +
      'use Exposure.gateway or Exposure.ingress, which split by weight, or Scaling.replicas',
  );
  expect(message(0)).toBe('(nothing was thrown)');
  expect(message(100)).toBe('(nothing was thrown)');
});

test('the services of a typed helper see both Deployments', () => {
  const { service } = released({ delivery: Delivery.canary({ image: IMAGE, weight: 10 }) });
  expect((service satisfies WebService).deployments.map(({ name }) => name)).toEqual(['web', 'web-canary']);
});

test('what comes and goes with the canary carries its labels, so that one command deletes it', () => {
  const objects = canary({}, { scaling: Scaling.automatic({ min: 2, max: 8 }), exposure: GATEWAY });
  const own = Object.entries(objects).filter(([, { metadata }]) => metadata.labels[INSTANCE] === 'web-canary');
  expect(own.map(([key]) => key).sort()).toEqual([
    'Deployment web-canary',
    'HorizontalPodAutoscaler web-canary',
    'NetworkPolicy web-canary',
    'Service web-canary',
  ]);
});

test('without requests the autoscaler stays, and keeps one pod: left behind, it would go on with its own number', () => {
  const objects = canary({ weight: 0 }, { scaling: Scaling.automatic({ min: 4, max: 12 }), exposure: GATEWAY });
  expect(objects['HorizontalPodAutoscaler web-canary'].spec).toMatchObject({ minReplicas: 1, maxReplicas: 1 });
  expect(objects['Deployment web-canary'].spec.replicas).toBeUndefined();
});

test('without a canary the Service selects the stable pods only, whatever apply has left behind', () => {
  expect(objectsOf({})['Service web'].spec.selector).toEqual({ [SERVICE]: 'web', [INSTANCE]: 'web' });
});
