import { Chart } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  App,
  AppSettings,
  AspNetCoreService,
  DataProtection,
  HealthCheck,
  Scaling,
  TenantNamespace,
} from 'cdk8s-aspnetcore';
import { ShopSettings } from './stages';

/** Everything of one stage. No `if (production)`: what differs has a name in the settings. */
export function shop(app: App, { version, exposure, replicas, size, logLevel }: ShopSettings): void {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(chart, 'namespace', { quota: { cpu: { request: Cpu.units(2) }, pods: 10 } });
  new AspNetCoreService(chart, 'web', {
    image: `registry.example.com/shop/web:${version}`,
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    appSettings: AppSettings.of({ Logging: { LogLevel: { Default: logLevel } } }),
    dataProtection: DataProtection.persistedToRedis('redis', 'connection'),
    scaling: Scaling.replicas(replicas),
    resources: size,
    exposure,
  });
}
