import { Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Alerts, ContainerResources, Scaling, WebService, WebServiceProps } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

const ACCEPTED_NAME =
  'use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label)';
const REFERENCE = 'use a reference like "registry.example.com/shop/web:1.4.2"';
const LABEL_VALUE = 'use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit';

/** Wrong on purpose, also in ways that only JavaScript lets through. */
function say(props: Record<string, unknown>): string {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const all = { image: 'web:1', ...props } as unknown as WebServiceProps;
  return messageOf(() => new WebService(shop, 'web', all));
}

test.each<[string, Record<string, unknown>, string]>([
  [
    'a factory without its parentheses',
    { alerts: () => Alerts.kubernetes() },
    'a prop is a function, where an answer of a typed class is expected; use the class of that name, like Scaling.replicas(3) or HealthCheck.http("/healthz")',
  ],
  [
    'an empty text for metrics',
    { metrics: '' },
    'a prop is "", where an answer of a typed class is expected; use the class of that name, like Scaling.replicas(3) or HealthCheck.http("/healthz")',
  ],
  ['no image', { image: undefined }, `image undefined is not a string; ${REFERENCE}`],
  ['empty image', { image: '' }, `image is empty; ${REFERENCE}`],
  ['image with spaces', { image: 'my web:1' }, 'image "my web:1" contains white space; remove it'],
  [
    'invalid reference',
    { image: 'Foo:Bar:Baz' },
    `image "Foo:Bar:Baz" has upper-case letters in its repository; write the repository in lower case, or ${REFERENCE}`,
  ],
  ['port 0', { port: 0 }, 'port http 0 is not valid; use a whole number from 1 to 65535'],
  ['port 65536', { port: 65536 }, 'port http 65536 is not valid; use a whole number from 1 to 65535'],
  ['port NaN', { port: NaN }, 'port http NaN is not valid; use a whole number from 1 to 65535'],
  ['port as text', { port: '80' }, 'port http "80" is not valid; use a whole number from 1 to 65535'],
  ['name', { name: 'My Web' }, `name "My Web" is not valid; ${ACCEPTED_NAME}, for example "my-web"`],
  [
    'name too long',
    { name: 'a'.repeat(64) },
    `name "${'a'.repeat(64)}" is not valid; ${ACCEPTED_NAME}, for example "${'a'.repeat(63)}"`,
  ],
  [
    'name with a digit first',
    { name: '3scale' },
    'name "3scale" starts with a digit, which a Service\'s name can\'t; start it with a letter, for example "web-3scale"',
  ],
  [
    'long label',
    { labels: { partOf: 'x'.repeat(64) } },
    `label app.kubernetes.io/part-of has the value "${'x'.repeat(64)}" of 64 characters, which is not valid; ${LABEL_VALUE}`,
  ],
  [
    'label that selectors rely on',
    { labels: { custom: { 'app.kubernetes.io/instance': 'x' } } },
    'label app.kubernetes.io/instance is set by the library, selectors rely on it; use a key of your own',
  ],
  [
    'negative replicas',
    { scaling: Scaling.replicas(-1) },
    'replicas -1 is not valid; use a whole number from 0 to 2147483647',
  ],
  [
    'fractional replicas',
    { scaling: Scaling.replicas(1.5) },
    'replicas 1.5 is not valid; use a whole number from 0 to 2147483647',
  ],
  [
    'request above limit',
    { resources: ContainerResources.of({ cpu: { request: Cpu.units(2), limit: Cpu.millis(1500) } }) },
    'cpu request 2 is above its limit 1500m; lower the request to 1500m or raise the limit to 2',
  ],
  [
    'memory request above limit',
    { resources: ContainerResources.of({ memory: { request: Size.gibibytes(1), limit: Size.mebibytes(512) } }) },
    'memory request 1Gi is above its limit 512Mi; lower the request to 512Mi or raise the limit to 1Gi',
  ],
  [
    'resources that are no amounts',
    { resources: ContainerResources.of({ cpu: { request: Cpu.millis(NaN) } }) },
    'CPU request "NaNm" is not a positive amount; use one like Cpu.millis(250)',
  ],
  [
    'text for an amount',
    { resources: ContainerResources.of({ memory: { limit: '256Mi' as unknown as Size } }) },
    'memory limit "256Mi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'environment value that is no text',
    { env: { Retries: 3 } },
    'environment variable Retries (from the prop env) has the value 3, which is not a string; write it as a string, like "3"',
  ],
])('%s', (_, props, message) => {
  expect(say(props)).toBe(`shop/web: ${message}`);
});
