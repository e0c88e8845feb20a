import { autoscaler, deployment, findingsOf, Json, rawChart, utilization } from '../support/raw-objects';

function of(
  request: string | undefined,
  limit: string | undefined,
  metric: Json = utilization('memory', 70),
): string[] {
  const chart = rawChart();
  const resources = { requests: { memory: request }, limits: { memory: limit } };
  deployment(chart, [
    { name: 'web', resources },
    { name: 'proxy', resources: { limits: { memory: '64Mi' } } },
  ]);
  autoscaler(chart, [metric]);
  return findingsOf(chart, 'scaling-memory-request');
}

test.each<[string, string | undefined, string | undefined, Json?]>([
  ['a limit of twice the request', '256Mi', '512Mi'],
  ['a request without a limit', '256Mi', undefined],
  ['a limit without a request', undefined, '1Gi'],
  ['a far limit of a service that is scaled by CPU', '256Mi', '1Gi', utilization('cpu', 70)],
  [
    'a far limit of a service that is scaled by an amount',
    '256Mi',
    '1Gi',
    { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '200Mi' } } },
  ],
])('%s is fine', (_name, request, limit, metric = utilization('memory', 70)) => {
  expect(of(request, limit, metric)).toEqual([]);
});

test.each([
  ['256Mi', '1Gi'],
  ['256Mi', '513Mi'],
])('a request of %s of a limit of %s is far below it', (request, limit) => {
  expect(of(request, limit)).toEqual([
    `warning shop/hpa: HorizontalPodAutoscaler hpa scales by memory in percent of the request, and the container "web" requests ${request} of its limit of ${limit}, so a heap that fills up looks like load; raise the request to half the limit or more, or scale by cpu`,
  ]);
});
