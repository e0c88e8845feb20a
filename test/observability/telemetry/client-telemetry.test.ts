import { equipWithTelemetry } from '../../../src/observability/telemetry/client-telemetry';
import { OtlpProtocol } from '../../../src/observability/telemetry/otlp-protocol';
import { Sampler } from '../../../src/observability/telemetry/sampler';
import { OpenTelemetry } from '../../../src/observability/telemetry/open-telemetry';
import { TelemetrySignal } from '../../../src/observability/telemetry/telemetry-options';
import { BareService } from '../../support/bare-service';
import { messageOf, Testing } from '../../support/manifests';
import { COLLECTOR, environmentOf, shop, told } from './support';

const { GRPC, HTTP_PROTOBUF } = OtlpProtocol;
const CONNECTED = { endpoint: COLLECTOR, protocol: GRPC, origin: 'connectTo "collector"' };

test('a connection gives what the option gives', () => {
  const service = new BareService(shop(), 'web', []);
  equipWithTelemetry(service.context, CONNECTED);
  const byOption = told({ endpoint: COLLECTOR });
  expect(service.context.intent.measured).toEqual(byOption.context.intent.measured);
  expect(service.container).toEqual(byOption.container);
});

test('with telemetry without an endpoint its settings hold, and the connection says where to', () => {
  const chart = shop();
  const service = told({ sampler: Sampler.alwaysOff(), headersSecret: { secretName: 'a', key: 'b' } }, chart);
  equipWithTelemetry(service.context, CONNECTED);
  expect(Object.entries(environmentOf(service)).slice(5)).toEqual([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', COLLECTOR],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_HEADERS', { secretKeyRef: { name: 'a', key: 'b' } }],
    ['OTEL_TRACES_SAMPLER', 'always_off'],
  ]);
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('a capability that comes after the connection configures it too', () => {
  const service = new BareService(shop(), 'web', []);
  equipWithTelemetry(service.context, CONNECTED);
  OpenTelemetry.otlp({ sampler: Sampler.alwaysOn() }).bind(service.context);
  expect(environmentOf(service)).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: COLLECTOR,
    OTEL_TRACES_SAMPLER: 'always_on',
  });
});

test('variables that the endpoint refers to come before it', () => {
  const service = new BareService(shop(), 'web', []);
  const nodeIp = {
    name: 'NODE_IP',
    valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } },
    origin: 'connectTo "node"',
  };
  equipWithTelemetry(service.context, { ...CONNECTED, endpoint: 'http://$(NODE_IP):4317', variables: [nodeIp] });
  expect(Object.entries(environmentOf(service)).slice(5)).toEqual([
    ['NODE_IP', { fieldRef: { fieldPath: 'status.hostIP' } }],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://$(NODE_IP):4317'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
  ]);
});

test('the same place twice is one', () => {
  const service = told({ endpoint: COLLECTOR });
  equipWithTelemetry(service.context, CONNECTED);
  expect(service.container).toEqual(told({ endpoint: COLLECTOR }).container);
});

test.each<[string, OpenTelemetry, object, string]>([
  [
    'two places',
    OpenTelemetry.otlp({ endpoint: 'http://other:4317' }),
    {},
    'telemetry goes to "http://other:4317" (from OpenTelemetry.otlp), and to "http://collector.telemetry.svc.cluster.local:4317" ' +
      '(from connectTo "collector"); name one place: a collector sends it on to several',
  ],
  [
    'another protocol',
    OpenTelemetry.otlp({ protocol: HTTP_PROTOBUF }),
    {},
    'telemetry has the protocol http/protobuf, and "http://collector.telemetry.svc.cluster.local:4317" (from connectTo "collector") ' +
      'has grpc; leave the protocol out, or name the port of that protocol',
  ],
])('refused: %s', (_, telemetry, options, message) => {
  const service = new BareService(shop(), 'web', [telemetry]);
  expect(messageOf(() => equipWithTelemetry(service.context, { ...CONNECTED, ...options }))).toBe(
    `shop/web: ${message}`,
  );
});

test.each([
  [[TelemetrySignal.TRACES], undefined],
  [[TelemetrySignal.METRICS], 'instance'],
])('a collector of %j decides whether metrics measure the service', (signals, podLabel) => {
  const service = new BareService(shop(), 'web', []);
  equipWithTelemetry(service.context, { ...CONNECTED, signals });
  expect(service.context.intent.measured?.series.podLabel).toBe(podLabel);
});
