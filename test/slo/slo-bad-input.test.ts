import { Duration } from 'cdk8s';
import { Slo } from '../../src/slo/slo';
import { resolveSlos } from '../../src/slo/slo-list';
import { HttpSloOptions, LatencyOptions, RatioOptions } from '../../src/slo/slo-options';
import { messageOf } from '../support/manifests';
import { promqlErrors } from '../support/promql';
import { measured, modelOf, refusal, SCRAPED, service } from './support';

const ms = (amount: number) => Duration.millis(amount);
const LATENCY = { percentile: 99, threshold: ms(250) };
const RATIO = {
  percent: 99,
  description: 'orders',
  bad: 'rate(bad{ {{selector}} }[{{window}}])',
  total: 'rate(all{ {{selector}} }[{{window}}])',
};
const TEMPLATE = 'use PromQL like "rate(orders_total{ {{selector}} }[{{window}}])"';

test('a service without metrics', () => {
  expect(refusal(() => Slo.availability(99.9), [])).toBe(
    'shop/web: the SLO "availability" has no metrics to be worked out from; add metrics: Metrics.prometheus(), or telemetry: OpenTelemetry.otlp({ … })',
  );
});

const EVERY = (intervalSeconds: number) => measured({ ...SCRAPED, intervalSeconds });

test.each([
  [Slo.availability(99.9), 'availability'],
  [Slo.latency(LATENCY), 'latency'],
  [Slo.ratio('orders', RATIO), 'orders'],
])('metrics that are read too seldom: %#', (slo, name) => {
  expect(refusal(() => slo, [EVERY(75.001)])).toBe(
    `shop/web: the SLO "${name}" is worked out over 300 s, which needs four samples, and there is one each 75.001 s; scrape, or send metrics, every 75 s or more often`,
  );
  expect(modelOf(slo, [EVERY(75)]).sloName).toBe(name);
});

test.each<[unknown, string]>([
  [null, 'options of the SLO "availability" null is not a plain object; use some like { routes: ["/orders"] }'],
  [[], 'options of the SLO "availability" an empty list is not a plain object; use some like { routes: ["/orders"] }'],
  [
    { period: 30 },
    'period of the SLO "availability" 30 is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    { period: Duration.hours(36) },
    'period of the SLO "availability" of 1.5 days is not valid; use whole days from 7 to 90, like Duration.days(28)',
  ],
  [
    { period: Duration.days(6) },
    'period of the SLO "availability" of 6 days is not valid; use whole days from 7 to 90, like Duration.days(28)',
  ],
  [
    { period: Duration.days(91) },
    'period of the SLO "availability" of 91 days is not valid; use whole days from 7 to 90, like Duration.days(28)',
  ],
  [{ routes: '/orders' }, 'routes of the SLO "availability" is "/orders"; use a list like ["/orders/{id}"]'],
  [{ routes: [] }, 'routes of the SLO "availability" is an empty list; name a route, or leave routes out'],
  [
    { routes: ['/a', 7] },
    'routes of the SLO "availability" has 7, which is no route; use a list like ["/orders/{id}"]',
  ],
  [
    { routes: [undefined] },
    'routes of the SLO "availability" has undefined, which is no route; use a list like ["/orders/{id}"]',
  ],
  [
    { excludedRoutes: ['/a b'] },
    'excludedRoutes of the SLO "availability" has "/a b", which is no route; use a list like ["/orders/{id}"]',
  ],
  [
    { routes: ['/a'], excludedRoutes: ['/b'] },
    'the SLO "availability" has both routes and excludedRoutes; give one of them: routes are all that count',
  ],
  [
    { runbookUrl: '' },
    'runbookUrl of the SLO "availability" is empty; use one like "https://runbooks.example.com/web"',
  ],
  [
    { runbookUrl: 'wiki/web' },
    'runbookUrl "wiki/web" of the SLO "availability" is no URL; use one like "https://runbooks.example.com/web"',
  ],
  [
    { runbookUrl: 'https://x/{{ $labels.job }}' },
    'runbookUrl "https://x/{{ $labels.job }}" of the SLO "availability" is no URL; use one like "https://runbooks.example.com/web"',
  ],
  [{ pageSeverity: '' }, 'pageSeverity of the SLO "availability" is empty; use one like "critical"'],
  [{ ticketSeverity: 3 }, 'ticketSeverity of the SLO "availability" 3 is not a string; use one like "critical"'],
])('options of availability: %p', (options, message) => {
  expect(refusal(() => Slo.availability(99.9, options as HttpSloOptions))).toBe(`shop/web: ${message}`);
});

test('a name that is none', () => {
  expect(refusal(() => Slo.availability(99.9, { name: 'Check out' }))).toBe(
    'shop/web: name of an SLO "Check out" is not valid; use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label), for example "check-out"',
  );
});

test.each<[unknown, string]>([
  [
    undefined,
    'options of the SLO "latency" undefined is not a plain object; use some like { percentile: 99, threshold: Duration.millis(250) }',
  ],
  [
    { threshold: ms(250) },
    'percentile of the SLO "latency" undefined is not valid; use percent above 0 and below 100 with at most 5 decimals, like 99.9',
  ],
  [{ percentile: 99 }, 'threshold of the SLO "latency" undefined is not valid; use one like Duration.millis(250)'],
  [
    { ...LATENCY, threshold: 0.25 },
    'threshold of the SLO "latency" 0.25 is not valid; use one like Duration.millis(250)',
  ],
  [
    { ...LATENCY, threshold: ms(0) },
    'threshold of the SLO "latency" of 0 ms is not valid; use one like Duration.millis(250)',
  ],
  [
    { ...LATENCY, threshold: ms(300) },
    `threshold of 300 ms of the SLO "latency" is no boundary of ASP.NET Core's histogram; use 250 ms or 500 ms, or say the application's own boundaries: buckets: [Duration.millis(300), …]`,
  ],
  [
    { ...LATENCY, threshold: ms(1) },
    `threshold of 1 ms of the SLO "latency" is no boundary of ASP.NET Core's histogram; use 5 ms, or say the application's own boundaries: buckets: [Duration.millis(1), …]`,
  ],
  [
    { ...LATENCY, threshold: Duration.minutes(1) },
    `threshold of 60 s of the SLO "latency" is no boundary of ASP.NET Core's histogram; use 10 s, or say the application's own boundaries: buckets: [Duration.seconds(60), …]`,
  ],
  [
    { ...LATENCY, buckets: [ms(300), ms(100)] },
    'threshold of 250 ms of the SLO "latency" is no boundary of its buckets; use 100 ms or 300 ms',
  ],
  [
    { ...LATENCY, buckets: ms(300) },
    'buckets of the SLO "latency" is an object; use a list like [Duration.millis(100), Duration.millis(300)]',
  ],
  [
    { ...LATENCY, buckets: [] },
    'buckets of the SLO "latency" is an empty list; use a list like [Duration.millis(100), Duration.millis(300)]',
  ],
  [{ ...LATENCY, buckets: [0.3] }, 'bucket of the SLO "latency" 0.3 is not valid; use one like Duration.millis(250)'],
])('options of latency: %p', (options, message) => {
  expect(refusal(() => Slo.latency(options as LatencyOptions))).toBe(`shop/web: ${message}`);
});

test.each<[unknown, string]>([
  [
    undefined,
    'options of the SLO "orders" undefined is not a plain object; use some like { percent: 99.9, description, bad, total }',
  ],
  [{ ...RATIO, description: '' }, 'description of the SLO "orders" is empty; say what is promised'],
  [{ ...RATIO, bad: undefined }, 'the SLO "orders" has neither bad nor good; give one of them'],
  [{ ...RATIO, good: RATIO.bad }, 'the SLO "orders" has both bad and good; give one of them'],
  [{ ...RATIO, total: undefined }, `total of the SLO "orders" undefined is not a string; ${TEMPLATE}`],
  [{ ...RATIO, total: 'sum(rate(all[{{window}}]))' }, `total of the SLO "orders" has no {{selector}}; ${TEMPLATE}`],
  [{ ...RATIO, bad: 'rate(bad{ {{selector}} }[5m])' }, `bad of the SLO "orders" has no {{window}}; ${TEMPLATE}`],
  [{ ...RATIO, total: '# {{selector}} {{window}}' }, `total of the SLO "orders" has no {{selector}}; ${TEMPLATE}`],
  [
    { ...RATIO, bad: `${RATIO.bad} + {{job}}` },
    `bad of the SLO "orders" has "{{job}}", which nobody fills in; ${TEMPLATE}`,
  ],
])('options of a ratio: %p', (options, message) => {
  expect(refusal(() => Slo.ratio('orders', options as RatioOptions))).toBe(`shop/web: ${message}`);
});

test.each<[string, string]>([
  ['rate(all{ {{selector}} }[{{window}}]', 'a "(" that nothing closes'],
  ['rate(all{ {{selector}} }[{{window}}]))', 'a ")" that closes nothing'],
  ['rate(all{ {{selector}} )[{{window}}]}', 'a ")" that closes "{"'],
  ['rate(all{ {{selector}},path="a }[{{window}}])', 'a text that does not end'],
  ["rate(all{ {{selector}},path='a\\\\\\' }[{{window}}])", 'a text that does not end'],
  ['rate(all{ {{selector}} }[{{window}}]) +', 'the operator "+" at its end'],
  ['rate(all{ {{selector}} }[{{window}}]) UNLESS ', 'the operator "UNLESS" at its end'],
  ['rate(all{ {{selector}} }[{{window}}]) > bool', 'the operator "bool" at its end'],
  ['/ rate(all{ {{selector}} }[{{window}}])', 'the operator "/" at its beginning'],
  ['and rate(all{ {{selector}} }[{{window}}])', 'the operator "and" at its beginning'],
  ['rate(all{ {{selector}} }[{{window}}]), 2', 'a "," outside of all brackets'],
  ['rate(all{{selector}}[{{window}}])', '{{selector}} outside of { }'],
  ['rate(all{ path="{{selector}}" }[{{window}}])', '{{selector}} outside of { }'],
  ['rate(all{ {{selector}} }{{window}})', '{{window}} outside of [ ]'],
])('a ratio of broken PromQL: %s', (total, problem) => {
  const filled = total.replaceAll('{{selector}}', 'job="web"').replaceAll('{{window}}', '5m');
  expect([...promqlErrors(filled), ...promqlErrors(`sum(${filled})`)]).not.toEqual([]);
  expect(refusal(() => Slo.ratio('orders', { ...RATIO, total }))).toBe(
    `shop/web: total of the SLO "orders" has ${problem}; ${TEMPLATE}`,
  );
});

test.each([
  ['- rate(all{ {{selector}} }[{{window}}])'],
  ['rate({ {{selector}},__name__=~`a"(\\`}[{{window}}]) # of all\n'],
  [`rate(all{{{selector}},path='a"(\\'{['}[{{window}}]) and (vector(1) > bool 0)`],
  ['max_over_time(rate(all{ {{selector}} }[5m])[{{window}}:1m]) * on (job) group_left () up'],
  ['rate(all{ {{selector}} }[{{window}}]) # of (all'],
  ['rate(all{ {{selector}} }[{{window}}]) / android'],
])('a ratio of unusual PromQL: %s', (total) => {
  const { rates } = modelOf(Slo.ratio('orders', { ...RATIO, total }));
  expect(promqlErrors(rates('5m').total)).toEqual([]);
});

test.each<[unknown, string]>([
  [undefined, 'slos is undefined; use a list like [Slo.availability(99.9)]'],
  [Slo.availability(99), 'slos is an object; use a list like [Slo.availability(99.9)]'],
  [[99.9], 'slos has 99.9, which is no Slo; use a list like [Slo.availability(99.9)]'],
  [
    [Slo.latency(LATENCY), Slo.availability(99), Slo.latency({ ...LATENCY, routes: ['/search'] })],
    'there are two SLOs with the name "latency"; give one of them another: { name: "search-latency" }',
  ],
])('a list of objectives that is none: %#', (slos, message) => {
  expect(messageOf(() => resolveSlos(service([measured()]).context, slos as Slo[]))).toBe(`shop/web: ${message}`);
});
