import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { TelemetryExporter } from '../../../src/observability/collector/telemetry-exporter';
import { TelemetrySignal } from '../../../src/observability/telemetry/telemetry-options';
import { OtlpProtocol } from '../../../src/observability/telemetry/otlp-protocol';
import { collector, configOf } from './support';

const ALL = ['traces', 'metrics', 'logs'];

test.each([
  [
    'gRPC',
    TelemetryExporter.otlp({ endpoint: 'http://a:4317' }),
    'otlp_grpc',
    { endpoint: 'a:4317', tls: { insecure: true } },
    ALL,
  ],
  [
    'gRPC with TLS',
    TelemetryExporter.otlp({ endpoint: 'https://a.example.com:443' }),
    'otlp_grpc',
    { endpoint: 'a.example.com:443' },
    ALL,
  ],
  [
    'HTTP',
    TelemetryExporter.otlp({
      endpoint: 'https://a.example.com/otlp/',
      protocol: OtlpProtocol.HTTP_PROTOBUF,
      name: 'a',
    }),
    'otlp_http/a',
    { endpoint: 'https://a.example.com/otlp' },
    ALL,
  ],
  [
    'some signals',
    TelemetryExporter.otlp({
      endpoint: 'http://[fd00::1]:4317',
      signals: [TelemetrySignal.LOGS, TelemetrySignal.TRACES],
    }),
    'otlp_grpc',
    { endpoint: '[fd00::1]:4317', tls: { insecure: true } },
    ['traces', 'logs'],
  ],
  [
    'Loki',
    TelemetryExporter.loki({ endpoint: 'http://loki:3100' }),
    'otlp_http/loki',
    { endpoint: 'http://loki:3100/otlp' },
    ['logs'],
  ],
  [
    'Loki with tenants',
    TelemetryExporter.loki({ endpoint: 'http://loki:3100', name: 'audit', tenant: 'shop' }),
    'otlp_http/audit',
    { endpoint: 'http://loki:3100/otlp', headers: { 'X-Scope-OrgID': 'shop' } },
    ['logs'],
  ],
  [
    'remote write',
    TelemetryExporter.prometheusRemoteWrite({
      endpoint: 'http://p:9090/api/v1/write',
      externalLabels: { cluster: 'west' },
    }),
    'prometheus_remote_write',
    { endpoint: 'http://p:9090/api/v1/write', external_labels: { cluster: 'west' } },
    ['metrics'],
  ],
  [
    'debug',
    TelemetryExporter.debug({ detailed: true, signals: [TelemetrySignal.METRICS] }),
    'debug',
    { verbosity: 'detailed' },
    ['metrics'],
  ],
])('%s', (_, exporter, id, settings, signals) => {
  const { exporters, service } = configOf(
    collector({ exporters: [exporter], agent: CollectorAgent.none() }),
    'gateway',
  );
  expect(exporters).toEqual({ [id]: settings });
  expect(Object.keys(service.pipelines)).toEqual(signals);
  Object.values(service.pipelines).forEach((pipeline) => expect(pipeline.exporters).toEqual([id]));
});

test.each(['X-Team', 'X-Routing-Key', 'X-Scope-OrgID'])('the header %s is no secret', (name) => {
  const built = collector({
    exporters: [TelemetryExporter.otlp({ endpoint: 'http://a:4317', headers: { [name]: 'b' } })],
  });
  expect(configOf(built, 'gateway').exporters.otlp_grpc.headers).toEqual({ [name]: 'b' });
});
