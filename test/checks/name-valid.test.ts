import { foundBy } from '../support/rule-findings';

type Json = Record<string, unknown>;

/** What is wrong with a name, without where it is. */
function found(apiVersion: string, kind: string, name: string, spec: Json = {}, kubernetesVersion?: string): string[] {
  const findings = foundBy('name-valid', [{ apiVersion, kind, metadata: { name }, spec }], { kubernetesVersion });
  return findings.map((line) => line.replace(/shop\/[^:]+: the name of the \w+ "[^"]+" /, ''));
}

const a = (length: number) => 'a'.repeat(length);

test.each([
  ['v1', 'Service', a(63), {}],
  ['v1', 'ConfigMap', `${a(200)}.${a(52)}`, {}],
  ['apps/v1', 'StatefulSet', a(52), {}],
  ['apps/v1', 'Deployment', a(242), {}],
  ['batch/v1', 'CronJob', a(52), {}],
  ['batch/v1', 'Job', a(63), {}],
  ['batch/v1', 'Job', a(61), { completionMode: 'Indexed', completions: 10 }],
  ['batch/v1', 'Job', a(100), { manualSelector: true }],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:Shop.Reader_', {}],
  ['networking.k8s.io/v1', 'IPAddress', '2001:db8::1', {}],
  ['user.openshift.io/v1', 'Group', 'system:Admins', {}],
])('%s %s %s is fine', (apiVersion, kind, name, spec) => {
  expect(found(apiVersion, kind, name, spec)).toEqual([]);
});

const ENDS = 'with a letter or digit at both ends';
const DNS_NAME = `is no DNS name; use lower-case letters, digits, "-" and ".", ${ENDS} of each part`;

test.each([
  ['v1', 'Namespace', 'shop.example', {}, `error is no DNS label; use lower-case letters, digits and "-", ${ENDS}`],
  ['v1', 'Service', a(64), {}, 'error has 64 characters; shorten it to at most 63'],
  ['v1', 'ConfigMap', 'Shop', {}, `error ${DNS_NAME}`],
  ['v1', 'Secret', a(254), {}, 'error has 254 characters; shorten it to at most 253'],
  ['example.com/v1', 'Widget', 'Blue', {}, `warning ${DNS_NAME}`],
  [
    'apps/v1',
    'StatefulSet',
    a(53),
    {},
    'error has 53 characters, and a label of its pods appends a hash, which makes more than 63; shorten it to at most 52',
  ],
  [
    'apps/v1',
    'Deployment',
    a(243),
    {},
    'error has 243 characters, and its ReplicaSets append a hash, which makes more than 253; shorten it to at most 242',
  ],
  ['batch/v1', 'Job', a(64), {}, 'error has 64 characters, and its pods have it as a label; shorten it to at most 63'],
  [
    'batch/v1',
    'Job',
    a(61),
    { completionMode: 'Indexed', completions: 11 },
    'error has 61 characters, and host names of its pods append -10, which makes more than 63; shorten it to at most 60',
  ],
  ['rbac.authorization.k8s.io/v1', 'Role', 'a/b', {}, 'error is no part of a path; leave "/" and "%" out'],
])('%s %s %s', (apiVersion, kind, name, spec, expected) => {
  expect(found(apiVersion, kind, name, spec)).toEqual([expected]);
});

test.each([
  [undefined, ['warning starts with a digit, which Kubernetes takes from 1.36 on; start it with a letter']],
  ['1.35', ['error starts with a digit, which Kubernetes takes from 1.36 on; start it with a letter']],
  ['1.36', []],
])('a Service that starts with a digit on %s', (version, expected) => {
  expect(found('v1', 'Service', '1-web', {}, version)).toEqual(expected);
});

test('labels, annotations, containers and volumes, each told once', () => {
  const labels = { 'a/b/c': 'x', tier: 'web tier', [a(64)]: '', ok: a(63), 'example.com/Tier': 'Web_1.2' };
  const metadata = { name: 'web', labels, annotations: { 'Example.com/Owner': 'any text', 'no good': 'x' } };
  const pod = {
    containers: [{ name: 'Web' }],
    initContainers: [{ name: 'proxy' }, null],
    volumes: [{ name: 'a.b' }],
  };
  const spec = { template: { metadata: { labels }, spec: pod } };
  const where = 'of the Deployment "web"';
  const key = `is no name with an optional DNS prefix; use letters, digits, "-", "_" and ".", ${ENDS}, like example.com/tier`;
  const label = `is no DNS label; use lower-case letters, digits and "-", ${ENDS}`;
  expect(foundBy('name-valid', [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }])).toEqual(
    [
      `the label key "a/b/c" ${where} ${key}`,
      `the label key "${a(64)}" ${where} has 64 characters; shorten it to at most 63`,
      `the value of the label tier "web tier" ${where} is no value of a label; use letters, digits, "-", "_" and ".", ${ENDS}`,
      `the annotation key "no good" ${where} ${key}`,
      `the container name "Web" ${where} ${label}`,
      `the volume name "a.b" ${where} ${label}`,
    ].map((line) => `error shop/Deployment-web: ${line}`),
  );
});

test('what the schema refuses anyway is left to it', () => {
  const metadata = { name: 'web', labels: { a: 1, b: null }, annotations: ['x'] };
  const spec = { template: { metadata: null, spec: { containers: [null, 3, { name: 5 }] } }, jobTemplate: 'x' };
  expect(foundBy('name-valid', [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }])).toEqual([]);
});
