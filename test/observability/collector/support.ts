import { Chart, Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { parse } from 'yaml';
import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { CollectorGateway } from '../../../src/observability/collector/collector-gateway';
import { CollectorConfig } from '../../../src/observability/collector/config/collector-config';
import { TelemetryCollector } from '../../../src/observability/collector/telemetry-collector';
import { TelemetryCollectorProps } from '../../../src/observability/collector/telemetry-collector-props';
import { TelemetryExporter } from '../../../src/observability/collector/telemetry-exporter';
import { OtlpProtocol } from '../../../src/observability/telemetry/otlp-protocol';
import { LibraryError } from '../../../src/private/errors';
import { manifestsBelow, testApp } from '../../support/manifests';

export const CLUSTER = ClusterProfile.managed({ networkPolicies: true });
export const DEBUG = TelemetryExporter.debug();

/** A chart for the namespace of the collector. */
export function telemetry(cluster = CLUSTER): Chart {
  return new Chart(testApp({ cluster }), 'monitoring', { namespace: 'telemetry' });
}

export function collector(
  props: TelemetryCollectorProps = { exporters: [DEBUG] },
  chart = telemetry(),
): TelemetryCollector {
  return new TelemetryCollector(chart, 'otel', props);
}

/** Its manifests of a kind, of its agents or its gateway. */
export function objectsOf(built: TelemetryCollector, kind: string, part?: string): any[] {
  return manifestsBelow(built).filter(
    ({ kind: own, metadata }) =>
      own === kind && (part === undefined || metadata.labels['app.kubernetes.io/component'] === part),
  );
}

/** The configuration of its agents or its gateway, as it is read from the ConfigMap. */
export function configOf(built: TelemetryCollector, part: string): CollectorConfig {
  const [map, ...more] = objectsOf(built, 'ConfigMap', part);
  expect(more).toEqual([]);
  return parse(map.data['collector.yaml'] as string) as CollectorConfig;
}

export const AGENTS: Record<string, CollectorAgent> = {
  none: CollectorAgent.none(),
  both: CollectorAgent.daemonSet(),
  logs: CollectorAgent.daemonSet({ otlp: false }),
  otlp: CollectorAgent.daemonSet({ logs: false }),
};

export const GATEWAYS: Record<string, CollectorGateway> = {
  none: CollectorGateway.none(),
  two: CollectorGateway.deployment(),
  one: CollectorGateway.deployment({ replicas: 1, tailSampling: { slowerThan: Duration.millis(500) } }),
  sampling: CollectorGateway.deployment({ tailSampling: { percentage: 5, keepErrors: false } }),
};

const NETWORK = {
  tls: { caSecretName: 'ca', clientSecretName: 'client', serverName: 'otlp.example.com' },
  secretHeaders: { Authorization: { secretName: 'backend', key: 'token' } },
  headers: { 'X-Team': 'a$b' },
};

export const EXPORTERS: Record<string, TelemetryExporter> = {
  grpc: TelemetryExporter.otlp({ endpoint: 'https://otlp.example.com:4317', ...NETWORK }),
  http: TelemetryExporter.otlp({
    endpoint: 'https://otlp.example.com/otlp/',
    protocol: OtlpProtocol.HTTP_PROTOBUF,
    ...NETWORK,
  }),
  metrics: TelemetryExporter.prometheusRemoteWrite({
    endpoint: 'http://prometheus.monitoring:9090/api/v1/write',
    externalLabels: { cluster: 'west' },
  }),
  loki: TelemetryExporter.loki({ endpoint: 'http://loki.monitoring:3100', tenant: 'shop' }),
  debug: TelemetryExporter.debug({ detailed: true }),
};

/** A collector, or undefined where there can't be one, which its error says; anything else that is thrown goes on. */
export function possible(props: TelemetryCollectorProps): TelemetryCollector | undefined {
  try {
    return collector(props);
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'collector-invalid') {
      return undefined;
    }
    throw error;
  }
}
