import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ContainerLimitRange, LimitRange, Migration, ResourceAmounts } from 'cdk8s-aspnetcore';
import { problemOf, testApp } from '../support/manifests';

const OK = '(nothing was thrown)';
type Json = Record<string, unknown>;

/** A workload with one container beside a LimitRange, under a plain cdk8s app. */
function said(container: ContainerLimitRange, resources: Json, more: { kind?: string; pod?: Json } = {}): string {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new LimitRange(chart, 'limits', { container });
  const pod = more.pod ?? { containers: [{ name: 'web', resources }] };
  new ApiObject(chart, 'web', {
    apiVersion: 'apps/v1',
    kind: more.kind ?? 'Deployment',
    spec: { template: { spec: pod } },
  });
  return problemOf(() => Testing.synth(chart));
}

function failure(...findings: string[]): string {
  return ['Validation failed with the following errors:', ...findings.map((finding) => `  [] ${finding}`)].join('\n');
}

const cpu = (millis: number): ResourceAmounts => ({ cpu: Cpu.millis(millis) });
const memory = (mebibytes: number): ResourceAmounts => ({ memory: Size.mebibytes(mebibytes) });

test.each<[string, ContainerLimitRange, Json]>([
  ['a request of just the minimum', { min: cpu(100) }, { requests: { cpu: '100m' } }],
  ['a limit of just the maximum', { max: memory(512) }, { requests: { memory: '1Mi' }, limits: { memory: '512Mi' } }],
  ['a limit, which is the request too', { min: cpu(100), max: cpu(500) }, { limits: { cpu: '100m' } }],
  ['a container that says nothing, and gets the maximum', { min: cpu(100), max: cpu(500) }, {}],
  ['a container that says nothing, and gets the minimum', { min: cpu(100) }, {}],
  ['a container that says nothing, and gets the defaults', { defaultRequest: cpu(100), defaultLimit: cpu(200) }, {}],
  ['a request of just the default limit', { defaultLimit: cpu(200) }, { requests: { cpu: '200m' } }],
  ['resources that the LimitRange does not name', { max: cpu(1) }, { limits: { cpu: '1m', memory: '9Gi' } }],
])('%s is admitted', (_name, container, resources) => {
  expect(said(container, resources)).toBe(OK);
});

test.each<[string, ContainerLimitRange, Json, string, string]>([
  [
    'a request below the minimum',
    { min: cpu(100) },
    { requests: { cpu: '99m' } },
    'requests 99m cpu, the LimitRange "limits" wants at least 100m',
    'raise the request, or lower min.cpu of the LimitRange',
  ],
  [
    'a limit below the minimum, which is the request too',
    { min: memory(64) },
    { limits: { memory: '32Mi' } },
    'requests 32Mi memory, the LimitRange "limits" wants at least 64Mi',
    'raise the request, or lower min.memory of the LimitRange',
  ],
  [
    'an explicit request of nothing',
    { min: cpu(100) },
    { requests: { cpu: '0' } },
    'requests 0 cpu, the LimitRange "limits" wants at least 100m',
    'raise the request, or lower min.cpu of the LimitRange',
  ],
  [
    'a limit above the maximum',
    { max: memory(512) },
    { requests: { memory: '1Mi' }, limits: { memory: '513Mi' } },
    'has a limit of 513Mi memory, the LimitRange "limits" allows 512Mi',
    'lower the limit, or raise max.memory of the LimitRange',
  ],
  [
    'a limit of ephemeral storage above the maximum',
    { max: { ephemeralStorage: Size.gibibytes(1) } },
    { limits: { 'ephemeral-storage': '2Gi' } },
    'has a limit of 2Gi ephemeral-storage, the LimitRange "limits" allows 1Gi',
    'lower the limit, or raise max.ephemeral-storage of the LimitRange',
  ],
  [
    'a request above the limit that it is given',
    { defaultLimit: cpu(200) },
    { requests: { cpu: '250m' } },
    'requests 250m cpu and has no limit, the LimitRange "limits" gives it one of 200m',
    "set a limit of at least the request, or leave cpu out of the LimitRange's defaults",
  ],
  [
    'a request above the maximum, which is the limit that it is given',
    { max: cpu(200) },
    { requests: { cpu: '250m' } },
    'requests 250m cpu and has no limit, the LimitRange "limits" gives it one of 200m',
    "set a limit of at least the request, or leave cpu out of the LimitRange's defaults",
  ],
])('%s is refused', (_name, container, resources, problem, fix) => {
  expect(said(container, resources)).toBe(failure(`shop/web: container "web" ${problem}; ${fix}`));
});

test('every container is looked at, init containers first', () => {
  const resources = { limits: { cpu: '2' } };
  const pod = { containers: [{ name: 'web', resources }], initContainers: [{ name: 'migrate', resources }] };
  const refused = (name: string) =>
    `shop/web: container "${name}" has a limit of 2 cpu, the LimitRange "limits" allows 1; ` +
    'lower the limit, or raise max.cpu of the LimitRange';
  expect(said({ max: cpu(1000) }, {}, { pod })).toBe(failure(refused('migrate'), refused('web')));
});

test.each<[string, string]>([
  ['StatefulSet', 'Validation failed with the following errors:'],
  ['ReplicaSet', 'Validation failed with the following errors:'],
  ['Gadget', OK],
])('%s: %s', (kind, expected) => {
  expect(said({ max: cpu(1000) }, { limits: { cpu: '2' } }, { kind }).split('\n')[0]).toBe(expected);
});

test('a LimitRange bounds its own namespace only', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new LimitRange(chart, 'limits', { namespaceName: 'other', container: { max: cpu(1) } });
  const pod = { containers: [{ name: 'web', resources: { limits: { cpu: '2' } } }] };
  new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: pod } } });
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test('a workload without a pod template is nothing to refuse', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new LimitRange(chart, 'limits', { container: { max: cpu(1) } });
  new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment' });
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test('the containers of a Job have to be admitted as well', () => {
  const app = testApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new LimitRange(chart, 'limits', { container: { max: { memory: Size.mebibytes(100) } } });
  const { jobName } = new Migration(chart, 'migrate', { image: 'registry.example.com/migrate:1' });
  expect(jobName).toMatch(/^migrate-/);
  expect(problemOf(() => app.synth())).toContain(
    'shop/migrate: container "migrate" has a limit of 256Mi memory, the LimitRange "limits" allows 100Mi',
  );
});

const requests = (text: string, limit?: string) => ({
  requests: { cpu: text },
  ...(limit && { limits: { cpu: limit } }),
});

test.each<[string, ContainerLimitRange, Json]>([
  ['a limit of just the ratio', { maxLimitRequestRatio: { cpu: 4 } }, requests('100m', '400m')],
  ['a ratio of a fraction', { maxLimitRequestRatio: { cpu: 1.5 } }, requests('100m', '150m')],
  ['a limit alone, which is the request too', { maxLimitRequestRatio: { cpu: 1 } }, { limits: { cpu: '1' } }],
  ['the ratio of one resource', { maxLimitRequestRatio: { cpu: 2 } }, { limits: { cpu: '1', memory: '1Gi' } }],
])('%s is admitted', (_name, container, resources) => {
  expect(said(container, resources)).toBe(OK);
});

const BOUNDS = 'the LimitRange "limits" bounds';
const WITHOUT = 'or take maxLimitRequestRatio.cpu out of the LimitRange';

test.each<[string, ContainerLimitRange, Json, string]>([
  [
    'a limit above the ratio',
    { maxLimitRequestRatio: { cpu: 4 } },
    requests('100m', '401m'),
    `has a limit of 401m cpu and requests 100m, ${BOUNDS} the limit to 4 times its request; raise the request, lower ` +
      'the limit, or raise maxLimitRequestRatio.cpu of the LimitRange',
  ],
  [
    'a limit that was left out',
    { maxLimitRequestRatio: { cpu: 1.5 } },
    requests('100m'),
    `has no limit of cpu, ${BOUNDS} it to 1500m times its request; set a limit, ${WITHOUT}`,
  ],
  [
    'nothing at all',
    { maxLimitRequestRatio: { cpu: 4 } },
    {},
    `requests no cpu, ${BOUNDS} the limit to 4 times its request; set a request, ${WITHOUT}`,
  ],
  [
    'a request of nothing',
    { maxLimitRequestRatio: { cpu: 4 } },
    requests('0', '1'),
    `requests no cpu, ${BOUNDS} the limit to 4 times its request; set a request, ${WITHOUT}`,
  ],
])('%s is refused', (_name, container, resources, message) => {
  expect(said(container, resources)).toBe(failure(`shop/web: container "web" ${message}`));
});

test('a request above a limit that it is given is told once, whatever else it breaks', () => {
  const bounds = { ...cpu(200), memory: Size.gibibytes(1) };
  const range = { max: bounds, maxLimitRequestRatio: { cpu: 2 } };
  expect(said(range, requests('500m'))).toBe(
    failure(
      'shop/web: container "web" requests 500m cpu and has no limit, the LimitRange "limits" gives it one of 200m; ' +
        "set a limit of at least the request, or leave cpu out of the LimitRange's defaults",
    ),
  );
});
