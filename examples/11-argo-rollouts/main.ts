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
  RolloutStep,
  Scaling,
  TenantNamespace,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const cluster = ClusterProfile.managed({
    kubernetesVersion: '1.33',
    addons: ['argo-rollouts', 'gateway-api', 'metrics-server'],
    gatewayClassName: 'envoy',
  });
  const app = new App({ cluster });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(shop, 'namespace');

  // Measured every minute from the first step on; the second bad measurement takes the release back.
  const errors = Analysis.prometheus('errors', {
    address: 'http://prometheus.monitoring:9090',
    query: [
      'sum(rate(http_server_request_duration_seconds_count{',
      'namespace="shop",pod=~"web-{{args.canary-hash}}-.*",http_response_status_code=~"5.."}[2m]))',
      ' / sum(rate(http_server_request_duration_seconds_count{',
      'namespace="shop",pod=~"web-{{args.canary-hash}}-.*"}[2m]))',
    ].join(''),
    successCondition: 'len(result) == 0 || isNaN(result[0]) || result[0] < 0.01',
    interval: Duration.minutes(1),
    failureLimit: 1,
  });

  new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.4.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
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
