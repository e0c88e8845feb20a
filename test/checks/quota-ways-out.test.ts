import { ApiObject } from 'cdk8s';
import { deploy, failure, quota, said, shop, SMALL } from '../support/quota-charts';

const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

test.each<[number, string]>([
  [2, 'lower the max of web to 4'],
  [4, 'lower the max of web to 4'],
  [5, 'lower the min and the max of web to 4'],
])('an autoscaler of at least %i pods', (minReplicas, way) => {
  const chart = shop();
  quota(chart, { pods: '4' });
  deploy(chart, 'web', 1, SMALL);
  new ApiObject(chart, 'scaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    spec: { scaleTargetRef: TARGET, minReplicas, maxReplicas: 6 },
  });
  expect(said(chart)).toBe(
    failure(`shop/quota: pods 4 is less than the 6 that its pods need (web 6 pods); raise pods to 6, or ${way}`),
  );
});

test('only pods beyond the replicas are too many: every Deployment that makes one could stop first', () => {
  const chart = shop();
  quota(chart, { pods: '3' });
  ['web', 'api', 'mail'].forEach((id) =>
    deploy(chart, id, 1, SMALL, { strategy: id === 'mail' ? {} : { type: 'Recreate' } }),
  );
  expect(said(chart)).toBe(
    failure(
      'shop/quota: pods 3 is less than the 4 that its pods need (web 1 pod, api 1 pod, mail 1 pod, and 1 while an ' +
        'update rolls); raise pods to 4, or let mail stop during updates, by Delivery.recreate()',
    ),
  );
});

test('a Job beside it would not fit either', () => {
  const chart = shop();
  quota(chart, { pods: '1' });
  deploy(chart, 'web', 1, SMALL, { strategy: {} });
  const template = { spec: { containers: [] } };
  new ApiObject(chart, 'migrate', { apiVersion: 'batch/v1', kind: 'Job', spec: { template } });
  expect(said(chart)).toContain('raise pods to 2, or ask for less');
});

test('of many the five largest are named', () => {
  const chart = shop();
  quota(chart, { pods: '20' });
  [1, 2, 3, 4, 5, 6, 7].forEach((replicas) => deploy(chart, `s${replicas}`, replicas, SMALL));
  expect(said(chart)).toContain(
    'that its pods need (s7 7 pods, s6 6 pods, s5 5 pods, s4 4 pods, s3 3 pods, and 2 more); raise pods to 28',
  );
});
