import { Chart } from 'cdk8s';
import * as path from 'path';
import {
  App,
  AppSettings,
  AspNetCoreService,
  ClusterProfile,
  DataProtection,
  ExternalSecret,
  HealthCheck,
  Migration,
  Scaling,
  Secrets,
  SecretStore,
  TenantNamespace,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const app = new App({ cluster: ClusterProfile.managed({ kubernetesVersion: '1.31', addons: ['external-secrets'] }) });
  const chart = new Chart(app, 'orders', { namespace: 'orders' });
  new TenantNamespace(chart, 'namespace');

  // The connection string comes from a vault, as a Secret that is refreshed; nothing of it is in the YAML.
  const database = new ExternalSecret(chart, 'orders-db', {
    store: SecretStore.cluster('vault'),
    keys: { connection: { key: 'orders/db', property: 'connection' } },
  });
  const connection = Secrets.fromSecret(database.secretName, {
    keys: { connection: 'ConnectionStrings:Default' },
  });

  new Migration(chart, 'orders-migrations', {
    image: 'registry.example.com/orders/migrations:3.1.0',
    secrets: [connection],
  });

  new AspNetCoreService(chart, 'orders', {
    image: 'registry.example.com/orders/api:3.1.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    appSettings: AppSettings.fromFile(path.join(__dirname, 'appsettings.Production.json')),
    secrets: [connection, Secrets.asFiles('orders-certificates')],
    scaling: Scaling.replicas(2),
    dataProtection: DataProtection.persistedToRedis('orders-redis', 'connection'),
  });
  return app;
});
