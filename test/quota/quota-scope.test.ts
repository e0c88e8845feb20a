import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ResourceQuotaProps } from 'cdk8s-aspnetcore';
import { QuotaPriority, QuotaScope } from '../../src/quota/quota-scope';
import { messageOf } from '../support/manifests';
import { quota, specOf } from './quota-support';

test.each<[string, ResourceQuotaProps, object]>([
  ['scopes', { pods: 0, scopes: [QuotaScope.BEST_EFFORT] }, { scopes: ['BestEffort'] }],
  [
    'several scopes',
    {
      pods: 1,
      scopes: [QuotaScope.NOT_TERMINATING, QuotaScope.NOT_BEST_EFFORT, QuotaScope.CROSS_NAMESPACE_POD_AFFINITY],
    },
    { scopes: ['NotTerminating', 'NotBestEffort', 'CrossNamespacePodAffinity'] },
  ],
  [
    'some priority classes',
    { pods: 1, priority: QuotaPriority.oneOf(['gold', 'system-node-critical']) },
    {
      scopeSelector: {
        matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['gold', 'system-node-critical'] }],
      },
    },
  ],
  [
    'all but some priority classes, within a scope',
    { pods: 1, priority: QuotaPriority.noneOf(['silver']), scopes: [QuotaScope.TERMINATING] },
    {
      scopes: ['Terminating'],
      scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'NotIn', values: ['silver'] }] },
    },
  ],
  [
    'any priority class',
    { pods: 1, priority: QuotaPriority.any() },
    { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists' }] } },
  ],
])('counts the pods of %s', (_, props, expected) => {
  const { hard, ...rest } = specOf(props);
  expect([hard, rest]).toEqual([{ pods: `${props.pods}` }, expected]);
});

test('a quota of a scope may bound CPU, memory and devices', () => {
  const props = {
    cpu: { request: Cpu.units(1), limit: Cpu.units(2) },
    memory: { request: Size.gibibytes(1) },
    extended: { 'nvidia.com/gpu': 1 },
    objectCounts: { pods: 4 },
    scopes: [QuotaScope.NOT_TERMINATING],
  };
  expect(specOf(props)).toEqual({
    hard: {
      'requests.cpu': '1',
      'limits.cpu': '2',
      'requests.memory': '1Gi',
      'requests.nvidia.com/gpu': '1',
      'count/pods': '4',
    },
    scopes: ['NotTerminating'],
  });
});

const SCOPE = 'shop/quota: a quota of the scope';

test.each<[string, ResourceQuotaProps, string]>([
  ['CPU', { cpu: { request: Cpu.units(1) }, scopes: [QuotaScope.BEST_EFFORT] }, `BestEffort can't bound requests.cpu`],
  [
    'ephemeral storage',
    { ephemeralStorage: { limit: Size.gibibytes(1) }, scopes: [QuotaScope.TERMINATING] },
    `Terminating can't bound limits.ephemeral-storage`,
  ],
  ['Secrets', { secrets: 1, priority: QuotaPriority.any() }, `PriorityClass can't bound secrets`],
  [
    'huge pages',
    { hugepages: { pages2Mi: Size.mebibytes(2) }, scopes: [QuotaScope.NOT_BEST_EFFORT] },
    `NotBestEffort can't bound requests.hugepages-2Mi`,
  ],
  [
    'objects, which would never be counted',
    { objectCounts: { 'jobs.batch': 1 }, scopes: [QuotaScope.TERMINATING] },
    `Terminating can't bound count/jobs.batch`,
  ],
  [
    'the claims of a class, which would never be counted',
    { storageClasses: { fast: { persistentVolumeClaims: 1 } }, scopes: [QuotaScope.TERMINATING] },
    `Terminating can't bound fast.storageclass.storage.k8s.io/persistentvolumeclaims`,
  ],
])('a scope does not go with %s', (_, props, problem) => {
  const line = problem.split(' ').pop();
  expect(messageOf(() => quota(props))).toBe(
    `${SCOPE} ${problem}; bound ${line} in a quota of its own, without scopes`,
  );
});

test.each<[string, ResourceQuotaProps, string]>([
  [
    'two scopes that no pod is in',
    { pods: 1, scopes: [QuotaScope.NOT_TERMINATING, QuotaScope.TERMINATING] },
    'no pod is in both scopes Terminating and NotTerminating; make a quota for each',
  ],
  [
    'two other scopes that no pod is in',
    { pods: 1, scopes: [QuotaScope.BEST_EFFORT, QuotaScope.NOT_BEST_EFFORT] },
    'no pod is in both scopes BestEffort and NotBestEffort; make a quota for each',
  ],
  [
    'a scope twice',
    { pods: 1, scopes: [QuotaScope.TERMINATING, QuotaScope.TERMINATING] },
    'scope Terminating is listed twice; list it once',
  ],
  [
    'a scope that is none',
    { pods: 1, scopes: ['Ending' as QuotaScope] },
    'scope "Ending" is unknown; use Terminating, NotTerminating, BestEffort, NotBestEffort, CrossNamespacePodAffinity',
  ],
  [
    'scopes that are no list',
    { pods: 1, scopes: 'Terminating' as never },
    'scopes "Terminating" are no list; use one like [QuotaScope.NOT_TERMINATING]',
  ],
  [
    'no priority class',
    { pods: 1, priority: QuotaPriority.oneOf([]) },
    'the list of priority classes is empty; name at least one, or use QuotaPriority.any()',
  ],
  [
    'a priority class that is not there',
    { pods: 1, priority: QuotaPriority.noneOf(['gold', 'bronze']) },
    'priority class "bronze" is not declared for the cluster "managed", so no pod can have it; list it in the ' +
      'priorityClasses of the cluster profile, or use one that is there',
  ],
])('a quota of %s is refused', (_, props, message) => {
  expect(messageOf(() => quota(props))).toBe(`shop/quota: ${message}`);
});
