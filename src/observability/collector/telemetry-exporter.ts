import { fail } from '../../private/errors';
import { isPlainObject, requirePlainObject, requireString, show } from '../../private/values';
import { OtlpProtocol } from '../telemetry/otlp-protocol';
import { exporterId, headersOf, requireServerUrl, requireSignals, tlsOf } from './exporter-checks';
import { ExporterModel, literal, Settings } from './exporter-model';
import {
  DebugExporterOptions,
  ExporterOptions,
  LokiExporterOptions,
  OtlpExporterOptions,
  PrometheusRemoteWriteOptions,
} from './exporter-options';
import { TelemetrySignal } from '../telemetry/telemetry-options';
import { SIGNALS } from './telemetry-signals';

const CODE = 'collector-invalid';
const LOKI = 'http://loki.monitoring:3100';

/** Where a collector sends what it has collected. */
export class TelemetryExporter {
  /** Anything that speaks OTLP: Tempo, Jaeger, another collector, most vendors. It takes all signals. */
  public static otlp(options: OtlpExporterOptions): TelemetryExporter {
    return new TelemetryExporter((path) => otlpExporter(path, options));
  }

  /**
   * Prometheus (with `--web.enable-remote-write-receiver`), Mimir, Thanos and others. It takes metrics. Names get
   * Prometheus' spelling (`http_server_request_duration_seconds`), `service.namespace`/`service.name` becomes the label
   * `job`, `service.instance.id` becomes `instance`; other resource attributes are labels of the series `target_info`.
   */
  public static prometheusRemoteWrite(options: PrometheusRemoteWriteOptions): TelemetryExporter {
    return new TelemetryExporter((path) => remoteWriteExporter(path, options));
  }

  /** Loki 3.0 or newer, over OTLP: the endpoint is Loki's own, like `http://loki.monitoring:3100`. It takes logs. */
  public static loki(options: LokiExporterOptions): TelemetryExporter {
    return new TelemetryExporter((path) => lokiExporter(path, options));
  }

  /** The collector's own log, to look at what arrives. It takes all signals. */
  public static debug(options: DebugExporterOptions = {}): TelemetryExporter {
    return new TelemetryExporter((path) => debugExporter(path, options));
  }

  private readonly resolve: (path: string) => ExporterModel;

  private constructor(resolve: (path: string) => ExporterModel) {
    this.resolve = resolve;
  }

  /**
   * Its settings, checked.
   * @internal
   */
  public _resolve(path: string): ExporterModel {
    return this.resolve(path);
  }
}

/** What exporters over HTTP and gRPC share. */
function overNetwork(
  path: string,
  kind: string,
  options: ExporterOptions,
  signals: TelemetrySignal[],
  example: string,
  endpointSettings: (endpoint: ReturnType<typeof requireServerUrl>, tls: Settings) => Settings,
): ExporterModel {
  requirePlainObject(
    CODE,
    path,
    `options of the exporter ${kind}`,
    options,
    `use them like { endpoint: "${example}" }`,
  );
  const id = exporterId(path, kind, options.name);
  const endpoint = requireServerUrl(path, id, options.endpoint, example);
  const [headers, variables] = headersOf(path, id, options);
  const [tls, files] = tlsOf(path, id, endpoint.secure, options.tls);
  const settings = { ...endpointSettings(endpoint, tls), ...(Object.keys(headers).length > 0 && { headers }) };
  return { id, signals, settings, variables, files };
}

function httpSettings(suffix = '') {
  return ({ secure, authority, path }: ReturnType<typeof requireServerUrl>, tls: Settings): Settings => ({
    endpoint: literal(`${secure ? 'https' : 'http'}://${authority}${path}${suffix}`),
    ...(Object.keys(tls).length > 0 && { tls }),
  });
}

function otlpExporter(path: string, options: OtlpExporterOptions): ExporterModel {
  const like = 'use them like { endpoint: "http://tempo.tracing:4317" }';
  requirePlainObject(CODE, path, 'options of the exporter otlp', options, like);
  const { protocol = OtlpProtocol.GRPC, signals } = options;
  if (!Object.values(OtlpProtocol).includes(protocol)) {
    fail(CODE, path, `protocol ${show(protocol)} is unknown`, 'use a value of OtlpProtocol, like OtlpProtocol.GRPC');
  }
  const taken = requireSignals(path, 'otlp', signals);
  if (protocol === OtlpProtocol.HTTP_PROTOBUF) {
    return overNetwork(path, 'otlp_http', options, taken, 'http://tempo.tracing:4318', httpSettings());
  }
  const example = 'http://tempo.tracing:4317';
  return overNetwork(path, 'otlp_grpc', options, taken, example, ({ secure, authority, port, path: of }, tls) => {
    if (port === undefined || of !== '') {
      const problem = `endpoint ${show(options.endpoint)} has ${of === '' ? 'no port' : 'a path'}, and gRPC needs host and port`;
      fail(CODE, path, problem, `use one like "${example}", or OtlpProtocol.HTTP_PROTOBUF`);
    }
    const settings = secure ? tls : { insecure: true };
    return { endpoint: authority, ...(Object.keys(settings).length > 0 && { tls: settings }) };
  });
}

function remoteWriteExporter(path: string, options: PrometheusRemoteWriteOptions): ExporterModel {
  const example = 'http://prometheus.monitoring:9090/api/v1/write';
  const kind = 'prometheus_remote_write';
  const model = overNetwork(path, kind, options, [TelemetrySignal.METRICS], example, httpSettings());
  const { externalLabels = {} } = options;
  requirePlainObject(CODE, path, `externalLabels of ${model.id}`, externalLabels, 'use values by name');
  const labels = Object.entries(externalLabels).map(([name, value]) => {
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || typeof value !== 'string') {
      const problem = `external label ${show(name)} of ${model.id} has a name or value that is not valid`;
      fail(CODE, path, problem, 'use letters, digits and "_" for the name and a text for the value');
    }
    return [name, literal(value)];
  });
  const external = labels.length > 0 && { external_labels: Object.fromEntries(labels) as Settings };
  return { ...model, settings: { ...model.settings, ...external } };
}

function lokiExporter(path: string, options: LokiExporterOptions): ExporterModel {
  if (!isPlainObject(options)) {
    return overNetwork(path, 'otlp_http', options, [], LOKI, httpSettings());
  }
  const { name = 'loki', tenant, headers = {} } = options as LokiExporterOptions;
  const scope: Record<string, string> =
    tenant === undefined ? {} : { 'X-Scope-OrgID': requireString(CODE, path, 'tenant', tenant, 'name it') };
  const all = isPlainObject(headers) ? { ...headers, ...scope } : headers;
  const named = { ...(options as LokiExporterOptions), name, headers: all };
  return overNetwork(path, 'otlp_http', named, [TelemetrySignal.LOGS], LOKI, httpSettings('/otlp'));
}

function debugExporter(path: string, options: DebugExporterOptions): ExporterModel {
  requirePlainObject(CODE, path, 'options of the exporter debug', options, 'use them like { detailed: true }');
  const { detailed = false, signals = SIGNALS } = options;
  if (typeof detailed !== 'boolean') {
    fail(CODE, path, `detailed ${show(detailed)} is neither true nor false`, 'use true or false');
  }
  const settings = { verbosity: detailed ? 'detailed' : 'normal' };
  return { id: 'debug', signals: requireSignals(path, 'debug', signals), settings, variables: [], files: [] };
}
