import { BlueGreenOptions, Delivery, Scaling, WebServiceProps } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';
import { environmentOf, objectsOf, released } from '../support/released-service';

const SERVICE = 'cdk8s-aspnetcore/service';
const INSTANCE = 'app.kubernetes.io/instance';
const GREEN = { image: 'example.com/web:2' };

const blueGreen = (
  options: Partial<BlueGreenOptions> = {},
  props: Partial<WebServiceProps> = {},
): Record<string, any> =>
  objectsOf({
    scaling: Scaling.replicas(3),
    delivery: Delivery.blueGreen({ active: 'blue', green: GREEN, ...options }),
    ...props,
  });

test.each([
  ['blue', 'green'],
  ['green', 'blue'],
])('%s is live, and %s to look at', (active, idle) => {
  const objects = blueGreen({ active });
  expect(Object.keys(objects).filter((key) => key.startsWith('Deployment'))).toEqual([
    'Deployment web-blue',
    'Deployment web-green',
  ]);
  expect(objects['Service web'].spec.selector).toEqual({ [SERVICE]: 'web', [INSTANCE]: `web-${active}` });
  expect(objects['Service web-preview'].spec.selector).toEqual({ [SERVICE]: 'web', [INSTANCE]: `web-${idle}` });
});

test('from a plain service and back: its Deployment serves on while both colors start', () => {
  const objects = blueGreen({ active: 'stable' });
  const plain = objectsOf({ scaling: Scaling.replicas(3) });
  expect(Object.keys(objects).filter((key) => key.startsWith('Deployment'))).toEqual([
    'Deployment web',
    'Deployment web-blue',
    'Deployment web-green',
  ]);
  for (const key of ['Deployment web', 'Service web']) {
    expect(JSON.stringify(objects[key])).toBe(JSON.stringify(plain[key]));
  }
  expect(objects['Service web-preview'].spec.selector).toEqual({ [SERVICE]: 'web', [INSTANCE]: 'web-green' });
});

test('switching changes two selectors, and the labels of what both share', () => {
  const [before, after] = [blueGreen({ active: 'blue' }), blueGreen({ active: 'green' })];
  const text = (objects: Record<string, any>, key: string) =>
    JSON.stringify({ ...objects[key], metadata: { ...objects[key].metadata, labels: {} } });
  const changed = Object.keys(before).filter((key) => text(before, key) !== text(after, key));
  expect(changed).toEqual(['Service web', 'Service web-preview']);
});

test('a color without an image has that of the service; each has its own selector', () => {
  const objects = blueGreen();
  expect(objects['Deployment web-blue'].spec.template.spec.containers[0].image).toBe('example.com/web:1');
  expect(objects['Deployment web-green'].spec.template.spec.containers[0].image).toBe('example.com/web:2');
  expect(objects['Deployment web-green'].spec.selector).toEqual({ matchLabels: { [INSTANCE]: 'web-green' } });
});

test('the labels of the service name the version that is live', () => {
  const version = (active: string) => blueGreen({ active })['Service web'].metadata.labels['app.kubernetes.io/version'];
  expect([version('blue'), version('green')]).toEqual(['1', '2']);
});

test('the other color may have fewer pods, the active one never', () => {
  const replicas = (options: Partial<BlueGreenOptions>) => {
    const objects = blueGreen(options);
    return ['blue', 'green'].map((color) => objects[`Deployment web-${color}`].spec.replicas as number);
  };
  expect(replicas({})).toEqual([3, 3]);
  expect(replicas({ idleReplicas: 1 })).toEqual([3, 1]);
  expect(replicas({ idleReplicas: 0, active: 'green' })).toEqual([0, 3]);
  // Either of them may be the next.
  expect(replicas({ idleReplicas: 1, active: 'stable' })).toEqual([3, 3]);
});

test('an autoscaler for each color: one that was there already has to learn a number of its own', () => {
  const scaling = Scaling.automatic({ min: 2, max: 8 });
  const scales = (options: Partial<BlueGreenOptions>) => {
    const objects = blueGreen(options, { scaling });
    return ['blue', 'green'].map((color) => {
      const spec = objects[`HorizontalPodAutoscaler web-${color}`]?.spec;
      return [spec?.minReplicas, spec?.maxReplicas, objects[`Deployment web-${color}`].spec.replicas];
    });
  };
  const usual = [2, 8, undefined];
  expect(scales({})).toEqual([usual, usual]);
  expect(scales({ idleReplicas: 1 })).toEqual([usual, [1, 1, undefined]]);
  // No pods switch an autoscaler off that is left behind.
  expect(scales({ idleReplicas: 0 })).toEqual([usual, [undefined, undefined, 0]]);
});

test('overrides of one color', () => {
  const objects = blueGreen({ green: { ...GREEN, overrides: { settings: { 'Features:New': 'true' } } } });
  expect(environmentOf(objects['Deployment web-green'])).toMatchObject({ Features__New: 'true' });
  expect(environmentOf(objects['Deployment web-blue'])).not.toHaveProperty('Features__New');
});

test.each<[string, any, string]>([
  ['an unknown color', { active: 'red' }, 'the active color "red" is unknown; use "blue" or "green"'],
  ['no color', {}, 'the active color undefined is unknown; use "blue" or "green"'],
  ['an inherited word', { active: 'constructor' }, 'the active color "constructor" is unknown; use "blue" or "green"'],
  [
    'a negative number of pods',
    { active: 'blue', idleReplicas: -1 },
    'idleReplicas -1 is not valid; use a whole number from 0 to 2147483647',
  ],
  [
    'a version as a text',
    { active: 'blue', green: 'example.com/web:2' },
    'the version "green" "example.com/web:2" is not a plain object; use one like { image }',
  ],
  [
    'an image that is none',
    { active: 'blue', green: { image: null } },
    'image of the version "green" null is not a string; use one like "registry.example.com/shop/web:2.4.0", or leave it out',
  ],
  [
    'a preview host where nothing routes by host',
    { active: 'blue', previewHost: 'preview.example.com' },
    'previewHost "preview.example.com" leads nowhere, as nothing routes by host; ' +
      'use Exposure.gateway or Exposure.ingress, or leave it out and use the preview Service',
  ],
])('%s is refused', (_name, options, message) => {
  expect(messageOf(() => released({ delivery: Delivery.blueGreen(options) }))).toBe(`shop/web: ${message}`);
});
