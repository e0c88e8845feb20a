import { Chart, Duration } from 'cdk8s';
import { App, AspNetCoreService, ClusterProfile, DotnetMonitor, WebService } from 'cdk8s-aspnetcore';
import { Metrics } from '../../../src/observability/metrics/metrics';
import { manifestOf, testApp } from '../../support/manifests';
import { monitoredShop } from '../monitored';

test.each<[string | undefined, Record<string, string>]>([
  ['8.0', { ASPNETCORE_HTTP_PORTS: '8080;9464' }],
  ['6.0', { ASPNETCORE_URLS: 'http://+:8080;http://+:9464' }],
  [undefined, { ASPNETCORE_URLS: 'http://+:8080;http://+:9464' }],
])('.NET %s listens on both ports', (dotnetVersion, expected) => {
  expect(told({ dotnetVersion })).toEqual(expected);
});

test.each<[Record<string, string>, Record<string, string>]>([
  [{ ASPNETCORE_HTTP_PORTS: '9464;8080' }, { ASPNETCORE_HTTP_PORTS: '9464;8080' }],
  [{ ASPNETCORE_URLS: 'http://*:8080;http://*:9464' }, { ASPNETCORE_URLS: 'http://*:8080;http://*:9464' }],
])('what the user says of both ports stays: %j', (env, expected) => {
  expect(told({ dotnetVersion: '8.0', env })).toEqual(expected);
});

test('what the user says of ports must name that of the metrics too', () => {
  expect(() => told({ env: { ASPNETCORE_URLS: 'http://+:8080' } })).toThrow(
    'shop/web: ASPNETCORE_URLS "http://+:8080" (from the prop env) does not listen on the port 9464 (metrics); ' +
      'leave it out: the library tells all ports; or add 9464',
  );
});

/** What an ASP.NET Core service with metrics says of its ports. */
function told(props: object): Record<string, string> {
  const web = new AspNetCoreService(monitoredShop(), 'web', { image: 'web:1', ...props });
  web.use(Metrics.prometheus());
  const env: any[] = manifestOf(web, 'Deployment').spec.template.spec.containers[0].env;
  const ofPorts = env.filter(({ name }) => /_(PORTS|URLS)$/.test(name));
  return Object.fromEntries(ofPorts.map(({ name, value }) => [name, value]));
}

test('dotnet monitor’s metrics are read from its sidecar, and measure no requests', () => {
  const app = testApp({ cluster: ClusterProfile.minikube({ addons: ['prometheus-operator'] }) });
  const web = new WebService(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1' });
  web.use(Metrics.dotnetMonitor({ port: 9999 }));
  web.use(DotnetMonitor.withoutAuthentication({ metricsPort: 9999 }));
  expect(manifestOf(web, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ port: 'diag-metrics', path: '/metrics' }]);
  expect(web.model.clients).toEqual([
    {
      namespaceName: 'monitoring',
      podLabels: { 'app.kubernetes.io/name': 'prometheus' },
      ports: [{ containerPort: 9999 }],
      onlyWatches: true,
    },
  ]);
  expect(findings(app)).toEqual([]);
});

test('dotnet monitor’s metrics without its sidecar are refused at synth', () => {
  const shop = monitoredShop();
  new WebService(shop, 'web', { image: 'web:1' }).use(Metrics.dotnetMonitor());
  expect(() => (shop.node.root as App).synth()).toThrow(
    'shop/web: no dotnet-monitor sidecar writes metrics on the port 52325; ' +
      'add it by service.use(DotnetMonitor.withApiKey(…)), with the same metricsPort',
  );
});

test('synth warns of what annotations can’t say', () => {
  const shop = monitoredShop({ addons: [] });
  new WebService(shop, 'web', { image: 'web:1' }).use(
    Metrics.prometheus({ interval: Duration.seconds(15), timeout: Duration.seconds(5), labels: { team: 'blue' } }),
  );
  expect(findings(shop.node.root as App)).toEqual([
    'metrics-annotations: the cluster "managed" has no prometheus-operator, and annotations can\'t say the interval 15s and ' +
      'timeout 5s and labels of the metrics; install the operator and say so in the cluster profile, or leave them out',
  ]);
});

/** What synth says of metrics. */
function findings(app: App): string[] {
  app.synth();
  return app.findings
    .filter(({ checkId }) => checkId.startsWith('metrics'))
    .map(({ checkId, problem, fix }) => `${checkId}: ${problem}; ${fix}`);
}
