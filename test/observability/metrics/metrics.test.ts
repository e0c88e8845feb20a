import { Chart, Duration } from 'cdk8s';
import { ClusterProfile, HealthCheck, WebService } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { Metrics } from '../../../src/observability/metrics/metrics';
import { PrometheusMonitor } from '../../../src/observability/metrics/metrics-options';
import { crdFieldsMissing } from '../../support/crd-fields';
import { testApp } from '../../support/manifests';
import { monitored } from '../monitored';

const LABELS = {
  'app.kubernetes.io/name': 'web',
  'app.kubernetes.io/instance': 'web',
  'app.kubernetes.io/version': '1',
  'app.kubernetes.io/component': 'web',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
};
const SERIES = {
  jobLabel: 'cdk8s-aspnetcore/service',
  podTargetLabels: ['app.kubernetes.io/instance', 'app.kubernetes.io/version'],
};
const SERVICE = { 'cdk8s-aspnetcore/service': 'web' };
const WATCHER = {
  namespaceName: 'monitoring',
  podLabels: { 'app.kubernetes.io/name': 'prometheus' },
  onlyWatches: true,
};
const EVERY = { interval: Duration.seconds(15), timeout: Duration.seconds(5) };

test('a PodMonitor reads the pods of all tracks, on a port of their own', () => {
  const web = monitored([Metrics.prometheus({ ...EVERY, labels: { team: 'blue' } })], {
    monitoring: { selectorLabels: { release: 'prom' } },
  });
  expect(web.manifests).toEqual([
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'web', namespace: 'shop', labels: { ...LABELS, release: 'prom', team: 'blue' } },
      spec: {
        ...SERIES,
        selector: { matchLabels: SERVICE },
        podMetricsEndpoints: [{ port: 'metrics', path: '/metrics', interval: '15s', scrapeTimeout: '5s' }],
      },
    },
  ]);
  const missing = crdFieldsMissing('monitoring.coreos.com_podmonitors.yaml', web.manifests[0]);
  expect(missing).toEqual([]);
});

test('a ServiceMonitor reads them by a headless Service, which alone has the label that it selects', () => {
  const metrics = Metrics.prometheus({ ...EVERY, path: '/m', port: 9000, monitor: PrometheusMonitor.SERVICE });
  const web = monitored([metrics]);
  expect(web.manifests).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web-metrics', namespace: 'shop', labels: { ...LABELS, ...SERVICE } },
      spec: {
        type: 'ClusterIP',
        clusterIP: 'None',
        selector: SERVICE,
        ports: [{ name: 'metrics', port: 9000, protocol: 'TCP', targetPort: 9000 }],
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'web', namespace: 'shop', labels: LABELS },
      spec: {
        ...SERIES,
        selector: { matchLabels: SERVICE },
        endpoints: [{ port: 'metrics', path: '/m', interval: '15s', scrapeTimeout: '5s' }],
      },
    },
  ]);
  expect(crdFieldsMissing('monitoring.coreos.com_servicemonitors.yaml', web.manifests[1])).toEqual([]);
});

test.each<[string[], string | undefined]>([
  [['podmonitors.monitoring.coreos.com'], 'PodMonitor'],
  [['servicemonitors.monitoring.coreos.com'], 'ServiceMonitor'],
  [['servicemonitors.monitoring.coreos.com', 'podmonitors.monitoring.coreos.com'], 'PodMonitor'],
  [['prometheusrules.monitoring.coreos.com'], undefined],
])('a cluster with the CRDs %j gets a %s', (crds, kind) => {
  const { manifests } = monitored([Metrics.prometheus()], { addons: [], crds });
  expect(manifests.map((manifest) => manifest.kind as string).filter((other) => other !== 'Service')).toEqual(
    kind === undefined ? [] : [kind],
  );
});

test('without the operator the pods are annotated, on all tracks', () => {
  const web = monitored([Metrics.prometheus({ path: '/m' })], { addons: [] }, { tracks: ['canary'] });
  expect(web.manifests).toEqual([]);
  expect(web.context.model.tracks.map(({ pod }) => pod.annotations)).toEqual(
    Array(2).fill({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9464', 'prometheus.io/path': '/m' }),
  );
  expect(web.context.intent.measured).toEqual({
    series: { labels: { namespace: 'shop', cdk8s_aspnetcore_service: 'web' }, podLabel: 'pod', podPrefix: '' },
    unmeasuredRoutes: ['/m'],
  });
});

test('how often it is measured is known of a monitor, and not of annotations', () => {
  const metrics = Metrics.prometheus({ interval: Duration.seconds(120) });
  const often = (addons: string[]) => monitored([metrics], { addons }).context.intent.measured?.series.intervalSeconds;
  expect([often(['prometheus-operator']), often([])]).toEqual([120, undefined]);
});

test('the network lets Prometheus in on the port of the metrics', () => {
  const web = monitored([Metrics.prometheus()], { monitoring: { prometheusNamespace: 'observability' } });
  expect(web.context.model.clients).toEqual([
    { ...WATCHER, namespaceName: 'observability', ports: [{ containerPort: 9464 }] },
  ]);
});

test('the port is the pods’ alone: no Service offers it', () => {
  const web = monitored([Metrics.prometheus()]);
  expect(web.context.model.ports.map(({ portName, offered }) => [portName, offered])).toEqual([
    ['http', undefined],
    ['metrics', false],
  ]);
  expect(web.endpoint.ports.map(({ portName }) => portName)).toEqual(['http']);
});

test('metrics on the main port are read there, by its name', () => {
  const web = monitored([Metrics.prometheus({ port: 8080 })]);
  expect(web.context.model.ports.map(({ portName }) => portName)).toEqual(['http']);
  expect(web.manifests[0].spec.podMetricsEndpoints).toEqual([{ port: 'http', path: '/metrics' }]);
  expect(web.context.model.clients).toEqual([{ ...WATCHER, ports: [{ containerPort: 8080 }] }]);
});

test('series are told apart by namespace and service; probes and the metrics themselves are left out', () => {
  const web = monitored([Metrics.prometheus(), HealthCheck.aspNetCore()]);
  expect(web.context.intent.measured).toEqual({
    series: { labels: { namespace: 'shop', job: 'web' }, podLabel: 'pod', podPrefix: '' },
    unmeasuredRoutes: ['/metrics', '/healthz/live', '/healthz/ready'],
  });
});

test.each([
  [HealthCheck.http('/up?deep=1', { livenessPath: '/live', startupPath: '/start' }), ['/start', '/up', '/live']],
  [HealthCheck.http('/up'), ['/up']],
  [HealthCheck.tcp(), []],
  [HealthCheck.none(), []],
])('%j leaves its paths out of what is measured', (health, routes) => {
  const web = monitored([health, Metrics.dotnetMonitor()]);
  web.context.intent.measureBy({ labels: {}, podLabel: 'pod', podPrefix: '' });
  expect(web.context.intent.measured?.unmeasuredRoutes).toEqual(routes);
});

const HELM =
  'helm install kube-prometheus-stack kube-prometheus-stack --repo https://prometheus-community.github.io/helm-charts --namespace monitoring --create-namespace';

test.each<[ClusterProfile, string]>([
  [ClusterProfile.managed({ addons: ['prometheus-operator'] }), HELM],
  [ClusterProfile.microk8s({ addons: ['observability'] }), 'microk8s enable observability'],
])('the operator is a prerequisite', (cluster, install) => {
  const chart = new Chart(testApp({ cluster }), 'shop');
  new WebService(chart, 'web', { image: 'web:1' }).use(Metrics.prometheus());
  expect(Prerequisites.of(chart).all.filter(({ name }) => name === 'prometheus-operator')).toEqual([
    { name: 'prometheus-operator', install, neededBy: 'shop/web' },
  ]);
});

test('a service in no known namespace has series of its name', () => {
  const cluster = ClusterProfile.managed({ addons: ['prometheus-operator'] });
  const web = new WebService(new Chart(testApp({ cluster }), 'shop'), 'web', { image: 'web:1' });
  let labels;
  web.use({
    capabilityName: 'look',
    bind: (context) => {
      Metrics.prometheus().bind(context);
      labels = context.intent.measured?.series.labels;
    },
  });
  expect(labels).toEqual({ job: 'web' });
});

test('a wanted monitor that the cluster lacks is refused', () => {
  const metrics = Metrics.prometheus({ monitor: PrometheusMonitor.POD });
  expect(() => monitored([metrics], { addons: [] })).toThrow(
    'shop/web: the cluster "managed" has no prometheus-operator, which reads podmonitors; ' +
      `run ${HELM}, and say so in the cluster profile: addons: ["prometheus-operator"], or crds: ["podmonitors.monitoring.coreos.com"]; ` +
      'or leave out monitor, for prometheus.io annotations on the pods',
  );
});
