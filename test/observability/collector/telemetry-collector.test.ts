import { Size, Testing } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { CollectorGateway } from '../../../src/observability/collector/collector-gateway';
import { Prerequisites } from '../../../src/core/prerequisites';
import { manifestsBelow, withoutEmpty } from '../../support/manifests';
import { AGENTS, CLUSTER, collector, configOf, DEBUG, EXPORTERS, GATEWAYS, objectsOf, telemetry } from './support';

const NONE = { agent: CollectorAgent.none(), exporters: [DEBUG] };
const kinds = (built: ReturnType<typeof collector>) =>
  manifestsBelow(built).map(({ kind, metadata }) =>
    `${kind} ${metadata.namespace ?? ''}/${metadata.name}`.replace(/-[0-9a-f]{10}$/, ''),
  );

test('agents and a gateway', () => {
  expect(kinds(collector())).toEqual([
    'Namespace /telemetry-agents',
    'ServiceAccount telemetry-agents/otel-agent',
    'ClusterRole /telemetry-agents-otel-agent',
    'ClusterRoleBinding /telemetry-agents-otel-agent',
    'ConfigMap telemetry-agents/otel-agent-config',
    'DaemonSet telemetry-agents/otel-agent',
    'Service telemetry-agents/otel-agent',
    'NetworkPolicy telemetry-agents/otel-agent',
    'ServiceAccount telemetry/otel-gateway',
    'ConfigMap telemetry/otel-gateway-config',
    'Deployment telemetry/otel-gateway',
    'PodDisruptionBudget telemetry/otel-gateway',
    'Service telemetry/otel-gateway',
    'NetworkPolicy telemetry/otel-gateway',
  ]);
});

test('a gateway alone asks for pods itself', () => {
  expect(kinds(collector({ ...NONE, gateway: GATEWAYS.one }))).toEqual([
    'ServiceAccount telemetry/otel-gateway',
    'ClusterRole /telemetry-otel-gateway',
    'ClusterRoleBinding /telemetry-otel-gateway',
    'ConfigMap telemetry/otel-gateway-config',
    'Deployment telemetry/otel-gateway',
    'Service telemetry/otel-gateway',
    'NetworkPolicy telemetry/otel-gateway',
  ]);
});

test('the gateway behind agents gets no token; its pods are spread, and one at a time may be away', () => {
  const built = collector({
    exporters: [DEBUG],
    gateway: CollectorGateway.deployment({ size: { memory: Size.gibibytes(1) } }),
  });
  const { spec } = objectsOf(built, 'Deployment')[0];
  expect(spec.replicas).toBe(2);
  expect(spec.template.spec.automountServiceAccountToken).toBe(false);
  expect(spec.template.spec.containers[0].env).toEqual([{ name: 'GOMEMLIMIT', value: '819MiB' }]);
  expect(spec.template.spec.topologySpreadConstraints).toHaveLength(1);
  expect(objectsOf(built, 'PodDisruptionBudget')[0].spec).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: { 'app.kubernetes.io/instance': 'otel-gateway' } },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
});

test('with tail sampling agents send all spans of a trace to one gateway pod', () => {
  const built = collector({ exporters: [DEBUG], gateway: GATEWAYS.sampling });
  const { exporters, service } = configOf(built, 'agent');
  expect(exporters).toEqual({
    'otlp_grpc/gateway': {
      endpoint: 'otel-gateway.telemetry.svc.cluster.local:4317',
      tls: { insecure: true },
    },
    load_balancing: {
      routing_key: 'traceID',
      protocol: { otlp: { tls: { insecure: true } } },
      resolver: { dns: { hostname: 'otel-gateway-headless.telemetry.svc.cluster.local', port: '4317' } },
    },
  });
  expect(service.pipelines.traces.exporters).toEqual(['load_balancing']);
  expect(service.pipelines.logs.exporters).toEqual(['otlp_grpc/gateway']);
  const headless = objectsOf(built, 'Service', 'gateway')[1];
  expect([headless.metadata.name, headless.spec.clusterIP]).toEqual(['otel-gateway-headless', 'None']);
  expect(configOf(built, 'gateway').processors.tail_sampling).toEqual({
    decision_wait: '10s',
    policies: [{ name: 'share', type: 'probabilistic', probabilistic: { sampling_percentage: 5 } }],
  });
});

test('what is the same twice is written out twice', () => {
  const built = collector({ exporters: [DEBUG], gateway: GATEWAYS.sampling });
  expect(objectsOf(built, 'ConfigMap').map(({ data }) => /[&*]a\d/.test(data['collector.yaml'] as string))).toEqual([
    false,
    false,
  ]);
});

test('secrets come by the environment and by files, into the pods that export only', () => {
  const chart = telemetry();
  const built = collector({ exporters: [EXPORTERS.grpc] }, chart);
  const { containers, volumes } = objectsOf(built, 'Deployment')[0].spec.template.spec;
  expect(containers[0].env[1]).toEqual({
    name: 'EXPORTER_OTLP_GRPC_AUTHORIZATION',
    valueFrom: { secretKeyRef: { name: 'backend', key: 'token' } },
  });
  expect(volumes.slice(1)).toEqual([
    { name: 'otlp-grpc-ca', secret: { secretName: 'ca' } },
    { name: 'otlp-grpc-client', secret: { secretName: 'client' } },
  ]);
  expect(configOf(built, 'gateway').exporters.otlp_grpc).toEqual({
    endpoint: 'otlp.example.com:4317',
    tls: {
      ca_file: '/etc/otelcol/secrets/otlp-grpc-ca/ca.crt',
      cert_file: '/etc/otelcol/secrets/otlp-grpc-client/tls.crt',
      key_file: '/etc/otelcol/secrets/otlp-grpc-client/tls.key',
      server_name_override: 'otlp.example.com',
    },
    headers: { 'X-Team': 'a$$b', Authorization: '${env:EXPORTER_OTLP_GRPC_AUTHORIZATION}' },
  });
  const agent = objectsOf(built, 'DaemonSet')[0].spec.template.spec;
  expect(agent.containers[0].env).toHaveLength(2);
  expect(Prerequisites.of(chart).all.map(({ name }) => name)).toEqual([
    'Secret telemetry/backend',
    'Secret telemetry/ca',
    'Secret telemetry/client',
  ]);
});

test('another configuration is another ConfigMap, hence other pods', () => {
  const names = [DEBUG, EXPORTERS.loki].map(
    (exporter) => objectsOf(collector({ exporters: [exporter] }), 'ConfigMap', 'gateway')[0],
  );
  expect(names.map(({ immutable }) => immutable)).toEqual([true, true]);
  expect(names[0].metadata.name).toMatch(/^otel-gateway-config-[0-9a-f]{10}$/);
  expect(names[0].metadata.name).not.toBe(names[1].metadata.name);
  expect(objectsOf(collector(), 'ConfigMap', 'gateway')[0]).toEqual(names[0]);
});

test('where NetworkPolicies are not enforced there are none', () => {
  const chart = telemetry(ClusterProfile.managed({ networkPolicies: false }));
  expect(objectsOf(collector({ exporters: [DEBUG] }, chart), 'NetworkPolicy')).toEqual([]);
});

test.each(Object.keys(AGENTS))('with agents %s nothing in the YAML is empty, and no check complains', (agent) => {
  const chart = telemetry(CLUSTER);
  collector({ exporters: Object.values(EXPORTERS), agent: AGENTS[agent], gateway: GATEWAYS.one }, chart);
  Testing.synth(chart).forEach((manifest) => expect(withoutEmpty(manifest)).toEqual(manifest));
});
