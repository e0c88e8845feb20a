import { Duration } from 'cdk8s';
import { Slo } from '../../src/slo/slo';
import { BY_OTLP, measured, modelOf } from './support';

const COUNT = 'http_server_request_duration_seconds_count';
const BUCKET = 'http_server_request_duration_seconds_bucket';
const OWN = 'namespace="shop",job="web"';
const PROBES = 'http_route!~"/?healthz/live|/?healthz/ready"';

test('availability: those with a status of 5xx have failed, and probes do not count', () => {
  const { rates, errorRatio, alive = String, ...said } = modelOf(Slo.availability(99.9));
  expect(said).toEqual({
    sloName: 'availability',
    description: '99.9 % of requests do not fail, over 30 days',
    objective: 0.999,
    budget: 0.001,
    periodDays: 30,
    runbookUrl: undefined,
    severities: { page: 'page', ticket: 'ticket' },
  });
  const bad = `(sum(rate(${COUNT}{${OWN},${PROBES},http_response_status_code=~"5.."}[5m])) or vector(0))`;
  const total = `sum(rate(${COUNT}{${OWN},${PROBES}}[5m]))`;
  expect(rates('5m')).toEqual({ bad, total });
  expect(errorRatio('5m')).toBe(`${bad} / (${total} > 0)`);
  expect(alive('5m')).toBe(`rate(${COUNT}{${OWN}}[5m])`);
});

test('availability of some pods only', () => {
  expect(modelOf(Slo.availability(99.9), [measured(undefined, [])]).errorRatio('2m', 'pod=~"web-.*"')).toBe(
    `(sum(rate(${COUNT}{${OWN},http_response_status_code=~"5..",pod=~"web-.*"}[2m])) or vector(0))` +
      ` / (sum(rate(${COUNT}{${OWN},pod=~"web-.*"}[2m])) > 0)`,
  );
});

test('latency: those that the bucket of the threshold does not hold were too slow', () => {
  const slo = Slo.latency({ percentile: 99, threshold: Duration.millis(250), routes: ['/orders/{id}', 'search'] });
  const { rates, description, sloName } = modelOf(slo);
  expect([sloName, description]).toEqual(['latency', '99 % of requests are answered within 250 ms, over 30 days']);
  const routes = 'http_route=~"/?orders/\\\\{id\\\\}|/?search"';
  const total = `sum(rate(${COUNT}{${OWN},${routes}}[1h]))`;
  const good = `sum(rate(${BUCKET}{${OWN},${routes},le="0.25"}[1h]))`;
  expect(rates('1h')).toEqual({ bad: `clamp_min(${total} - (${good} or vector(0)), 0)`, total });
});

test.each([
  [Duration.millis(5), 'le="0.005"', '5 ms'],
  [Duration.millis(7500), 'le="7.5"', '7.5 s'],
  [Duration.seconds(1), 'le=~"1|1\\\\.0"', '1 s'],
  [Duration.seconds(10), 'le=~"10|10\\\\.0"', '10 s'],
])('the bucket of a threshold, as any Prometheus spells it: %p', (threshold, le, spelled) => {
  const { rates, description } = modelOf(Slo.latency({ percentile: 95, threshold }));
  expect(rates('5m').bad).toContain(`,${le}}`);
  expect(description).toBe(`95 % of requests are answered within ${spelled}, over 30 days`);
});

test("a threshold of the application's own buckets", () => {
  const buckets = [Duration.millis(300), Duration.millis(100)];
  const slo = Slo.latency({ percentile: 99, threshold: Duration.millis(300), buckets });
  expect(modelOf(slo).rates('5m').bad).toContain('le="0.3"');
});

test('events of its own: bad ones, by OpenTelemetry', () => {
  const slo = Slo.ratio('orders', {
    percent: 99.5,
    description: '99.5 % of the orders are accepted',
    bad: 'rate(orders_total{{{selector}},result="failed"}[{{window}}])',
    total: 'rate(orders_total{ {{selector}} }[{{window}}])',
  });
  const { rates, alive, description, budget } = modelOf(slo, [measured(BY_OTLP)]);
  expect(rates('5m')).toEqual({
    bad: '(sum(rate(orders_total{job="shop/web",result="failed"}[5m])) or vector(0))',
    total: 'sum(rate(orders_total{ job="shop/web" }[5m]))',
  });
  expect([alive, budget, description]).toEqual([undefined, 0.005, '99.5 % of the orders are accepted, over 30 days']);
});

test('events of its own: good ones', () => {
  const slo = Slo.ratio('jobs', {
    percent: 99,
    description: 'jobs end',
    good: 'rate(jobs_done_total{ {{selector}} }[{{window}}])',
    total: 'rate(jobs_total{ {{selector}} }[{{window}}])',
  });
  const total = 'sum(rate(jobs_total{ namespace="shop",job="web",pod="a" }[5m]))';
  expect(modelOf(slo).rates('5m', 'pod="a"')).toEqual({
    bad: `clamp_min(${total} - (sum(rate(jobs_done_total{ namespace="shop",job="web",pod="a" }[5m])) or vector(0)), 0)`,
    total,
  });
});

test('what all of them may have', () => {
  const slo = Slo.availability(99.95, {
    name: 'checkout',
    period: Duration.days(28),
    excludedRoutes: ['/', '/internal', '/healthz/live'],
    runbookUrl: 'https://runbooks.example.com/web#checkout',
    pageSeverity: 'critical',
    ticketSeverity: 'warning',
  });
  const { rates, sloName, description, periodDays, runbookUrl, severities } = modelOf(slo);
  expect({ sloName, description, periodDays, runbookUrl, severities }).toEqual({
    sloName: 'checkout',
    description: '99.95 % of requests do not fail, over 28 days',
    periodDays: 28,
    runbookUrl: 'https://runbooks.example.com/web#checkout',
    severities: { page: 'critical', ticket: 'warning' },
  });
  expect(rates('5m').total).toBe(
    `sum(rate(${COUNT}{${OWN},http_route!~"/?healthz/live|/?healthz/ready|/|/?internal"}[5m]))`,
  );
});
