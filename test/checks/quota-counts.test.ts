import { ApiObject } from 'cdk8s';
import { deploy, failure, Json, OK, quota, said, shop, SMALL } from '../support/quota-charts';

const PRIORITY = { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists' }] } };

test.each<[string, Json]>([
  ['scopes', { scopes: ['BestEffort'] }],
  ['a scope selector', PRIORITY],
])('a quota with %s counts only some pods, and these are none of them', (_name, more) => {
  const chart = shop();
  quota(chart, { pods: '1' }, more);
  deploy(chart, 'web', 4, SMALL);
  expect(said(chart)).toBe(OK);
});

test('a quota with a scope counts the pods that are in it, and no Service', () => {
  const chart = shop();
  quota(chart, { pods: '3', services: '0' }, { scopes: ['NotBestEffort'] });
  deploy(chart, 'web', 4, SMALL);
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: {} });
  expect(said(chart)).toBe(
    failure(
      'shop/quota: pods 3 is less than the 4 that its pods need (web 4 pods); ' +
        'raise pods to 4, or run web with at most 3 pods',
    ),
  );
});

test('the largest scale of an autoscaler counts', () => {
  const chart = shop();
  quota(chart, { 'requests.cpu': '1' });
  deploy(chart, 'web', 1, SMALL);
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const metadata = { name: 'web' };
  const spec = { scaleTargetRef, maxReplicas: 6 };
  new ApiObject(chart, 'scaler', { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata, spec });
  expect(said(chart)).toContain(
    'requests.cpu 1 is less than the 1500m that its pods need (web 6 pods of 250m); ' +
      'raise requests.cpu to 1500m, or lower the max of web to 4',
  );
});

test('objects are counted, and who they are is said', () => {
  const chart = shop();
  quota(chart, { 'services.loadbalancers': '1', configmaps: '0' });
  for (const name of ['web', 'api']) {
    const metadata = { name };
    new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'LoadBalancer' } });
  }
  expect(said(chart)).toBe(
    failure(
      'shop/quota: configmaps 0 is less than the 1 that its objects need (Kubernetes itself 1); ' +
        'raise configmaps to 1, or ask for less',
      'shop/quota: services.loadbalancers 1 is less than the 2 that its objects need (Service web 1, Service api 1); ' +
        'raise services.loadbalancers to 2, or ask for less',
    ),
  );
});

test('a pod that asks as a whole need not say it for each container', () => {
  const chart = shop();
  quota(chart, { 'requests.cpu': '10' });
  const resources = { requests: { cpu: '2' } };
  deploy(chart, 'web', 1, {}, { template: { spec: { resources, containers: [{ name: 'web' }] } } });
  expect(said(chart)).toBe(OK);
});
