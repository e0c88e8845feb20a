import { Chart, JsonPatch } from 'cdk8s';
import {
  App,
  AspNetCoreService,
  ClusterProfile,
  HealthCheck,
  NetworkAccess,
  Peer,
  ServiceEndpoint,
  TenantNamespace,
} from 'cdk8s-aspnetcore';
import { ScrapeAnnotations } from './scrape-annotations';

App.main(() => {
  const app = new App({ cluster: ClusterProfile.managed({ kubernetesVersion: '1.33' }) });
  const platform = new Chart(app, 'platform', { namespace: 'platform' });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(platform, 'namespace');
  new TenantNamespace(shop, 'namespace');

  const identity = new AspNetCoreService(platform, 'identity', {
    image: 'registry.example.com/platform/identity:2.0.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
  });
  const catalog = new AspNetCoreService(shop, 'catalog', {
    image: 'registry.example.com/shop/catalog:1.4.2',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    network: NetworkAccess.declaredOnly(),
  });
  const web = new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.3.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
  });

  // Addresses by .NET's service discovery, or by a setting; the network opens on both sides.
  web.connectTo(catalog);
  web.connectTo(identity, { setting: 'Identity:Authority' });

  // A cache that somebody else deploys, and a database outside the cluster.
  const cache = ServiceEndpoint.of({
    serviceName: 'redis',
    namespaceName: 'shop',
    ports: [{ portName: 'redis', servicePort: 6379, containerPort: 6379 }],
    podLabels: { app: 'redis' },
  });
  catalog.connectTo(cache, { setting: 'ConnectionStrings:Redis' });
  catalog.connectToExternal({
    host: 'db.example.com',
    port: 5432,
    cidr: '10.20.0.0/24',
    setting: 'Database:Address',
  });
  web.allowFrom(Peer.inNamespace('ingress-nginx'), [{ containerPort: 8080 }]);

  // The ways out: a patch by container name, a patch of the object, a capability of one's own.
  web.patchContainer('web', { terminationMessagePolicy: 'FallbackToLogsOnError' });
  web.deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/hostUsers', false));
  web.use(new ScrapeAnnotations());
  return app;
});
