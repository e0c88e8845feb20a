import { ClusterProfile } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { collector, DEBUG, objectsOf, telemetry } from './support';

const ANNOTATIONS = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8888', 'prometheus.io/path': '/metrics' };

const templatesOf = (built: ReturnType<typeof collector>): any[] =>
  ['DaemonSet', 'Deployment'].map((kind) => objectsOf(built, kind)[0].spec.template.metadata.annotations);

test('with the Prometheus Operator there is a PodMonitor of the agents, and one of the gateway', () => {
  const monitoring = { selectorLabels: { release: 'prom' } };
  const chart = telemetry(ClusterProfile.managed({ addons: ['prometheus-operator'], monitoring }));
  const built = collector({ exporters: [DEBUG] }, chart);
  const monitors = objectsOf(built, 'PodMonitor');
  expect(monitors[0]).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: {
      name: 'otel-agent',
      namespace: 'telemetry-agents',
      labels: { ...objectsOf(built, 'DaemonSet')[0].metadata.labels, release: 'prom' },
    },
    spec: {
      jobLabel: 'app.kubernetes.io/instance',
      selector: { matchLabels: { 'app.kubernetes.io/instance': 'otel-agent' } },
      podMetricsEndpoints: [{ port: 'metrics', path: '/metrics' }],
    },
  });
  expect(monitors.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
    'telemetry-agents/otel-agent',
    'telemetry/otel-gateway',
  ]);
  expect(templatesOf(built)).toEqual([undefined, undefined]);
  expect(Prerequisites.of(chart).all.map(({ name, neededBy }) => `${name} ${neededBy}`)).toEqual([
    'prometheus-operator monitoring/otel',
  ]);
});

test('without it the pods are annotated', () => {
  const built = collector();
  expect(objectsOf(built, 'PodMonitor')).toEqual([]);
  expect(templatesOf(built)).toEqual([ANNOTATIONS, ANNOTATIONS]);
});
