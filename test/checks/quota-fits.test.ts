import { ApiObject, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ResourceQuota, WebService } from 'cdk8s-aspnetcore';
import { problemOf, testApp } from '../support/manifests';
import { Amounts, deploy, failure, OK, quota, said, shop, SMALL } from '../support/quota-charts';

test.each<[string, number, Amounts]>([
  [
    'exactly',
    4,
    { 'requests.cpu': '1', 'requests.memory': '1Gi', 'limits.cpu': '2', 'limits.memory': '1Gi', pods: '4' },
  ],
  ['by the short keys too', 4, { cpu: '1', memory: '1Gi' }],
  ['with no pods at all', 0, { 'requests.cpu': '1m', pods: '1' }],
  ['where the quota counts other things', 4, { 'count/configmaps': '1', services: '0', 'requests.storage': '1Gi' }],
])('pods fit %s', (_name, replicas, hard) => {
  const chart = shop();
  quota(chart, hard);
  deploy(chart, 'web', replicas, SMALL);
  expect(said(chart)).toBe(OK);
});

test.each<[string, string, string, string, string]>([
  ['requests.cpu', '999m', '1', ' of 250m', '3 pods'],
  ['cpu', '500m', '1', ' of 250m', '2 pods'],
  ['limits.cpu', '500m', '2', ' of 500m', '1 pod'],
  ['requests.memory', '1023Mi', '1Gi', ' of 256Mi', '3 pods'],
  ['memory', '512Mi', '1Gi', ' of 256Mi', '2 pods'],
  ['limits.memory', '1000Mi', '1Gi', ' of 256Mi', '3 pods'],
  ['pods', '3', '4', '', '3 pods'],
  ['count/pods', '3', '4', '', '3 pods'],
])('4 small pods do not fit into %s %s', (key, hard, need, each, left) => {
  const chart = shop();
  quota(chart, { [key]: hard });
  deploy(chart, 'web', 4, SMALL);
  expect(said(chart)).toBe(
    failure(
      `shop/quota: ${key} ${hard} is less than the ${need} that its pods need (web 4 pods${each}); ` +
        `raise ${key} to ${need}, or run web with at most ${left}`,
    ),
  );
});

test('all workloads of the namespace count together, and each line is looked at', () => {
  const chart = shop();
  quota(chart, { 'requests.cpu': '1', pods: '2' });
  deploy(chart, 'web', 2, SMALL);
  deploy(chart, 'api', 1, { requests: { cpu: '750m' } });
  expect(said(chart)).toBe(
    failure(
      'shop/quota: pods 2 is less than the 3 that its pods need (web 2 pods, api 1 pod); ' +
        'raise pods to 3, or run web with at most 1 pod',
      'shop/quota: requests.cpu 1 is less than the 1250m that its pods need (web 2 pods of 250m, ' +
        'api 1 pod of 750m); raise requests.cpu to 1250m, or run web with at most 1 pod',
    ),
  );
});

test('a rolling update that may take no pod away needs room for one more', () => {
  const chart = shop();
  quota(chart, { pods: '2' });
  deploy(chart, 'web', 2, SMALL, { strategy: undefined });
  expect(said(chart)).toBe(
    failure(
      'shop/quota: pods 2 is less than the 3 that its pods need (web 2 pods, and 1 while an update rolls); ' +
        'raise pods to 3, or run web with at most 1 pod, or let web stop during updates, by Delivery.recreate()',
    ),
  );
});

test.each(['requests.cpu', 'limits.cpu', 'requests.memory', 'limits.memory', 'cpu', 'memory'])(
  'a quota of %s demands it of every container',
  (key) => {
    const chart = shop();
    quota(chart, { [key]: '10Gi' });
    deploy(chart, 'web', 1, {});
    expect(said(chart)).toBe(
      failure(
        `shop/web: container "web" sets no ${key}, which the quota "quota" demands of each; ` +
          'set it, or give the namespace a LimitRange with a default for it',
      ),
    );
  },
);

test('a container that says nothing is found beside one that does', () => {
  const chart = shop();
  quota(chart, { 'limits.cpu': '2', 'requests.ephemeral-storage': '1Gi' });
  const containers = [{ name: 'a', resources: { limits: { cpu: '1' } } }, { name: 'b' }];
  deploy(chart, 'web', 1, {}, { template: { spec: { containers, overhead: { cpu: '50m' } } } });
  expect(said(chart)).toBe(
    failure(
      'shop/web: container "b" sets no limits.cpu, which the quota "quota" demands of each; ' +
        'set it, or give the namespace a LimitRange with a default for it',
    ),
  );
});

test('updates may wait for one another: only the largest counts', () => {
  const chart = shop();
  quota(chart, { pods: '3' });
  deploy(chart, 'web', 1, SMALL, { strategy: undefined });
  deploy(chart, 'api', 1, SMALL, { strategy: undefined });
  expect(said(chart)).toBe(OK);
});

test.each(['x', 1.5, -1])('replicas %j are left for the API server to refuse', (replicas) => {
  const chart = shop();
  quota(chart, { pods: '1' });
  deploy(chart, 'web', replicas as number, SMALL);
  expect(said(chart)).toBe(OK);
});

test('a LimitRange gives a container what the quota demands', () => {
  const chart = shop();
  quota(chart, { 'requests.cpu': '1' });
  const limits = [{ type: 'Container', defaultRequest: { cpu: '300m' } }];
  new ApiObject(chart, 'limits', { apiVersion: 'v1', kind: 'LimitRange', spec: { limits } });
  deploy(chart, 'web', 4, {});
  expect(said(chart)).toBe(
    failure(
      'shop/quota: requests.cpu 1 is less than the 1200m that its pods need (web 4 pods of 300m); ' +
        'raise requests.cpu to 1200m, or run web with at most 3 pods',
    ),
  );
});

test('a quota bounds its own namespace only', () => {
  const chart = shop();
  new ResourceQuota(chart, 'other', { namespaceName: 'other', pods: 1 });
  deploy(chart, 'web', 4, SMALL);
  expect(said(chart)).toBe(OK);
});

test("this library's own constructs, in an app of its own", () => {
  const app = testApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ResourceQuota(chart, 'quota', { cpu: { request: Cpu.millis(150) }, memory: { request: Size.gibibytes(1) } });
  new WebService(chart, 'web', { image: 'web:1' });
  expect(problemOf(() => app.synth())).toBe(
    'synth found one problem, nothing was written:\n  shop/quota: requests.cpu 150m is less than the 200m that its ' +
      'pods need (web 1 pod of 100m, and 100m while an update rolls); raise requests.cpu to 200m, or ' +
      'let web stop during updates, by Delivery.recreate()',
  );
});

test('the pods of a Job need room beside those that serve, and may wait for an update', () => {
  const job = (chart: Chart, parallelism: number) =>
    new ApiObject(chart, 'migrate', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate' },
      spec: { parallelism, template: { spec: { containers: [{ name: 'migrate', resources: SMALL }] } } },
    });
  const fitting = shop();
  quota(fitting, { pods: '3' });
  deploy(fitting, 'web', 2, SMALL, { strategy: undefined });
  job(fitting, 1);
  expect(said(fitting)).toBe(OK);
  const tight = shop();
  quota(tight, { 'requests.cpu': '1' });
  deploy(tight, 'web', 2, SMALL);
  job(tight, 3);
  expect(said(tight)).toBe(
    failure(
      'shop/quota: requests.cpu 1 is less than the 1250m that its pods need (web 2 pods of 250m, ' +
        'and 750m while the Job migrate runs); raise requests.cpu to 1250m, or run web with at most 1 pod',
    ),
  );
});

test('the pods of a DaemonSet are refused too where they say nothing', () => {
  const chart = shop();
  quota(chart, { 'requests.cpu': '1' });
  const spec = { template: { spec: { containers: [{ name: 'agent' }] } } };
  new ApiObject(chart, 'agent', { apiVersion: 'apps/v1', kind: 'DaemonSet', spec });
  expect(said(chart)).toBe(
    failure(
      'shop/agent: container "agent" sets no requests.cpu, which the quota "quota" demands of each; ' +
        'set it, or give the namespace a LimitRange with a default for it',
    ),
  );
});

test('lists with nothing in them are for the API server to refuse', () => {
  const chart = shop();
  quota(chart, { pods: '5', 'requests.cpu': '1', 'requests.storage': '1Gi' });
  const template = { spec: { containers: [null], initContainers: null, volumes: [null] } };
  const spec = { replicas: 1, template, volumeClaimTemplates: [null], ports: [null], limits: [null], metrics: [null] };
  ['Deployment', 'StatefulSet', 'DaemonSet'].forEach(
    (kind) => new ApiObject(chart, kind, { apiVersion: 'apps/v1', kind, metadata: { name: kind.toLowerCase() }, spec }),
  );
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', spec });
  new ApiObject(chart, 'limits', { apiVersion: 'v1', kind: 'LimitRange', spec });
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'deployment' };
  const scaler = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec: { ...spec, scaleTargetRef } };
  new ApiObject(chart, 'scaler', scaler);
  expect(said(chart)).toBe(OK);
});
