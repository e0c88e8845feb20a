import { Chart, Duration } from 'cdk8s';
import {
  Analysis,
  App,
  AspNetCoreService,
  ClusterProfile,
  DataProtection,
  Delivery,
  Exposure,
  GatewayReference,
  HealthCheck,
  Metrics,
  RolloutStep,
  Scaling,
  Slo,
  TenantNamespace,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const cluster = ClusterProfile.managed({
    kubernetesVersion: '1.33',
    addons: ['argo-rollouts', 'gateway-api', 'metrics-server', 'prometheus-operator'],
    gatewayClassName: 'envoy',
  });
  const app = new App({ cluster });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(shop, 'namespace');

  // Of the new pods alone, every minute from the first step on; the second bad measurement takes the release back.
  const availability = Slo.availability(99.9);
  const errors = Analysis.slo(availability, { name: 'errors', interval: Duration.minutes(1), failureLimit: 1 });

  new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.4.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    metrics: Metrics.prometheus(),
    dataProtection: DataProtection.persistedToRedis('redis', 'connection'),
    scaling: Scaling.automatic({ min: 4, max: 12 }),
    exposure: Exposure.gateway({
      gateway: GatewayReference.of({ name: 'public', namespaceName: 'edge' }),
      hosts: ['shop.example.com'],
      controllerNamespace: 'envoy-gateway-system',
    }),
    delivery: Delivery.progressive({
      steps: [
        RolloutStep.weight(5),
        RolloutStep.pause(Duration.minutes(10)),
        RolloutStep.weight(25),
        RolloutStep.pause(Duration.minutes(10)),
        RolloutStep.weight(50),
        RolloutStep.pause(),
      ],
      analysis: [errors],
    }),
  });
  return app;
});
