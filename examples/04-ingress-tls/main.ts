import { Chart, Duration, Size } from 'cdk8s';
import {
  App,
  AspNetCoreService,
  ClusterProfile,
  Exposure,
  HealthCheck,
  ImageSource,
  NginxIngress,
  SelfSignedIssuer,
  TenantNamespace,
  Tls,
} from 'cdk8s-aspnetcore';

App.main(() => {
  const app = new App({ cluster: ClusterProfile.minikube({ addons: ['ingress', 'cert-manager'] }) });
  const chart = new Chart(app, 'blazor', { namespace: 'blazor' });
  new TenantNamespace(chart, 'namespace');
  const issuer = new SelfSignedIssuer(chart, 'self-signed');

  new AspNetCoreService(chart, 'blazor', {
    image: 'blazor-server:dev',
    imageSource: ImageSource.local(),
    dotnetVersion: '8.0',
    health: HealthCheck.aspNetCore(),
    exposure: Exposure.ingress({
      hosts: ['blazor.test'],
      tls: Tls.certManager({ issuer }),
      // Blazor Server and SignalR keep a connection open, and its state in one pod.
      controller: NginxIngress.of({
        websockets: true,
        stickyCookie: { name: 'blazor-pod', maxAge: Duration.hours(12) },
        bodySize: Size.mebibytes(20),
      }),
    }),
  });
  return app;
});
