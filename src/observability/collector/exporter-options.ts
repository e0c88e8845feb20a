import { OtlpProtocol } from '../telemetry/otlp-protocol';
import { TelemetrySignal } from '../telemetry/telemetry-options';

/** One entry of a Secret, in the namespace of the pods that export: the gateway's, else the agents'. */
export interface CollectorSecretKey {
  /** The name of the Secret. */
  readonly secretName: string;

  /** The key within it. */
  readonly key: string;
}

/** TLS towards a server whose certificate public authorities have not signed, or that asks for one. */
export interface ExporterTls {
  /**
   * The Secret with the authority's certificate, under the key `ca.crt`.
   * @default - the authorities that the image knows
   */
  readonly caSecretName?: string;

  /**
   * The Secret, of the type `kubernetes.io/tls`, with the certificate that the collector shows.
   * @default - none
   */
  readonly clientSecretName?: string;

  /**
   * The name that the server's certificate must have.
   * @default - the endpoint's host
   */
  readonly serverName?: string;
}

/** What all exporters over the network have. */
export interface ExporterOptions {
  /**
   * Where it sends: a URL. `http://` is plain text, `https://` is TLS.
   */
  readonly endpoint: string;

  /**
   * Tells exporters of one kind apart: lower-case letters, digits and "-". It becomes part of names.
   * @default - none: there may be one exporter of each kind without a name
   */
  readonly name?: string;

  /**
   * Headers whose values are in Secrets, by name: `{ Authorization: { secretName: 'backend', key: 'authorization' } }`.
   * The value is the whole header, like `Bearer abc`; it gets into no ConfigMap.
   * @default - none
   */
  readonly secretHeaders?: Record<string, CollectorSecretKey>;

  /**
   * Headers that everybody may know, by name.
   * @default - none
   */
  readonly headers?: Record<string, string>;

  /**
   * TLS, where the usual is not enough; only with `https://`.
   * @default - that of an `https://` endpoint
   */
  readonly tls?: ExporterTls;
}

/** An exporter over OTLP. */
export interface OtlpExporterOptions extends ExporterOptions {
  /**
   * How it sends. gRPC needs the port in the endpoint, `http://tempo.tracing:4317`; HTTP appends `/v1/traces` and so on.
   * @default OtlpProtocol.GRPC
   */
  readonly protocol?: OtlpProtocol;

  /**
   * What it takes.
   * @default - all signals
   */
  readonly signals?: TelemetrySignal[];
}

/** An exporter to what speaks Prometheus' remote write. */
export interface PrometheusRemoteWriteOptions extends ExporterOptions {
  /**
   * Labels of every series, such as `{ cluster: 'blue' }`.
   * @default - none
   */
  readonly externalLabels?: Record<string, string>;
}

/** An exporter to Loki 3.0 or newer. */
export interface LokiExporterOptions extends ExporterOptions {
  /**
   * The tenant: the header `X-Scope-OrgID`.
   * @default - none, for a Loki without tenants
   */
  readonly tenant?: string;
}

/** An exporter to the collector's own log. */
export interface DebugExporterOptions {
  /**
   * Everything, in place of a line with the number of items.
   * @default false
   */
  readonly detailed?: boolean;

  /**
   * What it takes.
   * @default - all signals
   */
  readonly signals?: TelemetrySignal[];
}
