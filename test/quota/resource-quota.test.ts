import { Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ResourceQuota, ResourceQuotaProps } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function quota(props: ResourceQuotaProps): ResourceQuota {
  return new ResourceQuota(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'quota', props);
}

test('writes each bound by the key of the API', () => {
  const object = quota({
    cpu: { request: Cpu.millis(2500), limit: Cpu.units(4) },
    memory: { request: Size.gibibytes(2), limit: Size.mebibytes(4096) },
    ephemeralStorage: { request: Size.mebibytes(512), limit: Size.gibibytes(10) },
    pods: 40,
  });
  expect(manifestOf(object, 'ResourceQuota')).toEqual({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace: 'shop' },
    spec: {
      hard: {
        'requests.cpu': '2500m',
        'limits.cpu': '4',
        'requests.memory': '2Gi',
        'limits.memory': '4Gi',
        'requests.ephemeral-storage': '512Mi',
        'limits.ephemeral-storage': '10Gi',
        pods: '40',
      },
    },
  });
});

test('takes a name and a namespace of its own', () => {
  const { metadata } = manifestOf(quota({ name: 'compute', namespaceName: 'store', pods: 1 }), 'ResourceQuota');
  expect(metadata).toEqual({ name: 'compute', namespace: 'store' });
});

test.each<[string, ResourceQuotaProps, string]>([
  ['nothing', {}, 'the quota bounds nothing; set cpu, memory, ephemeralStorage or pods'],
  ['no pods at all', { pods: 0 }, 'pods 0 is not valid; use a whole number of at least 1'],
  ['half a pod', { pods: 1.5 }, 'pods 1.5 is not valid; use a whole number of at least 1'],
  [
    'limits below requests',
    { cpu: { request: Cpu.units(2), limit: Cpu.units(1) } },
    'limits.cpu is below requests.cpu, so the requests can never be used up; raise limits.cpu, or lower requests.cpu',
  ],
  [
    'an amount that is none',
    { memory: { request: Size.mebibytes(0) } },
    'request memory "0Mi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
])('a quota of %s is refused', (_, props, message) => {
  expect(messageOf(() => quota(props))).toBe(`shop/quota: ${message}`);
});
