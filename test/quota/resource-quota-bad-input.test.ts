import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ResourceQuotaProps } from 'cdk8s-aspnetcore';
import { QuotaScope } from '../../src/quota/quota-scope';
import { messageOf } from '../support/manifests';
import { quota } from './quota-support';

test.each<[string, ResourceQuotaProps, string]>([
  ['nothing', {}, 'the quota bounds nothing; set cpu, memory, pods or another bound'],
  [
    'scopes, but bounds of nothing',
    { scopes: [QuotaScope.TERMINATING] },
    'the quota bounds nothing; set cpu, memory, pods or another bound',
  ],
  ['half a pod', { pods: 1.5 }, 'pods 1.5 is not valid; use a whole number of at least 0'],
  ['less than no Services', { services: -1 }, 'services -1 is not valid; use a whole number of at least 0'],
  [
    'a list of objects',
    { objectCounts: ['deployments.apps'] as never },
    'objectCounts a list is not a plain object; use numbers by resource and group, like { "deployments.apps": 10 }',
  ],
  [
    'objects without their group',
    { objectCounts: { ingresses: 1 } },
    'objectCounts "ingresses" lacks its API group, so nothing would be counted; use "ingresses.networking.k8s.io"',
  ],
  [
    'a kind in place of a resource',
    { objectCounts: { Deployment: 1 } },
    'objectCounts "Deployment" names no resource; use the plural and its API group, as kubectl api-resources prints ' +
      'them, like { "deployments.apps": 10 }',
  ],
  [
    'a resource of the core group that is none',
    { objectCounts: { volumes: 1 } },
    'objectCounts "volumes" names no resource; use the plural and its API group, as kubectl api-resources prints ' +
      'them, like { "deployments.apps": 10 }',
  ],
  [
    'half a Deployment',
    { objectCounts: { 'deployments.apps': 0.5 } },
    'deployments.apps 0.5 is not valid; use a whole number of at least 0',
  ],
  [
    'nothing of a storage class',
    { storageClasses: { fast: {} } },
    'the quota bounds nothing of the storage class "fast"; set its storage or persistentVolumeClaims',
  ],
  [
    'a storage class that is no name',
    { storageClasses: { Fast: { persistentVolumeClaims: 1 } } },
    'storage class "Fast" is not valid; use at most 253 lower-case letters, digits, "-" and ".", like "fast"',
  ],
  [
    'a list of storage classes',
    { storageClasses: [] as never },
    'storageClasses an empty list is not a plain object; use quotas by class, like { fast: { storage: Size.gibibytes(50) } }',
  ],
  [
    'no storage',
    { storage: Size.gibibytes(0) },
    'storage "0Gi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'less than no claims of a class',
    { storageClasses: { fast: { persistentVolumeClaims: -1 } } },
    'persistentVolumeClaims of the storage class "fast" -1 is not valid; use a whole number of at least 0',
  ],
  [
    'huge pages that do not add up',
    { hugepages: { pages1Gi: Size.mebibytes(1500) } },
    'hugepages-1Gi 1500Mi is not a whole number of pages; use a multiple of 1Gi',
  ],
  [
    'half a device',
    { extended: { 'nvidia.com/gpu': 0.5 } },
    'extended resource nvidia.com/gpu 0.5 is not valid; use a whole number of at least 0',
  ],
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
