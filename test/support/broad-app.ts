import { Chart } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AcmeIssuer,
  AcmeSolver,
  Analysis,
  App,
  AppSettings,
  AspNetCoreService,
  AutoInstrumentation,
  CaIssuer,
  ClusterProfile,
  Dashboard,
  DashboardDelivery,
  Delivery,
  DotnetMonitor,
  Exposure,
  ExternalSecret,
  HttpGateway,
  Issuer,
  LimitRange,
  Metrics,
  OpenTelemetry,
  PrometheusMonitor,
  ResourceQuota,
  RolloutStep,
  Scaling,
  ScaleTrigger,
  SecretStore,
  Secrets,
  Slo,
  TenantAccess,
  TenantMember,
  TenantNamespace,
  Tls,
  TriggerAuthentication,
  WebService,
  WebServiceProps,
} from 'cdk8s-aspnetcore';

const image = 'registry.example.com/shop/app:1.0.0';

/** One service a way to use the library that no example shows: of each object that it can make, there is one. */
export function broadApp(outdir: string): App {
  const addons = ['argo-rollouts', 'cert-manager', 'gateway-api', 'keda', 'metrics-server', 'prometheus-operator'];
  const cluster = ClusterProfile.managed({
    kubernetesVersion: '1.33',
    gatewayClassName: 'envoy',
    addons: [...addons, 'external-secrets', 'traefik', 'ingress-nginx', 'grafana-operator', 'opentelemetry-operator'],
  });
  const app = new App({ cluster, outdir });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const service = (id: string, props: Partial<WebServiceProps> = {}) => new WebService(shop, id, { image, ...props });

  new TenantNamespace(shop, 'namespace', { access: [TenantAccess.view(TenantMember.user('auditor'))] });
  new LimitRange(shop, 'pods', { pod: { max: { cpu: Cpu.units(8) } } });
  ResourceQuota.fittedTo(shop, { name: 'fitted' });
  new AcmeIssuer(shop, 'acme', { email: 'ops@example.com', solver: AcmeSolver.http01Ingress(), clusterWide: true });
  new CaIssuer(shop, 'ca', { secretName: 'company-ca' });
  new ExternalSecret(shop, 'vault', { store: SecretStore.cluster('vault'), keys: { password: { key: 'db' } } });
  const gateway = new HttpGateway(shop, 'gateway', { hosts: ['*.example.com'], tls: Tls.none() });

  new AspNetCoreService(shop, 'mounted', { image, appSettings: AppSettings.mounted({ Colour: 'blue' }) });
  const granted = service('granted', { secrets: [Secrets.fromSecret('db', { keys: { password: 'Db:Password' } })] });
  granted.grant([{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]);
  new AspNetCoreService(shop, 'monitored', {
    image,
    metrics: Metrics.dotnetMonitor({ monitor: PrometheusMonitor.SERVICE }),
    telemetry: OpenTelemetry.otlp({ autoInstrumentation: AutoInstrumentation.ofOperator() }),
    slos: [Slo.availability(99.9)],
    dashboard: Dashboard.grafana({ delivery: DashboardDelivery.GRAFANA_OPERATOR }),
  }).use(DotnetMonitor.withApiKey('monitor-key'));

  service('headless', { exposure: Exposure.headless() });
  service('balanced', { exposure: Exposure.loadBalancer() });
  service('routed', { exposure: Exposure.gateway({ gateway, hosts: ['routed.example.com'] }) });
  service('grpc', {
    exposure: Exposure.gateway({
      gateway,
      hosts: ['grpc.example.com'],
      grpcMatches: [{ grpcService: 'shop.v1.Catalog' }],
    }),
  });
  service('queue', {
    scaling: Scaling.eventDriven({
      min: 1,
      max: 4,
      triggers: [
        ScaleTrigger.rabbitMq({
          queueName: 'orders',
          value: 20,
          authentication: TriggerAuthentication.fromSecret('rabbitmq', { keys: { uri: 'host' } }),
        }),
      ],
    }),
  });

  const next = 'registry.example.com/shop/app:2.0.0';
  const tls = Tls.certManager({ issuer: Issuer.cluster('acme') });
  const ingress = (className: string, controllerNamespace: string) =>
    Exposure.ingress({ hosts: [`${className}.example.com`], className, controllerNamespace, tls });
  const canary = Delivery.canary({ image: next, weight: 10 });
  service('nginx-canary', { exposure: ingress('nginx', 'ingress-nginx'), delivery: canary });
  service('traefik-canary', {
    exposure: ingress('traefik', 'traefik'),
    delivery: canary,
  });
  service('job-analysis', {
    delivery: Delivery.progressive({
      steps: [RolloutStep.weight(50)],
      analysis: [Analysis.job('smoke', { image: next, command: ['./smoke'] })],
    }),
  });
  service('colours', { delivery: Delivery.progressiveBlueGreen() });
  return app;
}
