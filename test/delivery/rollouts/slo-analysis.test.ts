import { Chart, Duration, Testing } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { Analysis } from '../../../src/delivery/rollouts/analysis';
import { SloAnalysisOptions } from '../../../src/delivery/rollouts/analysis-options';
import { RolloutStep } from '../../../src/delivery/rollouts/rollout-step';
import { Slo } from '../../../src/slo/slo';
import { messageOf } from '../../support/manifests';
import { expectPromql } from '../../support/promql';
import { BY_OTLP, measured, SCRAPED } from '../../slo/support';
import { BareService } from '../../support/bare-service';
import { ARGO, bare, progressive } from './support';

const AVAILABLE = Slo.availability(99.9);
const COUNT = 'http_server_request_duration_seconds_count';

/** The AnalysisTemplate and the Rollout of a measured service. */
function objects(analysis: Analysis, cluster?: ClusterProfile, measuring: ICapability[] = [measured()]): any {
  const delivery = progressive({ steps: [RolloutStep.weight(10)], analysis: [analysis] });
  const { manifests } = bare(delivery, [], cluster, measuring);
  return Object.fromEntries(manifests.map((object) => [object.kind, object]));
}

/** The metric of the template. */
function metricOf(slo: Slo, options: SloAnalysisOptions = {}, measuring?: ICapability[]): any {
  const { AnalysisTemplate } = objects(Analysis.slo(slo, options), undefined, measuring);
  return AnalysisTemplate.spec.metrics[0];
}

test('the objective of the pods of the new version alone', () => {
  const options = { interval: Duration.minutes(1), failureLimit: 2, initialDelay: Duration.minutes(5) };
  const { AnalysisTemplate, Rollout } = objects(Analysis.slo(AVAILABLE, options));
  const own = 'namespace="shop",job="web",http_route!~"/?healthz/live|/?healthz/ready"';
  const pods = 'pod=~"web-{{args.canary-hash}}-.*"';
  const query =
    `(sum(rate(${COUNT}{${own},http_response_status_code=~"5..",${pods}}[5m])) or vector(0))` +
    ` / (sum(rate(${COUNT}{${own},${pods}}[5m])) > 0)`;
  expect(AnalysisTemplate.metadata.name).toBe('web-slo-availability');
  expect(AnalysisTemplate.spec).toEqual({
    args: [{ name: 'canary-hash' }],
    metrics: [
      {
        name: 'slo-availability',
        interval: '60s',
        failureLimit: 2,
        initialDelay: '300s',
        successCondition: 'len(result) == 0 || result[0] < 0.0144',
        provider: { prometheus: { address: 'http://prometheus-operated.monitoring.svc:9090', query } },
      },
    ],
  });
  expect(Rollout.spec.strategy.canary.analysis).toEqual({
    templates: [{ templateName: 'web-slo-availability' }],
    args: [{ name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
  });
  expectPromql(query.replace('{{args.canary-hash}}', '7f9c'));
});

test('by OpenTelemetry, from another server, over another time, and stricter', () => {
  const { provider, successCondition, name } = metricOf(
    Slo.latency({ percentile: 99, threshold: Duration.seconds(1) }),
    {
      name: 'fast',
      address: 'https://prometheus.example.com',
      window: Duration.seconds(90),
      burnRate: 2.5,
      trafficRequired: true,
    },
    [measured(BY_OTLP, [])],
  );
  const pods = 'instance=~"shop\\\\.web-{{args.canary-hash}}-.*"';
  expect(provider.prometheus.address).toBe('https://prometheus.example.com');
  expect(provider.prometheus.query).toContain(`{job="shop/web",le=~"1|1\\\\.0",${pods}}[90s]`);
  expect([name, successCondition]).toEqual(['fast', 'len(result) > 0 && result[0] < 0.025']);
});

test.each([
  [99.99, 0.00144],
  [95, 0.72],
  [80, 0.6],
  [50, 0.5],
])('an objective of %d %%: its first alert that can fire decides', (percent, most) => {
  expect(metricOf(Slo.availability(percent)).successCondition).toBe(`len(result) == 0 || result[0] < ${most}`);
});

test('routes that are left out after the delivery was given', () => {
  const delivery = progressive({ steps: [RolloutStep.weight(10)], analysis: [Analysis.slo(AVAILABLE)] });
  const late = measured(undefined, ['/late']);
  const { manifests } = bare(delivery, [late], undefined, [measured(undefined, [])]);
  const { metrics } = manifests.find(({ kind }) => kind === 'AnalysisTemplate').spec;
  expect(metrics[0].provider.prometheus.query).toContain('http_route!~"/?late"');
});

test.each<[unknown, unknown, string]>([
  [undefined, {}, 'Analysis.slo got undefined, which is no Slo; use one like Slo.availability(99.9)'],
  [
    AVAILABLE,
    null,
    'options of the analysis "slo-availability" null is not a plain object; use some like { address, query }',
  ],
  [
    AVAILABLE,
    { burnRate: 0 },
    'burnRate 0 of the analysis "slo-availability" is not valid; use a number above 0, like 14.4',
  ],
  [
    AVAILABLE,
    { burnRate: '2' },
    'burnRate "2" of the analysis "slo-availability" is not valid; use a number above 0, like 14.4',
  ],
  [
    AVAILABLE,
    { burnRate: 1000 },
    'the analysis "slo-availability" never fails: at a burnRate of 1000 all requests may be bad; use one below 1000',
  ],
  [
    AVAILABLE,
    { window: 5 },
    'window of the analysis "slo-availability" 5 is not valid; use whole seconds of at least 60, like Duration.seconds(60)',
  ],
  [
    AVAILABLE,
    { trafficRequired: 'yes' },
    'trafficRequired of the analysis "slo-availability" is "yes"; use true or false',
  ],
  [
    AVAILABLE,
    { address: 'prometheus:9090' },
    'address "prometheus:9090" of the analysis "slo-availability" is no URL of a server; use one like "http://prometheus.monitoring:9090"',
  ],
])('what can not work: %p, %p', (slo, options, message) => {
  const analysis = () => objects(Analysis.slo(slo as Slo, options as SloAnalysisOptions));
  expect(messageOf(analysis)).toBe(`shop/web: ${message}`);
});

test('a service without metrics', () => {
  expect(messageOf(() => metricOf(AVAILABLE, {}, []))).toBe(
    'shop/web: the SLO "availability" has no metrics to be worked out from; add metrics: Metrics.prometheus(), or telemetry: OpenTelemetry.otlp({ … })',
  );
});

test('metrics that are read too seldom for the window', () => {
  const measuring = [measured({ ...SCRAPED, intervalSeconds: 120 })];
  expect(messageOf(() => metricOf(AVAILABLE, {}, measuring))).toBe(
    'shop/web: the analysis "slo-availability" is worked out over 300 s, which needs four samples, and there is one each 120 s; scrape, or send metrics, every 75 s or more often, or widen the window',
  );
  const window = Duration.minutes(8);
  expect(metricOf(AVAILABLE, { window }, measuring).provider.prometheus.query).toContain('[8m]');
});

test('a name that is cut in the names of its pods, so that their hash is too', () => {
  const named = (length: number) => {
    const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    ARGO.applyTo(shop);
    const delivery = progressive({
      steps: [RolloutStep.weight(10)],
      analysis: [Analysis.slo(AVAILABLE, { name: 'a' })],
    });
    return new BareService(shop, 'w'.repeat(length), [measured(), delivery]);
  };
  const { manifests } = named(46);
  const { metrics } = manifests.find(({ kind }) => kind === 'AnalysisTemplate').spec;
  expect(metrics[0].provider.prometheus.query).toContain(`pod=~"${'w'.repeat(46)}-{{args.canary-hash}}-.*"`);
  const name = 'w'.repeat(47);
  expect(messageOf(() => named(47))).toBe(
    `shop/${name}: the analysis "a" can't tell the pods of a new version by their names, in which Kubernetes cuts what is longer than "${name}" with a hash; shorten the name to 46 characters, or use Analysis.prometheus with labels of your own`,
  );
});
