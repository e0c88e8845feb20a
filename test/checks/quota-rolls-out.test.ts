import { Finding, FindingSeverity } from 'cdk8s-aspnetcore';
import { QuotaRollsOut } from '../../src/checks/quota-rolls-out';
import { anObject, deployment, podOf } from '../support/quota-objects';

const SURGE = { strategy: { rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } } };

function findings(hard: Record<string, string>, ...objects: ReturnType<typeof deployment>[]): Finding[] {
  return new QuotaRollsOut().check([anObject('ResourceQuota', 'quota', { hard }), ...objects]);
}

test('8 replicas, surge 2 and 10 pods: enough to run, but terminating pods count', () => {
  expect(findings({ pods: '10' }, deployment(8, SURGE))).toEqual([
    {
      checkId: 'quota-rolls-out',
      severity: FindingSeverity.WARNING,
      path: 'shop/quota',
      problem:
        'the quota is enough to run, but has pods 10 of 16 that it takes to update all at once (web 8 pods, up to 16 ' +
        'at once; terminating pods count), so some pods are refused until others are gone',
      fix: 'raise pods to 16, or set minReady in Delivery.rollingUpdate: fewer pods then terminate at once',
    },
  ]);
});

test('every tight line is in one finding, and who grows', () => {
  const others = ['a', 'b', 'c'].map((name) => deployment(1, {}, name));
  const [found, ...more] = findings(
    { pods: '10', 'requests.cpu': '1', 'limits.cpu': '0' },
    deployment(4, SURGE),
    ...others,
  );
  expect(more).toEqual([]);
  expect(found.problem).toBe(
    'the quota is enough to run, but has pods 10 of 14 and requests.cpu 1 of 1400m that it takes to update all at once ' +
      '(web 4 pods, up to 8 at once, a 1 pod, up to 2 at once and 2 more; terminating pods count), so some pods are ' +
      'refused until others are gone',
  );
  expect(found.fix).toBe(
    'raise pods to 14 and requests.cpu to 1400m, or set minReady in Delivery.rollingUpdate: fewer pods then terminate at once',
  );
});

test.each<[string, Record<string, string>]>([
  ['enough for an update', { pods: '16' }],
  ['too little to run at all, which another check says', { pods: '8' }],
  ['nothing of pods', { services: '0' }],
])('nothing is said where there is %s', (_name, hard) => {
  expect(findings(hard, deployment(8, SURGE))).toEqual([]);
});

test('minReady above the grace period lets one pod terminate at a time', () => {
  expect(findings({ pods: '12' }, deployment(8, { ...SURGE, minReadySeconds: 31 }))).toEqual([]);
});

test('only Jobs at once: no advice for updates', () => {
  const jobs = ['a', 'b'].map((name) => anObject('Job', name, { template: podOf(), parallelism: 2 }));
  expect(findings({ pods: '3' }, ...jobs)).toEqual([
    {
      checkId: 'quota-rolls-out',
      severity: FindingSeverity.WARNING,
      path: 'shop/quota',
      problem:
        'the quota is enough to run, but has pods 3 of 4 that it takes to run every Job at once (a up to 2 pods at ' +
        'once and b up to 2 pods at once), so some pods are refused until others are gone',
      fix: 'raise pods to 4',
    },
  ]);
});

test('an update and a Job', () => {
  const [found] = findings({ pods: '2' }, deployment(1), anObject('Job', 'a', { template: podOf() }));
  expect(found.problem).toBe(
    'the quota is enough to run, but has pods 2 of 3 that it takes to update all and run every Job at once (web 1 pod, ' +
      'up to 2 at once and a up to 1 pod at once; terminating pods count), so some pods are refused until others are gone',
  );
  expect(found.fix).toBe(
    'raise pods to 3, or set minReady in Delivery.rollingUpdate: fewer pods then terminate at once',
  );
});

test('old versions that stay are no pods', () => {
  const other = { template: { spec: { containers: [] } }, strategy: { type: 'Recreate' } };
  expect(findings({ 'count/replicasets.apps': '23' }, deployment(1, other), deployment(1, other, 'api'))).toEqual([
    {
      checkId: 'quota-rolls-out',
      severity: FindingSeverity.WARNING,
      path: 'shop/quota',
      problem:
        'the quota is enough to run, but has count/replicasets.apps 23 of 24 that it takes to update all at once, ' +
        'so some objects are refused until others are gone',
      fix: 'raise count/replicasets.apps to 24',
    },
  ]);
});
