import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { CollectorComponents } from '../../../src/observability/collector/collector-components';
import { CollectorGateway } from '../../../src/observability/collector/collector-gateway';
import { AGENTS, collector, configOf, DEBUG, objectsOf } from './support';

const FILTER = { 'filter/noise': { error_mode: 'ignore' } };

const withComponents = (components: CollectorComponents, exporters = [DEBUG]) =>
  collector({
    exporters,
    agent: AGENTS.none,
    gateway: CollectorGateway.deployment({ replicas: 1, tailSampling: {}, components }),
  });

test('processors of your own come after the attributes, before sampling and batching', () => {
  const given = { processors: FILTER, pipelines: { traces: { processors: ['filter/noise'] } } };
  const { service, processors } = configOf(withComponents(given), 'gateway');
  expect(service.pipelines.traces.processors).toEqual([
    'memory_limiter',
    'k8s_attributes',
    'resource',
    'filter/noise',
    'tail_sampling',
    'batch',
  ]);
  expect(service.pipelines.logs.processors).toEqual(['memory_limiter', 'k8s_attributes', 'resource', 'batch']);
  expect(processors['filter/noise']).toEqual({ error_mode: 'ignore' });
});

test('a pipeline of your own is taken as it is, an extension is started, a secret is a variable', () => {
  const built = collector({
    exporters: [DEBUG],
    gateway: CollectorGateway.none(),
    agent: CollectorAgent.daemonSet({
      components: {
        receivers: { host_metrics: { scrapers: { load: {} } } },
        exporters: {
          'otlp_http/audit': { endpoint: 'https://a.example.com', headers: { 'api-key': '${env:API_KEY}' } },
        },
        extensions: { zpages: { endpoint: 'localhost:55679' } },
        connectors: { forward: {} },
        pipelines: {
          logs: { exporters: ['forward'] },
          'logs/audit': { receivers: ['forward'], exporters: ['otlp_http/audit'] },
          metrics: { receivers: ['host_metrics'] },
        },
        secretVariables: { API_KEY: { secretName: 'audit', key: 'api-key' } },
      },
    }),
  });
  const { service, connectors } = configOf(built, 'agent');
  expect(service.extensions).toEqual(['health_check', 'file_storage', 'zpages']);
  expect(connectors).toEqual({ forward: {} });
  expect(service.pipelines['logs/audit']).toEqual({
    receivers: ['forward'],
    processors: [],
    exporters: ['otlp_http/audit'],
  });
  expect(service.pipelines.logs.exporters).toEqual(['debug', 'forward']);
  expect(service.pipelines.metrics.receivers).toEqual(['otlp', 'host_metrics']);
  expect(objectsOf(built, 'DaemonSet')[0].spec.template.spec.containers[0].env[2]).toEqual({
    name: 'API_KEY',
    valueFrom: { secretKeyRef: { name: 'audit', key: 'api-key' } },
  });
});

test('an exporter of your own has the pipeline of its signal even where no other takes it', () => {
  const exporters = { kafka: { brokers: ['kafka:9092'] } };
  const built = withComponents({ exporters, pipelines: { traces: { exporters: ['kafka'] } } }, []);
  expect(configOf(built, 'gateway').service.pipelines).toEqual({
    traces: {
      receivers: ['otlp'],
      processors: ['memory_limiter', 'k8s_attributes', 'resource', 'tail_sampling', 'batch'],
      exporters: ['kafka'],
    },
  });
});
