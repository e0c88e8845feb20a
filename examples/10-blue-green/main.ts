import { Chart } from 'cdk8s';
import {
  App,
  AspNetCoreService,
  ClusterProfile,
  DataProtection,
  Delivery,
  Exposure,
  HealthCheck,
  Issuer,
  Scaling,
  TenantNamespace,
  Tls,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const cluster = ClusterProfile.managed({ kubernetesVersion: '1.33', addons: ['traefik', 'cert-manager'] });
  const app = new App({ cluster });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(shop, 'namespace');

  new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.3.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    dataProtection: DataProtection.persistedToRedis('redis', 'connection'),
    scaling: Scaling.replicas(3),
    exposure: Exposure.ingress({
      hosts: ['shop.example.com'],
      tls: Tls.certManager({ issuer: Issuer.cluster('letsencrypt') }),
      controllerNamespace: 'traefik',
    }),
    // To release: give green the new image and apply; look at preview.example.com; make green the active one.
    delivery: Delivery.blueGreen({
      active: 'blue',
      blue: { image: 'registry.example.com/shop/web:2.3.0' },
      green: { image: 'registry.example.com/shop/web:2.4.0' },
      idleReplicas: 1,
      previewHost: 'preview.example.com',
    }),
  });
  return app;
});
