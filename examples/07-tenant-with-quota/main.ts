import { Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  App,
  AspNetCoreService,
  ClusterProfile,
  ContainerSize,
  DataProtection,
  HealthCheck,
  Migration,
  Scaling,
  TenantAccess,
  TenantMember,
  TenantNamespace,
} from 'cdk8s-aspnetcore';

App.main(
  () => {
    const cluster = ClusterProfile.managed({ kubernetesVersion: '1.33', addons: ['metrics-server'] });
    const app = new App({ cluster });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });

    // What the platform team gives to the team shop.
    new TenantNamespace(shop, 'namespace', {
      access: [TenantAccess.edit(TenantMember.group('shop-developers'))],
      quota: {
        cpu: { request: Cpu.units(5), limit: Cpu.units(20) },
        memory: { request: Size.gibibytes(10), limit: Size.gibibytes(10) },
        pods: 22,
        loadBalancers: 0,
        nodePorts: 0,
      },
      limits: {
        container: {
          min: { cpu: Cpu.millis(10), memory: Size.mebibytes(32) },
          max: { cpu: Cpu.units(2), memory: Size.gibibytes(1) },
          defaultRequest: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
          defaultLimit: { cpu: Cpu.millis(500), memory: Size.mebibytes(256) },
        },
      },
    });

    // What the team makes of it. `npm run synth -- --plan` shows how much is left.
    const catalog = new AspNetCoreService(shop, 'catalog', {
      image: 'registry.example.com/shop/catalog:1.4.2',
      dotnetVersion: '8.0',
      health: HealthCheck.aspNetCore(),
      scaling: Scaling.replicas(2),
      dataProtection: DataProtection.notNeeded(),
    });
    const web = new AspNetCoreService(shop, 'web', {
      image: 'registry.example.com/shop/web:2.3.0',
      dotnetVersion: '8.0',
      resources: ContainerSize.medium(),
      health: HealthCheck.aspNetCore(),
      scaling: Scaling.automatic({ min: 2, max: 8 }),
      dataProtection: DataProtection.notNeeded(),
    });
    web.connectTo(catalog);
    new Migration(shop, 'migrate', { image: 'registry.example.com/shop/migrations:1.4.2' });
    return app;
  },
  { plan: process.argv.includes('--plan') },
);
