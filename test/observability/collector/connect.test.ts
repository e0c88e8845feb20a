import { Chart } from 'cdk8s';
import { WebService } from 'cdk8s-aspnetcore';
import { manifestOf, manifestsBelow, messageOf, testApp } from '../../support/manifests';
import { TelemetryCollector } from '../../../src/observability/collector/telemetry-collector';
import { TelemetryCollectorProps } from '../../../src/observability/collector/telemetry-collector-props';
import { AGENTS, CLUSTER, DEBUG, GATEWAYS } from './support';

function world(props: TelemetryCollectorProps = { exporters: [DEBUG] }) {
  const app = testApp({ cluster: CLUSTER });
  const monitoring = new Chart(app, 'monitoring', { namespace: 'telemetry' });
  const otel = new TelemetryCollector(monitoring, 'otel', props);
  const web = new WebService(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1' });
  return { app, otel, web };
}

const otelVariables = (web: WebService): Record<string, string> =>
  Object.fromEntries(
    manifestOf(web, 'Deployment')
      .spec.template.spec.containers[0].env.filter(({ name }: { name: string }) => /^OTEL_EXPORTER/.test(name))
      .map(({ name, value }: { name: string; value: string }) => [name, value]),
  );

const policyOf = (otel: TelemetryCollector, name: string): any =>
  manifestsBelow(otel).find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === name).spec;

const SCRAPER = {
  from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
  ports: [{ protocol: 'TCP', port: 8888 }],
};

test('a service sends to the agent of its node, by gRPC, and is let in', () => {
  const { app, otel, web } = world();
  web.connectTo(otel);
  expect(otelVariables(web)).toEqual({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-agent.telemetry-agents.svc.cluster.local:4317',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
  });
  expect(policyOf(otel, 'otel-agent')).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'otel-agent' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
            podSelector: { matchLabels: { 'cdk8s-aspnetcore/service': 'web' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 4317 }],
      },
      SCRAPER,
    ],
    egress: [{ ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }] }],
  });
  expect(() => app.synth()).not.toThrow();
});

test('by HTTP, when the port says so', () => {
  const { otel, web } = world();
  web.connectTo(otel, { portName: 'otlp-http' });
  expect(otelVariables(web)).toEqual({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-agent.telemetry-agents.svc.cluster.local:4318',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
  });
});

test('without agents that take OTLP it sends to the gateway', () => {
  const { otel, web } = world({ exporters: [DEBUG], agent: AGENTS.logs });
  web.connectTo(otel);
  expect(otelVariables(web).OTEL_EXPORTER_OTLP_ENDPOINT).toBe('http://otel-gateway.telemetry.svc.cluster.local:4317');
  expect(policyOf(otel, 'otel-gateway').ingress).toHaveLength(3);
  expect(policyOf(otel, 'otel-agent').ingress).toEqual([SCRAPER]);
});

test('the gateway lets in the agents only', () => {
  const { otel, web } = world();
  web.connectTo(otel);
  expect(policyOf(otel, 'otel-gateway').ingress).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'telemetry-agents' } },
          podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'otel-agent' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 4317 }],
    },
    SCRAPER,
  ]);
});

test('all namespaces may be let in', () => {
  const { otel } = world({ exporters: [DEBUG], openToAllNamespaces: true });
  expect(policyOf(otel, 'otel-agent').ingress[0]).toEqual({
    from: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'Exists' }] } }],
    ports: [
      { protocol: 'TCP', port: 4317 },
      { protocol: 'TCP', port: 4318 },
    ],
  });
  expect(policyOf(otel, 'otel-gateway').ingress).toHaveLength(2);
});

test('what takes no OTLP has no endpoint', () => {
  const { otel, web } = world({ exporters: [DEBUG], agent: AGENTS.logs, gateway: GATEWAYS.none });
  expect(messageOf(() => web.connectTo(otel))).toBe(
    'monitoring/otel: the collector takes no OTLP; give it a gateway, or an agent with otlp: true',
  );
});
