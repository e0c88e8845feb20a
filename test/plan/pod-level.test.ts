import { anObject, container, needAndMost } from '../support/quota-objects';

type Json = Record<string, unknown>;

/** What one pod takes of requests.cpu and requests.memory: the pod as a whole, its containers, the two amounts. */
test.each<[string, Json, Json[], string, string]>([
  [
    'limits alone: what the containers request',
    { limits: { cpu: '2', memory: '2Gi' } },
    [container('100m'), container('200m')],
    '300m',
    '2Gi',
  ],
  ['limits alone, silent containers: the limits', { limits: { cpu: '2' } }, [{ name: 'c' }], '2', '0'],
  [
    'limits of the containers are requests too',
    { limits: { cpu: '2' } },
    [{ name: 'c', resources: { limits: { cpu: '500m' } } }],
    '500m',
    '0',
  ],
  ['requests say it', { requests: { cpu: '1' }, limits: { cpu: '2' } }, [container('100m')], '1', '0'],
  [
    'requests without limits: other resources are added up',
    { requests: { memory: '1Gi' } },
    [container('100m')],
    '100m',
    '1Gi',
  ],
])('%s', (_name, resources, containers, cpu, memory) => {
  const pod = anObject('Pod', 'shell', { containers, resources });
  expect(needAndMost('requests.cpu', [pod])[0]).toBe(cpu);
  expect(needAndMost('requests.memory', [pod])[0]).toBe(memory);
});

test('what a LimitRange gives the containers comes after what the pod has got', () => {
  const limits = [{ type: 'Container', defaultRequest: { cpu: '700m' } }];
  const pod = anObject('Pod', 'shell', { containers: [{ name: 'c' }], resources: { limits: { cpu: '2' } } });
  expect(needAndMost('requests.cpu', [anObject('LimitRange', 'limits', { limits }), pod])[0]).toBe('2');
});
