import { Chart, Duration } from 'cdk8s';
import {
  Alerts,
  App,
  AspNetCoreService,
  ClusterProfile,
  DataProtection,
  HealthCheck,
  Logging,
  Metrics,
  OpenTelemetry,
  Sampler,
  Scaling,
  Slo,
  TelemetryCollector,
  TelemetryExporter,
  TelemetrySignal,
  TenantNamespace,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const cluster = ClusterProfile.managed({
    kubernetesVersion: '1.33',
    addons: ['metrics-server', 'prometheus-operator'],
    monitoring: { selectorLabels: { release: 'kube-prometheus-stack' } },
  });
  const app = new App({ cluster });

  // One for the cluster, by the platform's team: logs of all pods, and what services send to the agent of their node.
  const platform = new Chart(app, 'telemetry', { namespace: 'telemetry' });
  new TenantNamespace(platform, 'namespace');
  const collector = new TelemetryCollector(platform, 'collector', {
    clusterName: 'west',
    exporters: [
      TelemetryExporter.otlp({ endpoint: 'http://tempo.tempo:4317', signals: [TelemetrySignal.TRACES] }),
      TelemetryExporter.loki({ endpoint: 'http://loki-gateway.loki' }),
    ],
  });

  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(shop, 'namespace');
  const web = new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.3.0',
    dotnetVersion: '9.0',
    health: HealthCheck.aspNetCore(),
    dataProtection: DataProtection.persistedToRedis('redis', 'connection'),
    scaling: Scaling.automatic({ min: 3, max: 12 }),
    metrics: Metrics.prometheus({ interval: Duration.seconds(15) }),
    telemetry: OpenTelemetry.otlp({ sampler: Sampler.parentBased(Sampler.traceIdRatio(0.1)) }),
    logging: Logging.json(),
    slos: [
      Slo.availability(99.9, { runbookUrl: 'https://runbooks.example.com/shop/web-availability' }),
      Slo.latency({ percentile: 99, threshold: Duration.millis(500) }),
    ],
    alerts: Alerts.kubernetes(),
  });
  web.connectTo(collector);
  return app;
});
