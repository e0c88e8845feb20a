import { Duration } from 'cdk8s';
import { Sampler } from '../../../src/observability/telemetry/sampler';
import { TelemetrySignal } from '../../../src/observability/telemetry/telemetry-options';
import { messageOf } from '../../support/manifests';
import { COLLECTOR, refusal } from './support';

const { TRACES, METRICS } = TelemetrySignal;

const LIST = 'use a list like [TelemetrySignal.TRACES, TelemetrySignal.METRICS]';

test.each<[object, string]>([
  [{ sampler: 0.1 }, 'the sampler is 0.1; use one like Sampler.parentBased(Sampler.traceIdRatio(0.1))'],
  [{ signals: [] }, `the signals are none; ${LIST}`],
  [{ signals: [TRACES, TRACES] }, `the signals repeat one; ${LIST}`],
  [{ signals: ['spans'] }, `the signals have "spans"; ${LIST}`],
  [{ signals: [undefined] }, `the signals have undefined; ${LIST}`],
  [{ signals: [TRACES, undefined] }, `the signals have undefined; ${LIST}`],
  [{ signals: [null] }, `the signals have null; ${LIST}`],
  [{ signals: 'traces' }, `the signals have "traces"; ${LIST}`],
  [{ signals: null }, `the signals have null; ${LIST}`],
  [
    { signals: [METRICS], sampler: Sampler.alwaysOn() },
    'sampler is about traces, which the signals leave out; leave it out too',
  ],
  [
    { signals: [TRACES], metricExportInterval: Duration.seconds(5) },
    'metricExportInterval is about metrics, which the signals leave out; leave it out too',
  ],
  [
    { metricExportInterval: 15 },
    'metricExportInterval 15 is not valid; use whole milliseconds of at least 1, like Duration.seconds(15)',
  ],
  [
    { metricExportInterval: null },
    'metricExportInterval null is not valid; use whole milliseconds of at least 1, like Duration.seconds(15)',
  ],
  [
    { metricExportInterval: Duration.millis(0) },
    'metricExportInterval of 0 ms is not valid; use whole milliseconds of at least 1, like Duration.seconds(15)',
  ],
  [
    { headersSecret: 'telemetry' },
    'headersSecret is "telemetry"; use one like { secretName: "telemetry", key: "headers" }',
  ],
  [{ headersSecret: null }, 'headersSecret is null; use one like { secretName: "telemetry", key: "headers" }'],
  [
    { headersSecret: { secretName: 'A', key: 'b' } },
    'secretName of headersSecret "A" is not valid; use at most 253 lower-case letters, digits, "-" and ".", like "telemetry"',
  ],
  [
    { headersSecret: { secretName: 'a' } },
    'key undefined of the secret "a" is not valid; use at most 253 letters, digits, "-", "_" and ".", not starting with ".."',
  ],
])('refused: %j', (options, message) => {
  expect(refusal({ endpoint: COLLECTOR, ...options })).toBe(`shop/web: ${message}`);
});

test.each([null, 'http://c:4317', 7])('options %j are refused', (options) => {
  const fix = 'use some like { endpoint: "http://collector:4317" }';
  expect(refusal(options as any)).toBe(
    `shop/web: options of OpenTelemetry.otlp ${JSON.stringify(options)} is not a plain object; ${fix}`,
  );
});

test.each<[() => Sampler, string]>([
  [
    () => Sampler.traceIdRatio(NaN),
    'Sampler.traceIdRatio: ratio NaN is not valid; use a number from 0 to 1, like 0.1 for every tenth trace',
  ],
  [
    () => Sampler.traceIdRatio(10),
    'Sampler.traceIdRatio: ratio 10 is not valid; use a number from 0 to 1, like 0.1 for every tenth trace',
  ],
  [
    () => Sampler.traceIdRatio('0.1' as any),
    'Sampler.traceIdRatio: ratio "0.1" is not valid; use a number from 0 to 1, like 0.1 for every tenth trace',
  ],
  [
    () => Sampler.parentBased(Sampler.parentBased(Sampler.alwaysOn())),
    'Sampler.parentBased: the root is parent based itself; use one like Sampler.traceIdRatio(0.1)',
  ],
  [
    () => Sampler.parentBased(undefined as any),
    'Sampler.parentBased: the root undefined is no sampler; use one like Sampler.traceIdRatio(0.1)',
  ],
])('a sampler is refused', (sampler, message) => {
  expect(messageOf(sampler)).toBe(message);
});
