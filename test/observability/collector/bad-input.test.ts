import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { CollectorGateway } from '../../../src/observability/collector/collector-gateway';
import { TelemetryCollector } from '../../../src/observability/collector/telemetry-collector';
import { messageOf } from '../../support/manifests';
import { AGENTS, collector, DEBUG, EXPORTERS, GATEWAYS } from './support';

const AT = 'monitoring/otel:';
const agent = (options: any) => ({ exporters: [DEBUG], agent: CollectorAgent.daemonSet(options) });
const gateway = (options: any) => ({ exporters: [DEBUG], gateway: CollectorGateway.deployment(options) });
const sampling = (options: any) => gateway({ tailSampling: options });

test.each<[string, any, string]>([
  [
    'no props',
    null,
    'props of the collector null is not a plain object; use them like { exporters: [TelemetryExporter.debug()] }',
  ],
  [
    'no list',
    { exporters: DEBUG },
    'exporters is not a list of TelemetryExporters; use a list like [TelemetryExporter.debug()]',
  ],
  ['two of a kind', { exporters: [DEBUG, DEBUG] }, 'two exporters are "debug"; give one of them a name'],
  [
    'no agent',
    { agent: true },
    'agent true is not a CollectorAgent; use CollectorAgent.daemonSet() or CollectorAgent.none()',
  ],
  [
    'no gateway',
    { gateway: 'yes' },
    'gateway "yes" is not a CollectorGateway; use CollectorGateway.deployment() or CollectorGateway.none()',
  ],
  [
    'neither',
    { agent: AGENTS.none, gateway: GATEWAYS.none },
    'the collector has neither agents nor a gateway; give it one of them',
  ],
  ['no name of a cluster', { clusterName: '' }, 'clusterName is empty; name the cluster, like "west"'],
  [
    'a text for a boolean',
    { exporters: [DEBUG], openToAllNamespaces: 'false' },
    'openToAllNamespaces "false" is neither true nor false; use true or false',
  ],
  ['options of the agent', agent(7), 'options of the agent 7 is not a plain object; use them like { logs: true }'],
  ['logs', agent({ logs: 'no' }), 'logs "no" is neither true nor false; use true or false'],
  [
    'the namespace of the collector for the agents',
    agent({ namespaceName: 'telemetry' }),
    'the agents\' namespace "telemetry" is that of the collector, and must be a privileged one; leave namespaceName out, or name another',
  ],
  [
    'a type of SELinux',
    agent({ seLinuxType: 'a b' }),
    'seLinuxType "a b" is not a type of SELinux; use one like "spc_t"',
  ],
  [
    'a type of SELinux without logs',
    agent({ logs: false, seLinuxType: 'spc_t' }),
    'seLinuxType is about agents that read logs, and these read none; leave it out',
  ],
  [
    'a namespace without logs',
    agent({ logs: false, createNamespace: true }),
    'createNamespace is about agents that read logs, and these read none; leave it out',
  ],
  ['size', agent({ size: 7 }), 'size 7 is not a plain object; use one like { memory: Size.mebibytes(512) }'],
  [
    'little memory',
    agent({ size: { memory: Size.mebibytes(32) } }),
    'memory 32Mi is too little for a collector; use at least Size.mebibytes(64)',
  ],
  [
    'a CPU limit below the request',
    gateway({ size: { cpuLimit: Cpu.millis(100) } }),
    'cpuRequest 200m is more than cpuLimit 100m; raise the limit or lower the request',
  ],
  [
    'options of the gateway',
    gateway('x'),
    'options of the gateway "x" is not a plain object; use them like { replicas: 3 }',
  ],
  ['replicas', gateway({ replicas: 0 }), 'replicas of the gateway 0 is not valid; use a whole number from 1 to 1000'],
  ['sampling', sampling(5), 'tailSampling 5 is not a plain object; use options like { percentage: 5 }'],
  [
    'a percentage',
    sampling({ percentage: 101 }),
    'percentage 101 of tailSampling is not valid; use a number from 0 to 100',
  ],
  ['keepErrors', sampling({ keepErrors: 1 }), 'keepErrors 1 is neither true nor false; use true or false'],
  [
    'slowerThan',
    sampling({ slowerThan: Duration.millis(0) }),
    'slowerThan 0 of tailSampling is not valid; use whole milliseconds, like Duration.millis(500)',
  ],
  [
    'decisionWait',
    sampling({ decisionWait: 10 }),
    'decisionWait 10 is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'policies',
    sampling({ policies: [{}] }),
    'policies of tailSampling is not a list of policies with names; give each policy a name and a type',
  ],
  [
    'a policy of ours',
    sampling({ policies: [{ name: 'errors', type: 'always_sample' }] }),
    'two policies of tailSampling are named "errors"; give yours another name',
  ],
  [
    'sampling of nothing',
    { exporters: [EXPORTERS.loki], gateway: GATEWAYS.sampling },
    'tailSampling chooses traces, and no exporter takes any; give it an exporter of traces, like TelemetryExporter.otlp(…), or leave tailSampling out',
  ],
  [
    'sampling of parts of traces',
    { exporters: [DEBUG], agent: AGENTS.logs, gateway: GATEWAYS.sampling },
    'tailSampling has 2 gateway pods, and no agents that send all spans of a trace to one; use CollectorAgent.daemonSet({ otlp: true }), or replicas: 1',
  ],
])('%s', (_, props, problem) => {
  expect(messageOf(() => collector(props))).toBe(`${AT} ${problem}`);
});

test('nothing to collect', () => {
  const props = { exporters: [EXPORTERS.metrics], agent: AGENTS.logs };
  expect(messageOf(() => collector(props))).toBe(
    'monitoring/otel/agent: no exporter takes what the collector collects; give it an exporter, like TelemetryExporter.debug()',
  );
});

test('a chart without a namespace', () => {
  const chart = new Chart(new App(), 'monitoring');
  expect(messageOf(() => new TelemetryCollector(chart, 'otel', { exporters: [DEBUG] }))).toBe(
    `${AT} the chart has no namespace, which the account of the collector needs; give the chart one`,
  );
});
