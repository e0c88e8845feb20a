import { Chart } from 'cdk8s';
import {
  App,
  AspNetCoreService,
  ClusterProfile,
  DataProtection,
  Delivery,
  Exposure,
  GatewayReference,
  HealthCheck,
  Scaling,
  TenantNamespace,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const cluster = ClusterProfile.managed({
    kubernetesVersion: '1.33',
    addons: ['gateway-api', 'metrics-server'],
    gatewayClassName: 'envoy',
  });
  const app = new App({ cluster });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(shop, 'namespace');

  new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.3.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    dataProtection: DataProtection.persistedToRedis('redis', 'connection'),
    scaling: Scaling.automatic({ min: 4, max: 12 }),
    exposure: Exposure.gateway({
      gateway: GatewayReference.of({ name: 'public', namespaceName: 'edge' }),
      hosts: ['shop.example.com'],
      controllerNamespace: 'envoy-gateway-system',
    }),
    // One request in ten goes to the new version.
    delivery: Delivery.canary({ image: 'registry.example.com/shop/web:2.4.0', weight: 10 }),
    release: { reason: 'new checkout' },
  });
  return app;
});
