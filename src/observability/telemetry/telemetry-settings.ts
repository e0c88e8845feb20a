import { EnvironmentVariable } from '../../core/environment';
import { fail } from '../../private/errors';
import { requireSubdomain } from '../../private/names';
import { requireString, show } from '../../private/values';
import { AutoInstrumentation, OperatorPlan } from './auto-instrumentation';
import { requireProtocol } from './otlp-endpoint';
import { OtlpProtocol } from './otlp-protocol';
import { encoded, userAttributes } from './resource-attributes';
import { Sampler } from './sampler';
import { OtlpOptions, TelemetryHeadersSecret, TelemetrySignal } from './telemetry-options';

/** What the user said but for the endpoint, checked. */
export interface TelemetrySettings {
  readonly protocol?: OtlpProtocol;
  /** Attributes by key, encoded. */
  readonly attributes: Record<string, string>;
  readonly signals: TelemetrySignal[];
  /** Those that the user has asked for by name, or by how they are sent. */
  readonly asked: TelemetrySignal[];
  /** Variables that depend on nothing else. */
  readonly variables: Omit<EnvironmentVariable, 'origin'>[];
  /** How many seconds lie between two exports of metrics, where the user says so. */
  readonly metricSeconds?: number;
  readonly operator?: OperatorPlan;
}

/** What holds where the user said nothing. */
export const NO_SETTINGS: TelemetrySettings = {
  attributes: {},
  signals: Object.values(TelemetrySignal),
  asked: [],
  variables: [],
};

/** Source: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
const SECRET_KEY = /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/;

/** Reads the options, all but the endpoint. */
export function telemetrySettings(path: string, options: OtlpOptions): TelemetrySettings {
  const signals = signalsOf(path, options);
  const millis = exportMillis(path, options);
  return {
    protocol: requireProtocol(path, options.protocol),
    attributes: attributesOf(path, options),
    signals,
    asked: askedOf(options),
    variables: [
      ...headerVariables(path, options.headersSecret),
      ...samplerVariables(path, options.sampler),
      ...Object.values(TelemetrySignal)
        .filter((signal) => !signals.includes(signal))
        .map(turnedOff),
      ...(millis === undefined ? [] : [{ name: 'OTEL_METRIC_EXPORT_INTERVAL', value: `${millis}` }]),
    ],
    metricSeconds: millis === undefined ? undefined : millis / 1000,
    operator: operatorOf(path, options.autoInstrumentation),
  };
}

/** The variable that turns a signal off. */
export const turnedOff = (signal: TelemetrySignal) => ({
  name: `OTEL_${signal.toUpperCase()}_EXPORTER`,
  value: 'none',
});

function askedOf({ signals, sampler, metricExportInterval }: OtlpOptions): TelemetrySignal[] {
  const { TRACES, METRICS } = TelemetrySignal;
  return Object.values(TelemetrySignal).filter(
    (signal) =>
      signals?.includes(signal) === true ||
      (signal === TRACES && sampler !== undefined) ||
      (signal === METRICS && metricExportInterval !== undefined),
  );
}

function attributesOf(path: string, options: OtlpOptions): Record<string, string> {
  const own = userAttributes(path, options.resourceAttributes ?? {});
  const key = 'deployment.environment.name';
  const { deploymentEnvironment } = options;
  if (deploymentEnvironment === undefined) {
    return own;
  }
  requireString('telemetry-invalid', path, 'deploymentEnvironment', deploymentEnvironment, 'use one like "staging"');
  if (key in own) {
    const problem = `deploymentEnvironment and the resource attribute "${key}" are one thing`;
    fail('telemetry-invalid', path, problem, 'leave one of them out');
  }
  return { [key]: encoded(path, key, deploymentEnvironment), ...own };
}

function signalsOf(path: string, { signals, sampler, metricExportInterval }: OtlpOptions): TelemetrySignal[] {
  if (signals === undefined) {
    return NO_SETTINGS.signals;
  }
  const known = Object.values(TelemetrySignal);
  const wrong: unknown[] = Array.isArray(signals) ? signals.filter((signal) => !known.includes(signal)) : [signals];
  if (wrong.length > 0 || signals.length === 0 || signals.length !== new Set(signals).size) {
    const what = wrong.length === 0 ? (signals.length === 0 ? 'are none' : 'repeat one') : `have ${show(wrong[0])}`;
    const fix = 'use a list like [TelemetrySignal.TRACES, TelemetrySignal.METRICS]';
    fail('telemetry-invalid', path, `the signals ${what}`, fix);
  }
  requireSignal(path, 'sampler', sampler, TelemetrySignal.TRACES, signals);
  requireSignal(path, 'metricExportInterval', metricExportInterval, TelemetrySignal.METRICS, signals);
  return [...signals];
}

function requireSignal(
  path: string,
  what: string,
  value: unknown,
  signal: TelemetrySignal,
  signals: TelemetrySignal[],
): void {
  if (value !== undefined && !signals.includes(signal)) {
    fail('telemetry-invalid', path, `${what} is about ${signal}, which the signals leave out`, 'leave it out too');
  }
}

function headerVariables(path: string, secret: TelemetryHeadersSecret | undefined) {
  if (secret === undefined) {
    return [];
  }
  if (typeof secret !== 'object' || secret === null) {
    const fix = 'use one like { secretName: "telemetry", key: "headers" }';
    fail('telemetry-invalid', path, `headersSecret is ${show(secret)}`, fix);
  }
  const name = requireSubdomain(path, 'secretName of headersSecret', secret.secretName, 'telemetry');
  const { key } = secret;
  if (typeof key !== 'string' || !SECRET_KEY.test(key)) {
    const fix = 'use at most 253 letters, digits, "-", "_" and ".", not starting with ".."';
    fail('telemetry-invalid', path, `key ${show(key)} of the secret "${name}" is not valid`, fix);
  }
  return [{ name: 'OTEL_EXPORTER_OTLP_HEADERS', valueFrom: { secretKeyRef: { name, key } } }];
}

function samplerVariables(path: string, sampler: Sampler | undefined) {
  if (sampler === undefined) {
    return [];
  }
  if (!(sampler instanceof Sampler)) {
    const fix = 'use one like Sampler.parentBased(Sampler.traceIdRatio(0.1))';
    fail('telemetry-invalid', path, `the sampler is ${show(sampler)}`, fix);
  }
  const { _name, _argument } = sampler;
  const argument = _argument === undefined ? [] : [{ name: 'OTEL_TRACES_SAMPLER_ARG', value: _argument }];
  return [{ name: 'OTEL_TRACES_SAMPLER', value: _name }, ...argument];
}

function exportMillis(path: string, { metricExportInterval: interval }: OtlpOptions): number | undefined {
  if (interval === undefined) {
    return undefined;
  }
  const known = typeof (interval as { toMilliseconds?: unknown } | null)?.toMilliseconds === 'function';
  const millis = known ? interval.toMilliseconds() : NaN;
  if (!Number.isInteger(millis) || millis < 1 || millis > 2147483647) {
    const given = known ? `of ${millis} ms` : show(interval);
    const fix = 'use whole milliseconds of at least 1, like Duration.seconds(15)';
    fail('telemetry-invalid', path, `metricExportInterval ${given} is not valid`, fix);
  }
  return millis;
}

function operatorOf(path: string, instrumentation: AutoInstrumentation | undefined): OperatorPlan | undefined {
  if (instrumentation !== undefined && !(instrumentation instanceof AutoInstrumentation)) {
    const fix = 'use AutoInstrumentation.ofOperator()';
    fail('telemetry-invalid', path, `autoInstrumentation is ${show(instrumentation)}`, fix);
  }
  return instrumentation?._plan(path);
}
