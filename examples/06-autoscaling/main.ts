import { Chart } from 'cdk8s';
import {
  App,
  AspNetCoreService,
  ClusterProfile,
  ContainerSize,
  DataProtection,
  HealthCheck,
  Metric,
  Scaling,
  ScaleTrigger,
  Secrets,
  TenantNamespace,
  VerticalRecommendations,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const cluster = ClusterProfile.managed({
    kubernetesVersion: '1.33',
    addons: ['metrics-server', 'prometheus-adapter', 'keda', 'vertical-pod-autoscaler'],
  });
  const app = new App({ cluster });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(shop, 'namespace');

  // Three to twelve pods: whichever of CPU and requests a second asks for more.
  const web = new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.3.0',
    dotnetVersion: '8.0',
    resources: ContainerSize.medium(),
    health: HealthCheck.aspNetCore(),
    dataProtection: DataProtection.notNeeded(),
    scaling: Scaling.automatic({
      min: 3,
      max: 12,
      metrics: [Metric.cpu({ targetPercent: 65 }), Metric.pods('http_requests_per_second', { averageValue: 200 })],
    }),
  });
  // What its pods really use, and would need: to look at, nothing is changed.
  web.use(VerticalRecommendations.of());

  // One pod for each twenty orders in the queue, none while it is empty. The address is the one that the worker uses.
  new AspNetCoreService(shop, 'order-worker', {
    image: 'registry.example.com/shop/order-worker:1.8.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    dataProtection: DataProtection.notNeeded(),
    secrets: [Secrets.fromSecret('rabbitmq', { keys: { uri: 'ConnectionStrings:RabbitMq' } })],
    scaling: Scaling.eventDriven({
      min: 0,
      max: 10,
      triggers: [ScaleTrigger.rabbitMq({ queueName: 'orders', value: 20, hostSetting: 'ConnectionStrings:RabbitMq' })],
    }),
  });
  return app;
});
