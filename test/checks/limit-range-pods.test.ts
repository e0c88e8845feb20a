import { failure, OK, raw, rawPod } from './raw-limit-range';

const requests = (text: string, limit?: string) => ({
  requests: { cpu: text },
  ...(limit && { limits: { cpu: limit } }),
});

const POD = { type: 'Pod' };
const ofPods = (problem: string, fix: string) => failure(`shop/web: each pod ${problem}; ${fix}`);

test.each<[string, string, string]>([
  ['two containers at the minimum', rawPod({ ...POD, min: { cpu: '300m' } }, requests('100m'), requests('200m')), OK],
  [
    'two containers below the minimum',
    rawPod({ ...POD, min: { cpu: '301m' } }, requests('100m'), requests('200m')),
    ofPods(
      'requests 300m cpu, the LimitRange "limits" wants at least 301m',
      'raise the request, or lower min.cpu of the LimitRange for pods',
    ),
  ],
  [
    'no request',
    rawPod({ ...POD, min: { cpu: '1m' } }, {}),
    ofPods(
      'requests no cpu, the LimitRange "limits" wants at least 1m',
      'set a request, or take min.cpu out of the LimitRange for pods',
    ),
  ],
  [
    'limits below the minimum, since not every container has one',
    rawPod({ ...POD, min: { cpu: '200m' } }, requests('100m', '100m'), requests('200m')),
    ofPods(
      'has a limit of 100m cpu, the LimitRange "limits" wants at least 200m',
      'raise the limit, or lower min.cpu of the LimitRange for pods',
    ),
  ],
  ['two limits at the maximum', rawPod({ ...POD, max: { cpu: '2' } }, requests('1', '1'), requests('1m', '1')), OK],
  [
    'two limits above the maximum',
    rawPod({ ...POD, max: { cpu: '1999m' } }, requests('1', '1'), requests('1m', '1')),
    ofPods(
      'has a limit of 2 cpu, the LimitRange "limits" allows 1999m',
      'lower the limit, or raise max.cpu of the LimitRange for pods',
    ),
  ],
  [
    'no limit',
    rawPod({ ...POD, max: { cpu: '2' } }, requests('1')),
    ofPods(
      'has no limit of cpu, the LimitRange "limits" allows 2',
      'set a limit, or take max.cpu out of the LimitRange for pods',
    ),
  ],
  [
    'requests above the maximum, since not every container has a limit',
    rawPod({ ...POD, max: { cpu: '2' } }, requests('1', '1'), requests('1500m')),
    ofPods(
      'requests 2500m cpu, the LimitRange "limits" allows 2',
      'lower the request, or raise max.cpu of the LimitRange for pods',
    ),
  ],
  [
    'the ratio of the sums',
    rawPod({ ...POD, maxLimitRequestRatio: { cpu: '3' } }, requests('1', '5'), requests('1', '1')),
    OK,
  ],
  [
    'a ratio of the sums that is too high',
    rawPod({ ...POD, maxLimitRequestRatio: { cpu: '2' } }, requests('1', '4'), requests('1', '1')),
    ofPods(
      'has a limit of 5 cpu and requests 2, the LimitRange "limits" bounds the limit to 2 times its request',
      'raise the request, lower the limit, or raise maxLimitRequestRatio.cpu of the LimitRange for pods',
    ),
  ],
])('a pod of %s', (_name, actual, expected) => {
  expect(actual).toBe(expected);
});

test('a pod has what the containers are given', () => {
  const container = { type: 'Container', default: { cpu: '1' }, defaultRequest: { cpu: '500m' } };
  const two = { kind: 'Pod', spec: { containers: [{ name: 'a' }, { name: 'b' }] } };
  expect(raw([container, { ...POD, min: { cpu: '1' }, max: { cpu: '2' } }], two)).toBe(OK);
  expect(raw([container, { ...POD, max: { cpu: '1500m' } }], two)).toBe(
    ofPods(
      'has a limit of 2 cpu, the LimitRange "limits" allows 1500m',
      'lower the limit, or raise max.cpu of the LimitRange for pods',
    ),
  );
});

test('a pod is its hungriest moment: an init container beside the sidecars that it finds', () => {
  const container = (name: string, amount: string, more = {}) => ({
    name,
    resources: { limits: { cpu: amount } },
    ...more,
  });
  const spec = {
    initContainers: [
      container('migrate', '900m'),
      container('proxy', '200m', { restartPolicy: 'Always' }),
      container('warm-up', '800m'),
    ],
    containers: [container('web', '500m')],
  };
  expect(raw([{ ...POD, max: { cpu: '1' } }], { kind: 'Pod', spec })).toBe(OK);
  expect(raw([{ ...POD, max: { cpu: '999m' } }], { kind: 'Pod', spec })).toContain('a limit of 1 cpu');
});

test.each(['DaemonSet', 'Deployment', 'StatefulSet', 'ReplicaSet'])('the pods of a %s are looked at', (kind) => {
  const spec = { template: { spec: { containers: [{ name: 'web', resources: { limits: { cpu: '2' } } }] } } };
  expect(raw([{ ...POD, max: { cpu: '1' } }], { apiVersion: 'apps/v1', kind, spec })).toContain('shop/web: each pod');
});

test('the pods of a CronJob are looked at', () => {
  const template = { spec: { containers: [{ name: 'web', resources: { limits: { cpu: '2' } } }] } };
  const spec = { jobTemplate: { spec: { template } } };
  expect(raw([{ ...POD, max: { cpu: '1' } }], { apiVersion: 'batch/v1', kind: 'CronJob', spec })).toContain(
    'shop/web: each pod',
  );
});
