import { autoscaler, deployment, findingsOf, Json, raw, rawChart, utilization } from '../support/raw-objects';

function of(resources: Json[], name: string, percent: number, more?: Json): string[] {
  const chart = rawChart();
  deployment(
    chart,
    resources.map((amounts, index) => ({ name: `c${index}`, resources: amounts })),
  );
  autoscaler(chart, [utilization(name, percent)], more);
  return findingsOf(chart, 'scaling-target-reachable');
}

const EQUAL = { limits: { cpu: '1', memory: '1Gi' } };
const DOUBLE = { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } };

function late(name: string, percent: number, most: number, highest: number): string {
  return (
    `warning shop/hpa: HorizontalPodAutoscaler hpa starts pods of Deployment web above ${percent} % of the ${name} request, ` +
    `and the limits end at ${most} %, of which the tolerance of 10 % leaves nothing; lower the target to ${highest} %, or raise the limit`
  );
}

function never(name: string, percent: number, most: number, highest: number): string {
  return (
    `error shop/hpa: HorizontalPodAutoscaler hpa starts pods of Deployment web above ${percent} % of the ${name} request, ` +
    `and the limits end at ${most} %; lower the target to ${highest} %, or raise the limit`
  );
}

test.each<[string, Json[], string, number]>([
  ['a target with room', [EQUAL], 'memory', 90],
  ['a target above the request, with room', [DOUBLE], 'cpu', 181],
  ['no limit', [{ requests: { cpu: '1' } }], 'cpu', 500],
  ['a container without a limit', [EQUAL, { requests: { cpu: '1' } }], 'cpu', 100],
  ['a limit that only another resource has', [{ requests: { cpu: '1' }, limits: { memory: '1Gi' } }], 'cpu', 100],
  ['a request of nothing', [{ requests: { cpu: '0' }, limits: { cpu: '1' } }], 'cpu', 100],
])('%s is reached', (_name, resources, name, percent) => {
  expect(of(resources, name, percent)).toEqual([]);
});

test.each<[Json[], string, number, string]>([
  [[EQUAL], 'memory', 100, never('memory', 100, 100, 90)],
  [[EQUAL], 'memory', 150, never('memory', 150, 100, 90)],
  [[EQUAL], 'cpu', 100, never('cpu', 100, 100, 90)],
  [[EQUAL], 'memory', 99, late('memory', 99, 100, 90)],
  [[EQUAL], 'memory', 91, late('memory', 91, 100, 90)],
  [[DOUBLE], 'cpu', 200, never('cpu', 200, 200, 181)],
  [[DOUBLE], 'cpu', 182, late('cpu', 182, 200, 181)],
  [[EQUAL, DOUBLE], 'cpu', 133, never('cpu', 133, 133, 120)],
])('%j never shows more than %s of %i %', (resources, name, percent, message) => {
  expect(of(resources, name, percent)).toEqual([message]);
});

test('a tolerance of its own counts in place of the usual one', () => {
  const behavior = { scaleUp: { tolerance: '10m' } };
  expect(of([EQUAL], 'memory', 99, { behavior })).toEqual([]);
  expect(of([EQUAL], 'memory', 100, { behavior })).toEqual([never('memory', 100, 100, 99)]);
});

test('the tolerance that a ScaledObject hands on counts too', () => {
  const chart = rawChart();
  deployment(chart, [{ name: 'web', resources: EQUAL }]);
  raw(chart, 'keda', 'keda.sh/v1alpha1', 'ScaledObject', {
    scaleTargetRef: { name: 'web' },
    triggers: [{ type: 'memory', metricType: 'Utilization', metadata: { value: '99' } }],
    advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { tolerance: 0.005 } } } },
  });
  expect(findingsOf(chart, 'scaling-target-reachable')).toEqual([]);
});

function ofAmount(name: string, averageValue: string, resources: Json[] = [EQUAL]): string[] {
  const chart = rawChart();
  deployment(
    chart,
    resources.map((amounts, index) => ({ name: `c${index}`, resources: amounts })),
  );
  autoscaler(chart, [{ type: 'Resource', resource: { name, target: { type: 'AverageValue', averageValue } } }]);
  return findingsOf(chart, 'scaling-target-reachable');
}

const ABOVE = 'shop/hpa: HorizontalPodAutoscaler hpa starts pods of Deployment web above';

test.each<[string, string, Json[]]>([
  ['cpu', '900m', [EQUAL]],
  ['cpu', '1900m', [EQUAL, { limits: { cpu: '2' } }]],
  ['cpu', '9', [{ requests: { cpu: '1' } }]],
])('%s of %s a pod is reached', (name, amount, resources) => {
  expect(ofAmount(name, amount, resources)).toEqual([]);
});

test('an amount for each pod is held to the sum of the limits', () => {
  expect(ofAmount('cpu', '9')).toEqual([
    `error ${ABOVE} 9 cpu a pod, and the limits end at 1; lower the target to 900m, or raise the limit`,
  ]);
  expect(ofAmount('memory', '1Gi')).toEqual([
    `error ${ABOVE} 1Gi memory a pod, and the limits end at 1Gi; lower the target to 930Mi, or raise the limit`,
  ]);
  expect(ofAmount('cpu', '950m')).toEqual([
    `warning ${ABOVE} 950m cpu a pod, and the limits end at 1, of which the tolerance of 10 % leaves nothing; ` +
      'lower the target to 900m, or raise the limit',
  ]);
});

test('a trigger of a ScaledObject is held to the limits alike', () => {
  const chart = rawChart();
  deployment(chart, [{ name: 'web', resources: EQUAL }]);
  raw(chart, 'keda', 'keda.sh/v1alpha1', 'ScaledObject', {
    scaleTargetRef: { name: 'web' },
    triggers: [{ type: 'cpu', metricType: 'AverageValue', metadata: { value: '2' } }],
  });
  expect(findingsOf(chart, 'scaling-target-reachable')).toEqual([
    'error shop/keda: ScaledObject keda starts pods of Deployment web above 2 cpu a pod, and the limits end at 1; ' +
      'lower the target to 900m, or raise the limit',
  ]);
});
