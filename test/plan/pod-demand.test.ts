import { ClusterProfile } from 'cdk8s-aspnetcore';
import { containerLimits, ContainerLimits } from '../../src/plan/limit-defaults';
import { containerDemand, podDemand } from '../../src/plan/pod-demand';
import { formatQuantity } from '../../src/private/quantity';

type Amounts = Record<string, string>;
type Json = Record<string, unknown>;

const POD = { pods: '1', 'count/pods': '1' };

/** Amounts as a person writes them. */
function text(amounts: ReadonlyMap<string, bigint>): Amounts {
  const format = (name: string, value: bigint) => formatQuantity(value, /memory/.test(name) ? 'binary' : 'decimal');
  return Object.fromEntries([...amounts].map(([name, value]) => [name, format(name, value)]));
}

function limitRange(...limits: Json[]): ContainerLimits[] {
  const manifest = { spec: { limits } };
  const object = { path: 'shop/limits', chartPath: 'shop', apiVersion: 'v1', kind: 'LimitRange', objectName: 'limits' };
  return containerLimits({ ...object, cluster: ClusterProfile.managed(), manifest });
}

const asks = (cpu: string, rest: Json = {}): Json => ({ name: 'c', resources: { requests: { cpu } }, ...rest });
const sidecar = (cpu: string): Json => asks(cpu, { restartPolicy: 'Always' });

/** Hand-worked from the sidecar formula: the sum that runs, or the hungriest moment of the start-up. */
test.each<[string, Json, string]>([
  ['one container', { containers: [asks('250m')] }, '250m'],
  ['several containers: their sum', { containers: [asks('250m'), asks('500m'), asks('1')] }, '1750m'],
  ['a small init container', { initContainers: [asks('300m')], containers: [asks('250m'), asks('100m')] }, '350m'],
  ['a large init container', { initContainers: [asks('900m')], containers: [asks('250m')] }, '900m'],
  ['init containers: the largest', { initContainers: [asks('1'), asks('2'), asks('1')], containers: [asks('1')] }, '2'],
  ['a native sidecar: it runs on', { initContainers: [sidecar('200m')], containers: [asks('500m')] }, '700m'],
  // The sidecar runs while the init container does: 200m + 600m > 200m + 500m.
  [
    'a sidecar, then an init container',
    { initContainers: [sidecar('200m'), asks('600m')], containers: [asks('500m')] },
    '800m',
  ],
  // The init container has ended when the sidecar starts: 600m < 200m + 500m.
  [
    'an init container, then a sidecar',
    { initContainers: [asks('600m'), sidecar('200m')], containers: [asks('500m')] },
    '700m',
  ],
  [
    'an init container between two sidecars: max(100m + 700m, 100m + 400m + 200m)',
    { initContainers: [sidecar('100m'), asks('700m'), sidecar('400m')], containers: [asks('200m')] },
    '800m',
  ],
])('%s', (_name, pod, cpu) => {
  expect(text(podDemand(pod, []))).toEqual({ ...POD, 'requests.cpu': cpu, cpu });
});

test('each resource has its own hungriest moment, and limits are counted like requests', () => {
  const resources = (requests: Amounts, limits: Amounts) => ({ name: 'c', resources: { requests, limits } });
  const pod = {
    initContainers: [resources({ cpu: '1', memory: '64Mi' }, { cpu: '2', memory: '64Mi' })],
    containers: [
      resources({ cpu: '100m', memory: '256Mi' }, { cpu: '500m', memory: '256Mi' }),
      resources({ cpu: '100m', memory: '256Mi' }, { memory: '512Mi' }),
    ],
  };
  expect(text(podDemand(pod, []))).toEqual({
    ...POD,
    cpu: '1',
    memory: '512Mi',
    'requests.cpu': '1',
    'requests.memory': '512Mi',
    'limits.cpu': '2',
    'limits.memory': '768Mi',
  });
});

test.each<[string, Json, string]>([
  ['what runs', { containers: [{ name: 'c', resources: { limits: { cpu: '1' } } }] }, '1100m'],
  [
    'the start-up',
    { initContainers: [{ name: 'i', resources: { limits: { cpu: '2' } } }], containers: [{ name: 'c' }] },
    '2100m',
  ],
])('overhead of 100m comes on top of %s, in requests and in limits', (_name, pod, cpu) => {
  expect(text(podDemand({ overhead: { cpu: '100m' }, ...pod }, []))).toEqual({
    ...POD,
    cpu,
    'requests.cpu': cpu,
    'limits.cpu': cpu,
  });
});

test('a pod that asks for nothing still is a pod', () => {
  expect(text(podDemand({ containers: [{ name: 'c' }] }, []))).toEqual(POD);
  expect(text(podDemand({}, []))).toEqual(POD);
});

/** Each: the container's own resources, the LimitRange's item, the requests and the limits that the pod then has. */
test.each<[string, Json, Json, Amounts, Amounts]>([
  ['no LimitRange: a limit is the request too', { limits: { cpu: '1' } }, {}, { cpu: '1' }, { cpu: '1' }],
  ['default fills the limit, and through it the request', {}, { default: { cpu: '1' } }, { cpu: '1' }, { cpu: '1' }],
  ['max is the default limit', {}, { max: { cpu: '2' } }, { cpu: '2' }, { cpu: '2' }],
  ['default comes before max', {}, { default: { cpu: '1' }, max: { cpu: '2' } }, { cpu: '1' }, { cpu: '1' }],
  ['min is the default request, and no limit', {}, { min: { cpu: '50m' } }, { cpu: '50m' }, {}],
  ['default comes before min', {}, { min: { cpu: '50m' }, default: { cpu: '1' } }, { cpu: '1' }, { cpu: '1' }],
  ['defaultRequest', {}, { defaultRequest: { cpu: '100m' }, min: { cpu: '50m' } }, { cpu: '100m' }, {}],
  [
    'defaultRequest and default',
    {},
    { defaultRequest: { cpu: '100m' }, default: { cpu: '1' } },
    { cpu: '100m' },
    { cpu: '1' },
  ],
  [
    'a limit of its own is the request before defaultRequest is',
    { limits: { cpu: '500m' } },
    { defaultRequest: { cpu: '100m' }, default: { cpu: '1' } },
    { cpu: '500m' },
    { cpu: '500m' },
  ],
  [
    'a request of its own stays, the limit is filled in',
    { requests: { cpu: '200m' } },
    { defaultRequest: { cpu: '100m' }, default: { cpu: '1' } },
    { cpu: '200m' },
    { cpu: '1' },
  ],
  [
    'each resource by itself',
    { requests: { cpu: '200m' } },
    { default: { memory: '256Mi' } },
    { cpu: '200m', memory: '256Mi' },
    { memory: '256Mi' },
  ],
  ['an explicit zero is a value', { requests: { cpu: '0' } }, { min: { cpu: '50m' } }, { cpu: '0' }, {}],
  ['numbers from YAML are quantities', { limits: { cpu: 2 } }, {}, { cpu: '2' }, { cpu: '2' }],
])('%s', (_name, resources, item, requests, limits) => {
  const demand = containerDemand({ name: 'web', resources }, limitRange({ type: 'Container', ...item }));
  expect([demand.name, text(demand.requests), text(demand.limits)]).toEqual(['web', requests, limits]);
});

test('items for pods and claims give containers nothing', () => {
  expect(limitRange({ type: 'Pod', max: { cpu: '1' } }, { type: 'PersistentVolumeClaim' })).toEqual([]);
});

test('init containers are filled in too', () => {
  const pod = { initContainers: [{ name: 'i' }], containers: [asks('100m')] };
  expect(text(podDemand(pod, limitRange({ type: 'Container', defaultRequest: { cpu: '300m' } })))).toEqual({
    ...POD,
    cpu: '300m',
    'requests.cpu': '300m',
  });
});
