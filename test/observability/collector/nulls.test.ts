import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { CollectorGateway } from '../../../src/observability/collector/collector-gateway';
import { TelemetryExporter } from '../../../src/observability/collector/telemetry-exporter';
import { LibraryError } from '../../../src/private/errors';
import { collector, DEBUG } from './support';

const daemonSet = (options: any) => ({ exporters: [DEBUG], agent: CollectorAgent.daemonSet(options) });
const deployment = (options: any) => ({ exporters: [DEBUG], gateway: CollectorGateway.deployment(options) });
const otlp = (options: any) => ({ exporters: [TelemetryExporter.otlp({ endpoint: 'https://a:4317', ...options })] });
const loki = (options: any) => ({ exporters: [TelemetryExporter.loki({ endpoint: 'http://a', ...options })] });
const write = (options: any) => ({
  exporters: [TelemetryExporter.prometheusRemoteWrite({ endpoint: 'http://a', ...options })],
});
const debug = (options: any) => ({ exporters: [TelemetryExporter.debug(options)] });

const OPTIONS: [string, (options: any) => any, string[]][] = [
  [
    'collector',
    (options) => ({ exporters: [DEBUG], ...options }),
    ['exporters', 'agent', 'gateway', 'clusterName', 'openToAllNamespaces', 'image', 'labels'],
  ],
  [
    'agent',
    daemonSet,
    [
      ...['logs', 'otlp', 'namespaceName', 'createNamespace', 'seLinuxType'],
      ...['size', 'components', 'priorityClassName'],
    ],
  ],
  ['gateway', deployment, ['replicas', 'tailSampling', 'size', 'components', 'priorityClassName']],
  ['size', (size) => daemonSet({ size }), ['cpuRequest', 'cpuLimit', 'memory']],
  [
    'sampling',
    (tailSampling) => deployment({ tailSampling }),
    ['percentage', 'keepErrors', 'slowerThan', 'decisionWait', 'policies'],
  ],
  [
    'components',
    (components) => deployment({ components }),
    ['receivers', 'processors', 'exporters', 'connectors', 'extensions', 'pipelines', 'secretVariables'],
  ],
  ['otlp', otlp, ['endpoint', 'name', 'headers', 'secretHeaders', 'tls', 'protocol', 'signals']],
  ['loki', loki, ['name', 'tenant', 'headers']],
  ['loki with a tenant', (options) => loki({ tenant: 'a', ...options }), ['headers']],
  ['remote write', write, ['externalLabels']],
  ['debug', debug, ['detailed', 'signals']],
  ['TLS', (tls) => otlp({ tls }), ['caSecretName', 'clientSecretName', 'serverName']],
];

test.each(
  OPTIONS.flatMap(([what, make, names]) =>
    names.map((name): [string, string, () => any] => [what, name, () => make({ [name]: null })]),
  ),
)('of the %s, %s is not null', (_, __, props) => {
  let thrown: unknown;
  try {
    collector(props());
  } catch (error) {
    thrown = error;
  }
  expect((thrown as Error | undefined)?.message).toMatch(/^monitoring\/otel.*: .*; /);
  expect(thrown).toBeInstanceOf(LibraryError);
});
