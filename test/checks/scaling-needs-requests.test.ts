import { ApiObject, Chart } from 'cdk8s';
import { autoscaler, deployment, findingsOf, Json, raw, rawChart, utilization } from '../support/raw-objects';

function found(chart: Chart): string[] {
  return findingsOf(chart, 'scaling-needs-requests');
}

/** What is found of an autoscaler and a Deployment with such containers. */
function of(containers: Json[], metrics: Json[] | undefined, pod?: Json): string[] {
  const chart = rawChart();
  deployment(chart, containers, {}, pod);
  autoscaler(chart, metrics);
  return found(chart);
}

const requesting = (name: string, requests: Json, more: Json = {}): Json => ({
  name,
  resources: { requests },
  ...more,
});
const WEB = requesting('web', { cpu: '100m' });
const CPU = [utilization('cpu', 70)];

function silent(who: string, resource = 'cpu', title = 'HorizontalPodAutoscaler hpa'): string {
  return (
    `error shop/${title.split(' ')[1]}: ${title} scales by ${resource} in percent of the request, and the ${who} none; ` +
    `set a ${resource} request on every container, sidecars too, or measure one container alone`
  );
}

function onContainer(container: string, target: Json = { type: 'Utilization', averageUtilization: 70 }): Json[] {
  return [{ type: 'ContainerResource', containerResource: { name: 'cpu', container, target } }];
}

test.each<[string, Json[], Json[] | undefined, Json?]>([
  ['every container requests it', [WEB, requesting('proxy', { cpu: '10m' })], CPU],
  ['a limit is a request', [{ name: 'web', resources: { limits: { cpu: '1' } } }], CPU],
  ['an init container is over before anything is measured', [WEB], CPU, { initContainers: [{ name: 'init' }] }],
  [
    'an amount needs no request',
    [{ name: 'web' }],
    [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '1' } } }],
  ],
  ['a metric of another kind needs no request', [{ name: 'web' }], [{ type: 'Pods', pods: {} }]],
  ['only the container that is measured needs a request', [WEB, { name: 'proxy' }], onContainer('web')],
  [
    'a sidecar can be measured alone',
    [{ name: 'web' }],
    onContainer('proxy'),
    { initContainers: [requesting('proxy', { cpu: '1m' }, { restartPolicy: 'Always' })] },
  ],
  ['a request of 0 besides others', [WEB, requesting('proxy', { cpu: '0' })], CPU],
  ['the pod requests it as a whole', [{ name: 'web' }], CPU, { resources: { requests: { cpu: '1' } } }],
])('all is well: %s', (_name, containers, metrics, pod = {}) => {
  expect(of(containers, metrics, pod)).toEqual([]);
});

test.each<[string, Json[], Json[] | undefined, Json | undefined, string]>([
  ['the only container', [{ name: 'web' }], CPU, undefined, silent('container "web" of Deployment web requests')],
  [
    'a request of something else',
    [requesting('web', { memory: '1Gi' }), requesting('proxy', { cpu: '1m' })],
    CPU,
    undefined,
    silent('container "web" of Deployment web requests'),
  ],
  [
    'several',
    [WEB, { name: 'proxy' }, { name: 'log' }, { name: 'cache' }],
    CPU,
    undefined,
    silent('containers "proxy", "log" and "cache" of Deployment web request'),
  ],
  [
    'a native sidecar',
    [WEB],
    CPU,
    { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
    silent('container "proxy" of Deployment web requests'),
  ],
  [
    'memory',
    [WEB],
    [utilization('memory', 70)],
    undefined,
    silent('container "web" of Deployment web requests', 'memory'),
  ],
  [
    'no metric, which is CPU',
    [{ name: 'web' }],
    undefined,
    undefined,
    silent('container "web" of Deployment web requests'),
  ],
  [
    'requests of 0',
    [requesting('web', { cpu: '0' })],
    CPU,
    undefined,
    silent('container "web" of Deployment web requests'),
  ],
  [
    'the container that is measured',
    [WEB, { name: 'proxy' }],
    onContainer('proxy'),
    undefined,
    silent('container "proxy" of Deployment web requests'),
  ],
  [
    'the pod as a whole requests something else',
    [{ name: 'web' }],
    CPU,
    { resources: { requests: { memory: '1Gi' } } },
    silent('container "the pod" of Deployment web requests'),
  ],
])('%s', (_name, containers, metrics, pod, message) => {
  expect(of(containers, metrics, pod)).toEqual([message]);
});

test.each<[string, Json | undefined]>([
  ['percent', undefined],
  ['amount', { type: 'AverageValue', averageValue: '1' }],
])('a container that is not there is found, by %s', (_name, target) => {
  expect(of([WEB], onContainer('proxy', target), { initContainers: [{ name: 'proxy' }] })).toEqual([
    'error shop/hpa: HorizontalPodAutoscaler hpa measures the cpu of the container "proxy", which the pods of Deployment web do not have; name a container that runs as long as the pod',
  ]);
});

test('what the pod requests as a whole is nothing to the metric of one container', () => {
  expect(of([{ name: 'web' }], onContainer('web'), { resources: { requests: { cpu: '1' } } })).toEqual([
    silent('container "web" of Deployment web requests'),
  ]);
});

test('an autoscaler of version 1 may keep its metrics elsewhere', () => {
  const chart = rawChart();
  deployment(chart, [{ name: 'web' }]);
  new ApiObject(chart, 'hpa', {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'hpa', annotations: { 'autoscaling.alpha.kubernetes.io/metrics': '[]' } },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 },
  });
  expect(found(chart)).toEqual([]);
});

test('a LimitRange of the namespace gives requests', () => {
  const chart = rawChart();
  raw(chart, 'limits', 'v1', 'LimitRange', { limits: [{ type: 'Container', defaultRequest: { cpu: '100m' } }] });
  deployment(chart, [{ name: 'web' }]);
  autoscaler(chart, [...CPU, utilization('memory', 70)]);
  expect(found(chart)).toEqual([silent('container "web" of Deployment web requests', 'memory')]);
});

test.each<[string, Json, number]>([
  ['says how much', { targetCPUUtilizationPercentage: 60 }, 1],
  ['says nothing', {}, 1],
])('an autoscaler of version 1 that %s', (_name, more, count) => {
  const chart = rawChart();
  deployment(chart, [{ name: 'web' }]);
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  raw(chart, 'hpa', 'autoscaling/v1', 'HorizontalPodAutoscaler', { scaleTargetRef, maxReplicas: 3, ...more });
  expect(found(chart)).toEqual(Array(count).fill(silent('container "web" of Deployment web requests')));
});

test.each<[string, Json, string[]]>([
  [
    'percent',
    { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } },
    [silent('container "web" of Deployment web requests', 'cpu', 'ScaledObject keda')],
  ],
  [
    'percent, as KEDA used to write it',
    { type: 'memory', metadata: { type: 'Utilization', value: '60' } },
    [silent('container "web" of Deployment web requests', 'memory', 'ScaledObject keda')],
  ],
  ['an amount', { type: 'cpu', metricType: 'AverageValue', metadata: { value: '60' } }, []],
  ['one container', { type: 'cpu', metricType: 'Utilization', metadata: { value: '60', containerName: 'proxy' } }, []],
  [
    'every container',
    { type: 'cpu', metricType: 'Utilization', metadata: { value: '60', containerName: '' } },
    [silent('container "web" of Deployment web requests', 'cpu', 'ScaledObject keda')],
  ],
  ['something else', { type: 'cron', metadata: {} }, []],
])('a trigger of KEDA: %s', (_name, trigger, messages) => {
  const chart = rawChart();
  deployment(chart, [{ name: 'web' }, requesting('proxy', { cpu: '1m', memory: '1Mi' })]);
  raw(chart, 'keda', 'keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: 'web' }, triggers: [trigger] });
  expect(found(chart)).toEqual(messages);
});

test.each<[string, Json]>([
  ['of its own', { template: { spec: { containers: [{ name: 'web' }] } } }],
  ['of a Deployment', { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } }],
])('an Argo Rollout with pods %s', (_name, spec) => {
  const chart = rawChart();
  deployment(chart, [{ name: 'web' }]);
  raw(chart, 'rollout', 'argoproj.io/v1alpha1', 'Rollout', spec);
  autoscaler(chart, CPU, { scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'rollout' } });
  expect(found(chart)).toEqual([silent('container "web" of Rollout rollout requests')]);
});

test.each<[string, Json]>([
  ['is not of this app', { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' } }],
  ['makes no pods', { scaleTargetRef: { apiVersion: 'v1', kind: 'ConfigMap', name: 'config' } }],
])('a target that %s is left alone', (_name, more) => {
  const chart = rawChart();
  deployment(chart, [{ name: 'web' }]);
  raw(chart, 'config', 'v1', 'ConfigMap', {});
  autoscaler(chart, CPU, more);
  expect(found(chart)).toEqual([]);
});
