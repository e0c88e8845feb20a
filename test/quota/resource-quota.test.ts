import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ResourceQuotaProps } from 'cdk8s-aspnetcore';
import { manifestOf } from '../support/manifests';
import { quota, specOf } from './quota-support';

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

test.each<[string, ResourceQuotaProps, object]>([
  ['no pods at all', { pods: 0 }, { pods: '0' }],
  [
    'objects by name',
    {
      services: 20,
      loadBalancers: 0,
      nodePorts: 2,
      configMaps: 100,
      secrets: 1000,
      persistentVolumeClaims: 5,
    },
    {
      services: '20',
      'services.loadbalancers': '0',
      'services.nodeports': '2',
      configmaps: '100',
      secrets: '1k',
      persistentvolumeclaims: '5',
    },
  ],
  [
    'objects by resource and group',
    { objectCounts: { 'deployments.apps': 10, 'widgets.shop.example.com': 0, replicationcontrollers: 0 } },
    { 'count/deployments.apps': '10', 'count/widgets.shop.example.com': '0', 'count/replicationcontrollers': '0' },
  ],
  [
    'storage',
    {
      storage: Size.gibibytes(100),
      storageClasses: {
        fast: { storage: Size.mebibytes(1536), persistentVolumeClaims: 3 },
        'tier.two': { persistentVolumeClaims: 0 },
      },
    },
    {
      'requests.storage': '100Gi',
      'fast.storageclass.storage.k8s.io/requests.storage': '1536Mi',
      'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '3',
      'tier.two.storageclass.storage.k8s.io/persistentvolumeclaims': '0',
    },
  ],
  [
    'huge pages and devices',
    {
      hugepages: { pages2Mi: Size.mebibytes(512), pages1Gi: Size.gibibytes(2) },
      extended: { 'nvidia.com/gpu': 4, 'example.com/tokens': 2000, 'amd.com/gpu': 0 },
    },
    {
      'requests.hugepages-2Mi': '512Mi',
      'requests.hugepages-1Gi': '2Gi',
      'requests.nvidia.com/gpu': '4',
      'requests.example.com/tokens': '2k',
      'requests.amd.com/gpu': '0',
    },
  ],
])('bounds %s', (_, props, hard) => {
  expect(specOf(props)).toEqual({ hard });
});
