import { anObject, container, deployment, needAndMost, podOf } from '../support/quota-objects';

type Json = Record<string, any>;

/** How many of the one pod of a template a quota with scopes counts. */
function counted(quota: Json, pod: Json): string {
  return needAndMost(
    'pods',
    [anObject('ReplicaSet', 'web', { template: { spec: { ...podOf().spec, ...pod } } })],
    quota,
  )[0];
}

const IDLE = { containers: [{ name: 'c' }] };
const priority = (operator: string, values?: string[]) => ({
  scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator, values }] },
});
const affinity = (term: Json) => ({
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
});
const softly = (term: Json) => ({
  affinity: {
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }] },
  },
});

test.each<[string, Json, Json, string]>([
  ['Terminating: a pod with a deadline', { scopes: ['Terminating'] }, { activeDeadlineSeconds: 60 }, '1'],
  ['Terminating: a pod that stays', { scopes: ['Terminating'] }, {}, '0'],
  ['NotTerminating: a pod with a deadline', { scopes: ['NotTerminating'] }, { activeDeadlineSeconds: 0 }, '0'],
  ['NotTerminating: a pod that stays', { scopes: ['NotTerminating'] }, {}, '1'],
  ['BestEffort: a pod that asks for nothing', { scopes: ['BestEffort'] }, IDLE, '1'],
  ['BestEffort: a pod that asks for CPU', { scopes: ['BestEffort'] }, {}, '0'],
  [
    'BestEffort: a pod that asks as a whole',
    { scopes: ['BestEffort'] },
    { ...IDLE, resources: { limits: { memory: '1Gi' } } },
    '0',
  ],
  [
    'NotBestEffort: an init container asks',
    { scopes: ['NotBestEffort'] },
    { ...IDLE, initContainers: [container('1m')] },
    '1',
  ],
  ['NotBestEffort: a zero is nothing', { scopes: ['NotBestEffort'] }, { containers: [container('0')] }, '0'],
  ['PriorityClass In', priority('In', ['high', 'low']), { priorityClassName: 'low' }, '1'],
  ['PriorityClass In another', priority('In', ['high']), { priorityClassName: 'low' }, '0'],
  ['PriorityClass In, without any', priority('In', ['high']), {}, '0'],
  ['PriorityClass NotIn', priority('NotIn', ['high']), { priorityClassName: 'low' }, '1'],
  ['PriorityClass NotIn, without any', priority('NotIn', ['high']), {}, '1'],
  ['PriorityClass Exists', priority('Exists'), { priorityClassName: 'low' }, '1'],
  ['PriorityClass Exists, without any', priority('Exists'), {}, '0'],
  ['PriorityClass DoesNotExist', priority('DoesNotExist'), {}, '1'],
  ['PriorityClass by an operator of tomorrow', priority('Near'), {}, '0'],
  [
    'affinity to other namespaces by name',
    { scopes: ['CrossNamespacePodAffinity'] },
    affinity({ namespaces: ['other'] }),
    '1',
  ],
  [
    'affinity to other namespaces by selector',
    { scopes: ['CrossNamespacePodAffinity'] },
    softly({ namespaceSelector: {} }),
    '1',
  ],
  ['affinity within', { scopes: ['CrossNamespacePodAffinity'] }, affinity({ topologyKey: 'zone' }), '0'],
  ['every scope must match', { scopes: ['NotTerminating', 'BestEffort'] }, {}, '0'],
  ['a scope of tomorrow', { scopes: ['Sometimes'] }, {}, '0'],
])('%s', (_name, quota, pod, expected) => {
  expect(counted(quota, pod)).toBe(expected);
});

test('a LimitRange makes a pod ask for something', () => {
  const limits = [{ type: 'Container', defaultRequest: { cpu: '100m' } }];
  const objects = [anObject('LimitRange', 'limits', { limits }), deployment(1, { template: { spec: IDLE } })];
  expect(needAndMost('pods', objects, { scopes: ['BestEffort'] })).toEqual(['0', '0']);
});

test('a quota with scopes counts nothing but pods', () => {
  const objects = [anObject('ConfigMap', 'settings')];
  expect(needAndMost('configmaps', objects, { scopes: ['NotTerminating'] })).toEqual(['0', '0']);
});
