import { Chart } from 'cdk8s';
import {
  App,
  AspNetCoreService,
  Audience,
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
    addons: ['gateway-api'],
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
    scaling: Scaling.replicas(3),
    exposure: Exposure.gateway({
      gateway: GatewayReference.of({ name: 'public', namespaceName: 'edge' }),
      hosts: ['shop.example.com'],
      controllerNamespace: 'envoy-gateway-system',
    }),
    delivery: Delivery.abTest({
      variants: {
        // The same image with a flag, for whom the application has given the cookie checkout=short.
        short: {
          audience: Audience.cookie('checkout', 'short'),
          overrides: { settings: { 'Features:ShortCheckout': 'true' } },
          replicas: 2,
        },
        // The next version, for the team's own browsers.
        next: {
          audience: Audience.header('x-variant', 'next'),
          image: 'registry.example.com/shop/web:3.0.0-rc.1',
          replicas: 1,
        },
      },
    }),
  });
  return app;
});
