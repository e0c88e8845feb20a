import {
  AbTestOptions,
  Audience,
  Delivery,
  Exposure,
  GatewayReference,
  Scaling,
  VariantOptions,
} from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';
import { environmentOf, objectsOf, released, warningsOf } from '../support/released-service';

const INSTANCE = 'app.kubernetes.io/instance';
const SERVICE = 'cdk8s-aspnetcore/service';
const IMAGE = 'example.com/web:2';
const gateway = GatewayReference.of({ name: 'public', namespaceName: 'edge' });
const exposure = Exposure.gateway({ gateway, hosts: ['shop.example.com'], controllerNamespace: 'envoy' });
const HEADER = Audience.header('x-variant', 'b');

const tested = (variants: Record<string, VariantOptions>, replicas = 10): Record<string, any> =>
  objectsOf({ exposure, scaling: Scaling.replicas(replicas), delivery: Delivery.abTest({ variants }) });

test('each variant has a Deployment and a Service, and the service itself stays as it is', () => {
  const objects = tested({
    b: { audience: HEADER, image: IMAGE, overrides: { settings: { 'Features:New': 'true' } } },
  });
  const plain = objectsOf({ exposure, scaling: Scaling.replicas(10) });
  expect(JSON.stringify(objects['Deployment web'])).toBe(JSON.stringify(plain['Deployment web']));
  expect(objects['Service web'].spec.selector).toEqual({ [SERVICE]: 'web', [INSTANCE]: 'web' });
  expect(objects['Service web-b'].spec.selector).toEqual({ [SERVICE]: 'web', [INSTANCE]: 'web-b' });
  expect(objects['Deployment web-b'].spec.template.spec.containers[0].image).toBe(IMAGE);
  expect(environmentOf(objects['Deployment web-b'])).toMatchObject({ Features__New: 'true' });
  expect(environmentOf(objects['Deployment web'])).not.toHaveProperty('Features__New');
});

test('nobody knows how many have a header: as many pods as the service, unless said otherwise', () => {
  const pods = (variant: Partial<VariantOptions>) =>
    tested({ b: { audience: HEADER, image: IMAGE, ...variant } })['Deployment web-b'].spec.replicas as number;
  expect([pods({}), pods({ replicas: 2 })]).toEqual([10, 2]);
});

const HOW = 'use some like { b: { audience: Audience.header("x-variant", "b"), image } }';

test.each<[string, any, string]>([
  ['no options', null, 'options of Delivery.abTest null is not a plain object; use some like { variants }'],
  ['no variants', { variants: {} }, `there are no variants; ${HOW}`],
  ['a list of variants', { variants: [] }, `variants an empty list is not a plain object; ${HOW}`],
  ['a variant that is none', { variants: { b: 'x' } }, `the variant "b" "x" is not a plain object; ${HOW}`],
  [
    'no audience',
    { variants: { b: { image: IMAGE } } },
    'audience of the variant "b" is undefined; use one like Audience.header("x-variant", "b")',
  ],
  [
    'neither image nor overrides',
    { variants: { b: { audience: HEADER } } },
    'the variant "b" has neither an image nor overrides, so it is the service itself; give it an image or overrides',
  ],
  [
    'a name of the library',
    { variants: { preview: { audience: HEADER, image: IMAGE } } },
    'a variant can\'t be named "preview"; use another name, like "b"',
  ],
  [
    'one match for two',
    {
      variants: {
        b: { audience: HEADER, image: IMAGE },
        c: { audience: Audience.header('X-Variant', 'b'), image: IMAGE },
      },
    },
    'the variants "b" and "c" both want the header "X-Variant" of value "b"; give each an audience of its own',
  ],
  [
    'a share of nobody',
    { variants: { b: { audience: Audience.share(0), image: IMAGE } } },
    'share of a variant 0 is not valid; use a whole number from 1 to 99',
  ],
  [
    'shares of everybody',
    {
      variants: {
        b: { audience: Audience.share(60), image: IMAGE },
        c: { audience: Audience.share(40), image: IMAGE },
      },
    },
    'the shares of the variants add up to 100%, so nobody gets the service itself; use 99% at most',
  ],
  [
    'an empty header',
    { variants: { b: { audience: Audience.header('', 'b'), image: IMAGE } } },
    'name of the header is empty; use one like "x-variant"',
  ],
  [
    'a header name with a space',
    { variants: { b: { audience: Audience.header('x variant', 'b'), image: IMAGE } } },
    'name "x variant" of the header is not valid; use letters, digits and "-"',
  ],
  [
    'a cookie value that breaks out',
    { variants: { b: { audience: Audience.cookie('variant', 'b; admin=1'), image: IMAGE } } },
    'value "b; admin=1" of the cookie "variant" is not valid; use letters, digits, ".", "_", "~" and "-"',
  ],
  [
    'negative pods',
    { variants: { b: { audience: HEADER, image: IMAGE, replicas: -1 } } },
    'replicas of the variant "b" -1 is not valid; use a whole number from 1 to 2147483647',
  ],
  [
    'a header of two lines',
    { variants: { b: { audience: Audience.header('x-variant', 'b\nc'), image: IMAGE } } },
    'value "b\\nc" of the header "x-variant" is not valid; use printable ASCII characters',
  ],
])('%s is refused', (_name, options, message) => {
  const delivery = Delivery.abTest(options as AbTestOptions);
  expect(messageOf(() => released({ exposure, delivery }))).toBe(`shop/web: ${message}`);
});

test('a name that is no label is refused', () => {
  const delivery = Delivery.abTest({ variants: { B: { audience: HEADER, image: IMAGE } } });
  expect(messageOf(() => released({ exposure, delivery }))).toContain('shop/web: name of a variant "B" is not valid; ');
});

test('where nothing tells users apart, there is no test', () => {
  const delivery = Delivery.abTest({ variants: { b: { audience: HEADER, image: IMAGE } } });
  expect(messageOf(() => released({ delivery }))).toBe(
    'shop/web: nothing tells the users of the variants apart; ' +
      'use Exposure.gateway or Exposure.ingress, or Delivery.canary for a share',
  );
});

test('the same image is warned of, unless something else differs', () => {
  const warned = (variant: Partial<VariantOptions>) =>
    warningsOf({
      exposure,
      delivery: Delivery.abTest({ variants: { b: { audience: HEADER, image: 'example.com/web:1', ...variant } } }),
    }).filter((warning) => warning.startsWith('ab-test'));
  expect(warned({})).toEqual([
    'ab-test shop/web: the variant "b" runs the same image as the service, so there is nothing to compare; ' +
      'give it another image, or overrides',
  ]);
  expect(warned({ overrides: { env: { COLOR: 'blue' } } })).toEqual([]);
});
