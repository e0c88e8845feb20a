import * as fc from 'fast-check';
import { encodeAttribute, versionOf } from '../../../src/observability/telemetry/resource-attributes';
import { expand, parseAsDotnet, parseAttributes } from './attribute-parser';
import { COLLECTOR, environmentOf, refusal, shop, told } from './support';

const attributesOf = (options: object, chart = shop()) =>
  environmentOf(told({ endpoint: COLLECTOR, ...options }, chart)).OTEL_RESOURCE_ATTRIBUTES as string;

test.each([
  ['shop', 'shop'],
  ['https://shop.example.com/a@b:1', 'https://shop.example.com/a@b:1'],
  ['a,b=c;d', 'a%2Cb%3Dc%3Bd'],
  [' two words ', '%20two%20words%20'],
  ['1+1', '1%2B1'],
  ['100%', '100%25'],
  ['$(POD)$$', '%24(POD)%24%24'],
  ['"\\', '%22%5C'],
  ['Zürich', 'Z%C3%BCrich'],
  ['👍', '%F0%9F%91%8D'],
  ['', ''],
])('%j is written as %j', (text, written) => {
  expect(encodeAttribute(text)).toBe(written);
});

test('any text comes back, by the specification and in .NET, through Kubernetes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const list = `a=1,note=${expand(encodeAttribute(text), {})},b=2`;
      expect(parseAttributes(list)).toEqual({ a: '1', note: text, b: '2' });
      expect(parseAsDotnet(list)).toEqual({ a: '1', note: text, b: '2' });
    }),
  );
});

test('all that is known of a service and its pod', () => {
  const list = attributesOf({
    deploymentEnvironment: 'blue, green',
    resourceAttributes: { 'k8s.cluster.name': 'a=b' },
  });
  const known = { K8S_POD_NAME: 'web-1', K8S_POD_UID: 'f00', K8S_NODE_NAME: 'node-1' };
  expect(parseAttributes(expand(list, known))).toEqual({
    'service.namespace': 'shop',
    'service.version': '1',
    'service.instance.id': 'shop.web-1.web',
    'k8s.namespace.name': 'shop',
    'k8s.pod.name': 'web-1',
    'k8s.pod.uid': 'f00',
    'k8s.node.name': 'node-1',
    'k8s.deployment.name': 'web',
    'k8s.container.name': 'web',
    'deployment.environment.name': 'blue, green',
    'k8s.cluster.name': 'a=b',
  });
});

test('a namespace and a version of the user win', () => {
  const list = attributesOf({ resourceAttributes: { 'service.version': '7', 'service.namespace': 'all' } });
  expect(parseAttributes(list)).toMatchObject({ 'service.namespace': 'all', 'service.version': '7' });
});

const DIGEST = `sha256:${'a'.repeat(64)}`;

test.each([
  ['web:1.4.2', '1.4.2'],
  [`web:1.4.2@${DIGEST}`, '1.4.2'],
  [`web:latest@${DIGEST}`, DIGEST],
  [`web@${DIGEST}`, DIGEST],
  ['web:latest', undefined],
  ['localhost:5000/web', undefined],
])('the version of %s is %s', (image, version) => {
  expect(versionOf('web', image)).toBe(version);
});

test.each<[string, object, string]>([
  [
    'no plain object',
    { resourceAttributes: new Map() },
    'resourceAttributes (of the class Map) is not a plain object; use values by name, like { "k8s.cluster.name": "west" }',
  ],
  [
    'a number',
    { resourceAttributes: { tier: 1 } },
    'resource attribute "tier" has the value 1, which is not a string; write it as a string',
  ],
  [
    'no value',
    { resourceAttributes: { tier: undefined } },
    'resource attribute "tier" has the value undefined, which is not a string; write it as a string',
  ],
  [
    'half a character',
    { resourceAttributes: { tier: 'a\ud800' } },
    'resource attribute "tier" has half a character of Unicode; write the whole character, or leave it out',
  ],
  [
    'a name that lists can not hold',
    { resourceAttributes: { 'a=b': '1' } },
    'resource attribute "a=b" has no valid name; use letters, digits, ".", "_", "-" and "/", like "k8s.cluster.name"',
  ],
  [
    'the name of the service',
    { resourceAttributes: { 'service.name': 'x' } },
    'resource attribute "service.name" comes from the service itself; leave it out',
  ],
  [
    'the environment twice',
    { deploymentEnvironment: 'a', resourceAttributes: { 'deployment.environment.name': 'b' } },
    'deploymentEnvironment and the resource attribute "deployment.environment.name" are one thing; leave one of them out',
  ],
  ['an empty environment', { deploymentEnvironment: '' }, 'deploymentEnvironment is empty; use one like "staging"'],
  [
    'an environment of another type',
    { deploymentEnvironment: null },
    'deploymentEnvironment null is not a string; use one like "staging"',
  ],
])('refused: %s', (_, options, message) => {
  expect(refusal({ endpoint: COLLECTOR, ...options })).toBe(`shop/web: ${message}`);
});
