import { Chart, Duration } from 'cdk8s';
import { ClusterProfile, Metrics, OpenTelemetry, OtlpOptions, Slo, WebService } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../../src/core/root-validation';
import { TelemetryCollector } from '../../../src/observability/collector/telemetry-collector';
import { TelemetryExporter } from '../../../src/observability/collector/telemetry-exporter';
import { TelemetrySignal } from '../../../src/observability/telemetry/telemetry-options';
import { manifestOf, messageOf, testApp } from '../../support/manifests';
import { AGENTS, EXPORTERS, GATEWAYS } from './support';

const { TRACES, METRICS, LOGS } = TelemetrySignal;
const AGENT = '"http://otel-agent.telemetry-agents.svc.cluster.local:4317" (from connectTo "otel-agent")';

/** A service that is connected to a collector of the given signals. */
function world(signals: TelemetrySignal[], props: object = {}) {
  const cluster = ClusterProfile.managed({ networkPolicies: true, addons: ['prometheus-operator'] });
  const app = testApp({ cluster });
  const monitoring = new Chart(app, 'monitoring', { namespace: 'telemetry' });
  const otel = new TelemetryCollector(monitoring, 'otel', { exporters: [TelemetryExporter.debug({ signals })] });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new WebService(shop, 'web', { image: 'web:1', ...props });
  web.connectTo(otel);
  const findings = () => {
    const validation = RootValidation.of(app);
    return validation.examine(validation.render()).findings.filter(({ checkId }) => checkId === 'telemetry-signals');
  };
  return { app, web, findings };
}

const telemetry = (options: OtlpOptions = {}) => ({ telemetry: OpenTelemetry.otlp(options) });

const turnedOff = (web: WebService): string[] =>
  manifestOf(web, 'Deployment')
    .spec.template.spec.containers[0].env.filter(({ name }: { name: string }) => /^OTEL_[A-Z]+_EXPORTER$/.test(name))
    .map(({ name, value }: { name: string; value: string }) => `${name}=${value}`);

test.each<[TelemetrySignal[], object, string[]]>([
  [[TRACES, METRICS, LOGS], {}, []],
  [[TRACES, LOGS], {}, ['OTEL_METRICS_EXPORTER=none']],
  [[METRICS], {}, ['OTEL_TRACES_EXPORTER=none', 'OTEL_LOGS_EXPORTER=none']],
  [[TRACES, LOGS], telemetry(), ['OTEL_METRICS_EXPORTER=none']],
  [[TRACES], telemetry({ signals: [TRACES] }), ['OTEL_METRICS_EXPORTER=none', 'OTEL_LOGS_EXPORTER=none']],
])('a collector of %j turns the other signals off', (signals, props, expected) => {
  const { app, web, findings } = world(signals, props);
  expect(turnedOff(web)).toEqual(expected);
  expect(findings()).toEqual([]);
  expect(() => app.synth()).not.toThrow();
});

test.each<[string, TelemetrySignal[], OtlpOptions, string]>([
  ['signals', [TRACES], { signals: [TRACES, METRICS] }, 'metrics'],
  ['signals', [METRICS], { signals: [TRACES, METRICS, LOGS] }, 'traces and logs'],
  ['an interval', [TRACES, LOGS], { metricExportInterval: Duration.seconds(15) }, 'metrics'],
])('a warning where %s ask for what is not taken', (_, signals, options, asked) => {
  const { app, findings } = world(signals, telemetry(options));
  expect(findings()).toEqual([
    {
      checkId: 'telemetry-signals',
      severity: 'warning',
      path: 'shop/web',
      problem: `the telemetry asks for ${asked}, and ${AGENT} takes none`,
      fix: 'give the collector an exporter that takes them, or leave them out of the telemetry',
    },
  ]);
  expect(() => app.synth()).not.toThrow();
});

test('objectives of metrics that nobody takes are an error', () => {
  const { app } = world([TRACES], { ...telemetry(), slos: [Slo.availability(99.9)] });
  expect(messageOf(() => app.synth())).toContain(
    `shop/web: the slos are of metrics by OTLP, and ${AGENT} takes none; ` +
      'give the collector an exporter of metrics, like TelemetryExporter.prometheusRemoteWrite(…), or the service metrics that are scraped',
  );
});

test('objectives of metrics that are scraped are none', () => {
  const { app, findings } = world([TRACES], {
    ...telemetry(),
    metrics: Metrics.prometheus(),
    slos: [Slo.availability(99.9)],
  });
  expect(findings()).toEqual([]);
  expect(() => app.synth()).not.toThrow();
});

test('what the gateway takes counts where services send to it', () => {
  const offBy = (exporters: TelemetryExporter[]) => {
    const app = testApp();
    const otel = new TelemetryCollector(new Chart(app, 'm', { namespace: 'telemetry' }), 'otel', {
      exporters,
      agent: AGENTS.none,
      gateway: GATEWAYS.two,
    });
    const web = new WebService(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1' });
    web.connectTo(otel);
    return turnedOff(web);
  };
  expect(offBy([EXPORTERS.loki, EXPORTERS.grpc])).toEqual([]);
  expect(offBy([EXPORTERS.loki])).toEqual(['OTEL_TRACES_EXPORTER=none', 'OTEL_METRICS_EXPORTER=none']);
});
