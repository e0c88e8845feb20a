import { Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { PodSecurityLevel, TenantNamespace } from 'cdk8s-aspnetcore';
import { manifestsBelow, messageOf } from '../support/manifests';
import { tenant } from './tenant-support';

const levels = (level: string) => ({
  'pod-security.kubernetes.io/enforce': level,
  'pod-security.kubernetes.io/audit': level,
  'pod-security.kubernetes.io/warn': level,
});

test('is a namespace of the level restricted, and lives in none', () => {
  expect(manifestsBelow(tenant())).toEqual([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: levels('restricted') } },
  ]);
});

test.each([PodSecurityLevel.BASELINE, PodSecurityLevel.PRIVILEGED])('takes the level %s and labels', (podSecurity) => {
  const [namespace] = manifestsBelow(tenant({ podSecurity, labels: { 'example.com/team': 'blue' }, name: 'store' }));
  expect(namespace.metadata).toEqual({ name: 'store', labels: { ...levels(podSecurity), 'example.com/team': 'blue' } });
});

test('its quota and limits live in it, after it', () => {
  const objects = manifestsBelow(
    tenant({
      quota: { pods: 4, cpu: { request: Cpu.units(1) } },
      limits: { name: 'bounds', container: { max: { memory: Size.gibibytes(1) } } },
    }),
  );
  expect(objects.slice(1)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace: 'shop' },
      spec: { hard: { 'requests.cpu': '1', pods: '4' } },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'bounds', namespace: 'shop' },
      spec: {
        limits: [
          {
            type: 'Container',
            max: { memory: '1Gi' },
            default: { memory: '1Gi' },
            defaultRequest: { memory: '1Gi' },
          },
        ],
      },
    },
  ]);
});

test('is the namespace of its chart unless it is named', () => {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
  expect(new TenantNamespace(chart, 'a').namespaceName).toBe('shop');
  expect(new TenantNamespace(chart, 'b', { name: 'store' }).namespaceName).toBe('store');
});

test('knows its name', () => {
  expect([tenant().namespaceName, tenant({ name: 'store' }).namespaceName]).toEqual(['shop', 'store']);
});

test.each<[string, () => unknown, string]>([
  [
    'a name that is no label',
    () => tenant({}, 'My Shop'),
    'chart/My Shop: namespace name "My Shop" is not valid; use 1 to 63 lower-case letters, digits and "-" ' +
      'that start and end with a letter or digit (an RFC 1123 label), for example "my-shop"',
  ],
  [
    'a label that is none',
    () => tenant({ labels: { team: 'blue!' } }),
    'chart/shop: label team has the value "blue!", which is not valid; use at most 63 letters, digits, "-", "_" ' +
      'and "." that start and end with a letter or digit',
  ],
])('%s is refused', (_, action, message) => {
  expect(messageOf(action)).toBe(message);
});
