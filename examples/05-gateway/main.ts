import { Chart, Duration } from 'cdk8s';
import {
  AcmeIssuer,
  AcmeSolver,
  App,
  AspNetCoreService,
  ClusterProfile,
  Exposure,
  HealthCheck,
  HttpGateway,
  PathMatch,
  RouteFilter,
  TenantNamespace,
  Tls,
} from 'cdk8s-aspnetcore';

/** Where Envoy Gateway runs its proxies: the services' network policies let them in. */
const PROXIES = 'envoy-gateway-system';

App.main(() => {
  const cluster = ClusterProfile.managed({
    kubernetesVersion: '1.33',
    addons: ['gateway-api', 'cert-manager'],
    gatewayClassName: 'envoy',
  });
  const app = new App({ cluster });
  const edge = new Chart(app, 'edge', { namespace: 'edge' });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(edge, 'namespace');
  new TenantNamespace(shop, 'namespace');

  const issuer = new AcmeIssuer(edge, 'letsencrypt', {
    email: 'ops@example.com',
    solver: AcmeSolver.http01Gateway({ gatewayName: 'public' }),
  });
  const gateway = new HttpGateway(edge, 'public', {
    hosts: ['shop.example.com'],
    tls: Tls.certManager({ issuer }),
    allowedNamespaces: ['shop'],
  });

  const api = new AspNetCoreService(shop, 'api', {
    image: 'registry.example.com/shop/api:1.4.2',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    exposure: Exposure.gateway({
      gateway,
      hosts: ['shop.example.com'],
      matches: [{ path: PathMatch.prefix('/api') }],
      filters: [RouteFilter.rewrite({ replacePrefix: '/' })],
      timeouts: { request: Duration.seconds(10) },
      controllerNamespace: PROXIES,
    }),
  });
  const web = new AspNetCoreService(shop, 'web', {
    image: 'registry.example.com/shop/web:2.3.0',
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    exposure: Exposure.gateway({ gateway, hosts: ['shop.example.com'], controllerNamespace: PROXIES }),
  });
  web.connectTo(api);
  return app;
});
