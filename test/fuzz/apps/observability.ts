import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Alerts,
  Dashboard,
  KubernetesAlert,
  Metrics,
  OpenTelemetry,
  OtlpProtocol,
  PrometheusMonitor,
  Sampler,
  Slo,
} from 'cdk8s-aspnetcore';
import { Of, rarely, whole, word, words } from './arbitrary';

export const observability = fc.record({
  metrics: rarely(
    fc.record({
      own: fc.boolean(),
      path: fc.constantFrom(undefined, '/internal/metrics'),
      monitor: fc.constantFrom(undefined, PrometheusMonitor.POD, PrometheusMonitor.SERVICE),
      interval: rarely(whole(10, 60)),
    }),
  ),
  telemetry: rarely(
    fc.record({
      grpc: fc.boolean(),
      sampler: rarely(fc.constantFrom(0, 0.1, 1)),
      attributes: words('shop.region', 'shop.tier'),
      environment: fc.constantFrom(undefined, 'staging'),
    }),
  ),
  slos: rarely(fc.uniqueArray(word('availability', 'latency', 'ratio'), { minLength: 1 })),
  alerts: rarely(fc.record({ without: words(KubernetesAlert.CPU_THROTTLED, KubernetesAlert.POD_NOT_READY) })),
  dashboard: rarely(word('grafana', 'none')),
});
export type ObservabilityDescription = Of<typeof observability>;
type Given<K extends keyof ObservabilityDescription> = NonNullable<ObservabilityDescription[K]>;

export function buildMetrics({ own, path, monitor, interval }: Given<'metrics'>): Metrics {
  const every = interval === undefined ? undefined : Duration.seconds(interval);
  return Metrics.prometheus({ path, monitor, interval: every, port: own ? 9464 : undefined });
}

/** With an endpoint of its own, or that of a collector which the service connects to. */
export function buildTelemetry(given: Given<'telemetry'>, byCollector: boolean): OpenTelemetry {
  const { grpc, sampler, attributes, environment } = given;
  const endpoint = `http://otel.telemetry.svc:${grpc ? 4317 : 4318}`;
  return OpenTelemetry.otlp({
    ...(byCollector ? {} : { endpoint, protocol: grpc ? OtlpProtocol.GRPC : OtlpProtocol.HTTP_PROTOBUF }),
    sampler: sampler === undefined ? undefined : Sampler.parentBased(Sampler.traceIdRatio(sampler)),
    resourceAttributes: Object.fromEntries(attributes.map((key) => [key, 'a, b=c'])),
    deploymentEnvironment: environment,
  });
}

const SLOS = {
  availability: () => Slo.availability(99.9, { runbookUrl: 'https://runbooks.example.com/availability' }),
  latency: () => Slo.latency({ percentile: 99, threshold: Duration.millis(500) }),
  ratio: () =>
    Slo.ratio('orders', {
      description: 'orders are accepted',
      percent: 99,
      bad: 'sum(rate(orders_failed_total{{{selector}}}[{{window}}]))',
      total: 'sum(rate(orders_total{{{selector}}}[{{window}}]))',
    }),
};

export function buildSlos(kinds: Given<'slos'>): Slo[] {
  return kinds.map((kind) => SLOS[kind]());
}

export function buildAlerts({ without }: Given<'alerts'>): Alerts {
  return Alerts.kubernetes({ without });
}

export function buildDashboard(kind: Given<'dashboard'>): Dashboard {
  return kind === 'none' ? Dashboard.none() : Dashboard.grafana({ title: 'The "shop"', tags: ['shop'] });
}
