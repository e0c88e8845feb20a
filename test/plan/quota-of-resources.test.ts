import { SynthesizedObject } from 'cdk8s-aspnetcore';
import { anObject, container, needAndMost, sidecar } from '../support/quota-objects';

const one = (spec: object) => [anObject('ReplicaSet', 'web', { replicas: 1, template: { spec } })];
const asking = (requests: object, limits?: object) =>
  one({ containers: [{ name: 'c', resources: { requests, limits } }] });
const times = (cpu: string, replicas: number) => [
  anObject('ReplicaSet', 'web', { replicas, template: { spec: { containers: [container(cpu)] } } }),
];

/** CPU, memory and the like, worked by hand: [what, line, objects, needed]. */
test.each<[string, string, SynthesizedObject[], string]>([
  ['m', 'requests.cpu', times('250m', 3), '750m'],
  ['a fraction', 'requests.cpu', times('0.1', 3), '300m'],
  ['exponents: 1e-1', 'requests.cpu', times('1e-1', 5), '500m'],
  ['E with an exponent', 'requests.memory', asking({ memory: '2E3' }), '2000'],
  ['k is 1000', 'requests.memory', asking({ memory: '512k' }), '500Ki'],
  ['Ki is 1024', 'requests.memory', asking({ memory: '512Ki' }), '512Ki'],
  ['M is a million', 'requests.memory', asking({ memory: '128M' }), '125000Ki'],
  [
    'Mi and Gi add up',
    'requests.memory',
    one({
      containers: [{ resources: { requests: { memory: '512Mi' } } }, { resources: { requests: { memory: '1.5Gi' } } }],
    }),
    '2Gi',
  ],
  ['E is 10^18', 'requests.memory', asking({ memory: '1E' }), '976562500000000Ki'],
  ['a limit alone is the request too', 'requests.cpu', asking({}, { cpu: '2' }), '2'],
  ['limits', 'limits.cpu', asking({ cpu: '1' }, { cpu: '2' }), '2'],
  ['cpu is short for requests.cpu', 'cpu', asking({ cpu: '1' }, { cpu: '2' }), '1'],
  [
    'a native sidecar runs beside',
    'requests.cpu',
    one({ initContainers: [sidecar('200m')], containers: [container('500m')] }),
    '700m',
  ],
  [
    'an init container after a sidecar: 200m + 600m > 200m + 500m',
    'requests.cpu',
    one({ initContainers: [sidecar('200m'), container('600m')], containers: [container('500m')] }),
    '800m',
  ],
  [
    'an init container before: 600m < 700m',
    'requests.cpu',
    one({ initContainers: [container('600m'), sidecar('200m')], containers: [container('500m')] }),
    '700m',
  ],
  [
    'overhead of the runtime',
    'requests.cpu',
    one({ overhead: { cpu: '250m' }, containers: [container('500m')] }),
    '750m',
  ],
  [
    'what the pod as a whole asks for takes the place of the sum',
    'requests.cpu',
    one({ resources: { requests: { cpu: '1' } }, containers: [container('500m')] }),
    '1',
  ],
  [
    'a limit of the pod as a whole is its request too',
    'requests.memory',
    one({ resources: { limits: { memory: '1Gi' } }, containers: [container('500m')] }),
    '1Gi',
  ],
  ['ephemeral storage', 'requests.ephemeral-storage', asking({ 'ephemeral-storage': '64Mi' }), '64Mi'],
  ['huge pages', 'hugepages-2Mi', asking({ 'hugepages-2Mi': '64Mi' }), '64Mi'],
  ['huge pages by the long key', 'requests.hugepages-2Mi', asking({ 'hugepages-2Mi': '64Mi' }), '64Mi'],
  ['GPUs', 'requests.nvidia.com/gpu', asking({ 'nvidia.com/gpu': 2 }), '2'],
])('%s', (_name, line, objects, need) => {
  expect(needAndMost(line, objects)[0]).toBe(need);
});
