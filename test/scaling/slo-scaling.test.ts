import { Duration } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../src/core/prerequisites';
import { EventDrivenScalingOptions } from '../../src/scaling/keda/event-driven-options';
import { ScaleTrigger } from '../../src/scaling/keda/scale-trigger';
import { SloTriggerOptions } from '../../src/scaling/keda/source-options';
import { Metric } from '../../src/scaling/metric';
import { SloMetricOptions } from '../../src/scaling/metric-options';
import { Scaling } from '../../src/scaling/scaling';
import { SloRules } from '../../src/observability/slo/slo-rules';
import { Slo } from '../../src/slo/slo';
import { messageOf } from '../support/manifests';
import { expectPromql } from '../support/promql';
import { BareService } from '../support/bare-service';
import { measured, SCRAPED, service } from '../slo/support';

const FAST = Slo.latency({ percentile: 99, threshold: Duration.millis(250) });
const CLUSTER = ClusterProfile.managed({ addons: ['prometheus-operator', 'prometheus-adapter', 'keda'] });

function scaledBy(metric: Metric, slos: Slo[] = [FAST]): BareService {
  const scaling = Scaling.automatic({ min: 2, max: 8, metrics: [Metric.cpu({ targetPercent: 70 }), metric] });
  return service([measured(), new SloRules(slos), scaling], CLUSTER);
}

/** The autoscaler's second metric. */
function metricOf(metric: Metric): any {
  return scaledBy(metric).manifests.find(({ kind }) => kind === 'HorizontalPodAutoscaler').spec.metrics[1];
}

function triggered(
  trigger: ScaleTrigger,
  options: Partial<EventDrivenScalingOptions> = {},
  before: ICapability[] = [measured()],
): any {
  const scaling = Scaling.eventDriven({ min: 2, max: 8, triggers: [trigger], ...options });
  const { manifests } = service([...before, scaling], CLUSTER);
  return manifests.find(({ kind }) => kind === 'ScaledObject').spec.triggers;
}

test('the recorded burn rate as an external metric', () => {
  const matchLabels = { namespace: 'shop', service: 'web', slo: 'latency' };
  expect(metricOf(Metric.slo(FAST))).toEqual({
    type: 'External',
    external: {
      metric: { name: 'slo_current_burn_rate', selector: { matchLabels } },
      target: { type: 'Value', value: '1' },
    },
  });
  expect(metricOf(Metric.slo(FAST, { burnRate: 0.5, metricName: 'burn' })).external).toEqual({
    metric: { name: 'burn', selector: { matchLabels } },
    target: { type: 'Value', value: '500m' },
  });
});

test('the rule that the adapter needs', () => {
  const needed = Prerequisites.of(scaledBy(Metric.slo(FAST)).context.scope).all;
  expect(needed.at(-1)).toEqual({
    name: 'metric slo_current_burn_rate of "latency"',
    install:
      'the rule {"seriesQuery":"slo:current_burn_rate:ratio","resources":{"namespaced":false},"name":{"as":"slo_current_burn_rate"},"metricsQuery":"max(<<.Series>>{<<.LabelMatchers>>})"} under rules.external of prometheus-adapter\'s Helm chart; kubectl get --raw /apis/external.metrics.k8s.io/v1beta1 lists it',
    neededBy: 'shop/web',
  });
});

test.each<[unknown, unknown, string]>([
  [7, {}, 'Metric.slo got 7, which is no Slo; use one like Slo.latency({ … })'],
  [FAST, null, 'options of Metric.slo null is not a plain object; use them like { burnRate: 1 }'],
  [
    FAST,
    { burnRate: 0 },
    'metric slo_current_burn_rate of "latency": value 0 is not valid; use a number above 0 with at most three decimals, like 100 or 0.5',
  ],
  [
    FAST,
    { metricName: 'a/b' },
    'name of a metric "a/b" is not valid; use the name that "kubectl get --raw" of the metrics API shows, like "http_requests_per_second"',
  ],
])('a metric that can not work: %p, %p', (slo, options, message) => {
  const scaled = () => scaledBy(Metric.slo(slo as Slo, options as SloMetricOptions));
  expect(messageOf(scaled)).toBe(`shop/web: ${message}`);
});

test('a burn rate that nobody records', () => {
  expect(messageOf(() => scaledBy(Metric.slo(FAST), [Slo.availability(99)]))).toBe(
    'shop/web: Metric.slo reads the burn rate of "latency", which nobody records; keep the Slo in a constant, and give it to slos of the service too',
  );
});

test('the burn rate as a trigger of KEDA, which needs no recorded series', () => {
  const [{ metadata, ...trigger }] = triggered(ScaleTrigger.slo(FAST, { name: 'burn' }));
  const { query, ...more } = metadata;
  expect(trigger).toEqual({ type: 'prometheus', name: 'burn', metricType: 'Value' });
  expect(more).toEqual({ serverAddress: 'http://prometheus-operated.monitoring.svc:9090', threshold: '1' });
  expect(query).toMatch(
    /^clamp_min\(sum\(rate\(.*le="0\.25"}\[5m\]\)\) or vector\(0\)\), 0\) \/ \(sum\(.*\) > 0\) \/ 0\.01$/,
  );
  expectPromql(query);
});

test('a trigger with an address and an aim of its own', () => {
  const options = { serverAddress: 'http://thanos:9090', burnRate: 2 };
  expect(triggered(ScaleTrigger.slo(FAST, options))[0].metadata).toMatchObject({
    serverAddress: 'http://thanos:9090',
    threshold: '2',
  });
});

test.each<[unknown, unknown, string]>([
  [undefined, {}, 'ScaleTrigger.slo got undefined, which is no Slo; use one like Slo.latency({ … })'],
  [FAST, { burnRate: 0 }, 'the prometheus trigger has the threshold 0; use a number from 0.001 to 9000000000000'],
])('a trigger that can not work: %p, %p', (slo, options, message) => {
  const scaled = () => triggered(ScaleTrigger.slo(slo as Slo, options as SloTriggerOptions));
  expect(messageOf(scaled)).toBe(`shop/web: ${message}`);
});

test.each<[string, Partial<EventDrivenScalingOptions>]>([
  ['no pods', { min: 0 }],
  ['no pods when idle', { zeroWhenIdle: true }],
  ['no pods, beside CPU', { min: 0, triggers: [ScaleTrigger.slo(FAST), ScaleTrigger.cpu({ targetPercent: 70 })] }],
])('a burn rate never starts the first pod: %s', (_name, options) => {
  expect(messageOf(() => triggered(ScaleTrigger.slo(FAST), options))).toBe(
    'shop/web: the scaling goes down to no pods, whose CPU, memory and burn rate never start one again; add a trigger of another kind, or keep a pod: min 1 or more, without zeroWhenIdle',
  );
});

test('a burn rate beside a trigger that starts the first pod', () => {
  const orders = ScaleTrigger.of('redis', { metadata: { listName: 'orders' } });
  const triggers = triggered(orders, { min: 0, triggers: [ScaleTrigger.slo(FAST), orders] });
  expect(triggers.map(({ type }: any) => type)).toEqual(['prometheus', 'redis']);
});

test('metrics that are read too seldom', () => {
  const seldom = [measured({ ...SCRAPED, intervalSeconds: 90 })];
  expect(messageOf(() => triggered(ScaleTrigger.slo(FAST), {}, seldom))).toBe(
    'shop/web: the SLO "latency" is worked out over 300 s, which needs four samples, and there is one each 90 s; scrape, or send metrics, every 75 s or more often',
  );
});
