import { TelemetryExporter } from '../../../src/observability/collector/telemetry-exporter';
import { TelemetrySignal } from '../../../src/observability/telemetry/telemetry-options';
import { messageOf } from '../../support/manifests';
import { collector } from './support';

type Make = (options: any) => TelemetryExporter;
const otlp: Make = (options) => TelemetryExporter.otlp(options);
const loki: Make = (options) => TelemetryExporter.loki(options);
const prometheusRemoteWrite: Make = (options) => TelemetryExporter.prometheusRemoteWrite(options);
const debug: Make = (options) => TelemetryExporter.debug(options);
const AT = 'monitoring/otel:';
const GRPC = 'http://tempo:4317';

test.each<[string, Make, any, string]>([
  [
    'no options',
    otlp,
    7,
    'options of the exporter otlp 7 is not a plain object; use them like { endpoint: "http://tempo.tracing:4317" }',
  ],
  [
    'no options',
    loki,
    null,
    'options of the exporter otlp_http null is not a plain object; use them like { endpoint: "http://loki.monitoring:3100" }',
  ],
  [
    'no endpoint',
    otlp,
    {},
    'endpoint of otlp_grpc undefined is not a string; use a URL like "http://tempo.tracing:4317"',
  ],
  [
    'no URL',
    otlp,
    { endpoint: 'tempo:4317' },
    'endpoint "tempo:4317" of otlp_grpc is no URL of a server; use a URL like "http://tempo.tracing:4317"',
  ],
  [
    'no such port',
    otlp,
    { endpoint: 'http://a:70000' },
    'endpoint "http://a:70000" of otlp_grpc is no URL of a server; use a URL like "http://tempo.tracing:4317"',
  ],
  [
    'no port',
    otlp,
    { endpoint: 'http://a' },
    'endpoint "http://a" has no port, and gRPC needs host and port; use one like "http://tempo.tracing:4317", or OtlpProtocol.HTTP_PROTOBUF',
  ],
  [
    'a path',
    otlp,
    { endpoint: 'http://a:1/b' },
    'endpoint "http://a:1/b" has a path, and gRPC needs host and port; use one like "http://tempo.tracing:4317", or OtlpProtocol.HTTP_PROTOBUF',
  ],
  [
    'a protocol',
    otlp,
    { endpoint: GRPC, protocol: 'udp' },
    'protocol "udp" is unknown; use a value of OtlpProtocol, like OtlpProtocol.GRPC',
  ],
  [
    'signals',
    otlp,
    { endpoint: GRPC, signals: [] },
    'signals an empty list of the exporter otlp are not valid; use values of TelemetrySignal, like [TelemetrySignal.TRACES]',
  ],
  [
    'an undefined signal',
    debug,
    { signals: [undefined] },
    'signals with undefined of the exporter debug are not valid; use values of TelemetrySignal, like [TelemetrySignal.TRACES]',
  ],
  [
    'a null signal',
    otlp,
    { endpoint: GRPC, signals: [TelemetrySignal.TRACES, null] },
    'signals with null of the exporter otlp are not valid; use values of TelemetrySignal, like [TelemetrySignal.TRACES]',
  ],
  [
    'a signal',
    debug,
    { signals: ['spans'] },
    'signals with "spans" of the exporter debug are not valid; use values of TelemetrySignal, like [TelemetrySignal.TRACES]',
  ],
  [
    'a name',
    otlp,
    { endpoint: GRPC, name: 'A' },
    'name "A" of the exporter otlp_grpc is not valid; use at most 30 lower-case letters, digits and "-", like "tempo"',
  ],
  [
    'a header',
    otlp,
    { endpoint: GRPC, headers: { 'a b': 'c' } },
    'header "a b" of otlp_grpc is not a name of a header; use one like "X-Team"',
  ],
  [
    'a header of another type',
    otlp,
    { endpoint: GRPC, headers: { a: 1 } },
    'header a of otlp_grpc 1 is not a string; give it a text',
  ],
  ...[
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'X-Api-Key',
    'api_key',
    'x-access-token',
    'X-Secret',
    'license-key',
    'x-honeycomb-team',
  ].map((name): [string, Make, any, string] => [
    `the credential ${name}`,
    otlp,
    { endpoint: GRPC, headers: { [name]: 'abc' } },
    `header "${name}" of otlp_grpc looks like a secret by its name, and would stand in the ConfigMap for all to read; take it from a Secret by secretHeaders`,
  ]),
  [
    'a credential by its value',
    loki,
    { endpoint: 'http://loki:3100', headers: { 'X-Team': 'Bearer abc' } },
    'header "X-Team" of otlp_http/loki looks like a secret by its value, and would stand in the ConfigMap for all to read; take it from a Secret by secretHeaders',
  ],
  [
    'a header twice',
    otlp,
    { endpoint: GRPC, headers: { a: 'b' }, secretHeaders: { A: { secretName: 'a', key: 'b' } } },
    'header "A" of otlp_grpc is given twice; give it once, as a header or a secret one',
  ],
  [
    'a secret',
    otlp,
    { endpoint: GRPC, secretHeaders: { a: 'b' } },
    'header a of otlp_grpc "b" is not a plain object; use one like { secretName: "backend", key: "token" }',
  ],
  [
    'a key',
    otlp,
    { endpoint: GRPC, secretHeaders: { a: { secretName: 'b', key: '' } } },
    'key "" of header a of otlp_grpc is not a key of a Secret; use one like { secretName: "backend", key: "token" }',
  ],
  [
    'TLS of plain text',
    otlp,
    { endpoint: GRPC, tls: {} },
    'the exporter otlp_grpc has tls, and its endpoint is http://; use https:// or leave tls out',
  ],
  ['a tenant', loki, { endpoint: 'http://loki:3100', tenant: 7 }, 'tenant 7 is not a string; name it'],
  [
    'an external label',
    prometheusRemoteWrite,
    { endpoint: 'http://p/w', externalLabels: { 'a-b': 'c' } },
    'external label "a-b" of prometheus_remote_write has a name or value that is not valid; use letters, digits and "_" for the name and a text for the value',
  ],
  ['detailed', debug, { detailed: 'yes' }, 'detailed "yes" is neither true nor false; use true or false'],
])('an exporter with %s', (_, make, options, problem) => {
  expect(messageOf(() => collector({ exporters: [make(options)] }))).toBe(`${AT} ${problem}`);
});
