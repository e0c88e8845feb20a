import type { Duration } from 'cdk8s';
import type { AutoInstrumentation } from './auto-instrumentation';
import type { OtlpProtocol } from './otlp-protocol';
import type { Sampler } from './sampler';

/** What a service tells of itself. */
export enum TelemetrySignal {
  /** The way of requests through services. */
  TRACES = 'traces',
  /** Numbers over time. */
  METRICS = 'metrics',
  /** Records of events, besides those that go to stdout. */
  LOGS = 'logs',
}

/** A key of a Secret with the headers of telemetry. */
export interface TelemetryHeadersSecret {
  /** The name of the Secret, in the namespace of the service. */
  readonly secretName: string;
  /** The key; its value is a list like `api-key=secret,tenant=shop`, with percent-encoded values. */
  readonly key: string;
}

/** How a service sends its telemetry by OTLP, OpenTelemetry's own protocol. */
export interface OtlpOptions {
  /**
   * The URL of the receiver, without the path of a signal: `http://collector.telemetry.svc.cluster.local:4317`.
   * @default - what `connectTo(collector)` says, else what the operator's `Instrumentation` does
   */
  readonly endpoint?: string;

  /**
   * The protocol that is spoken there: gRPC on port 4317, HTTP on port 4318, either on https' 443.
   * @default - HTTP_PROTOBUF where the endpoint has the port 4318, else GRPC
   */
  readonly protocol?: OtlpProtocol;

  /**
   * Whether the endpoint has a port on purpose that is not its protocol's.
   * @default false
   */
  readonly unusualPort?: boolean;

  /**
   * The block of the endpoint's addresses, which `NetworkAccess.declaredOnly()` needs where the endpoint is
   * neither a Service's name nor an IP address: NetworkPolicies can't match names.
   * @default - none
   */
  readonly cidr?: string;

  /**
   * Headers of every export, such as a key, from a Secret.
   * @default - none
   */
  readonly headersSecret?: TelemetryHeadersSecret;

  /**
   * Which traces are recorded, where the app's code does not say.
   * @default - the SDK's: what the caller decided, and every trace that begins here
   */
  readonly sampler?: Sampler;

  /**
   * Which signals the app sends. The others are turned off by `OTEL_TRACES_EXPORTER` and the like, which
   * auto-instrumentation reads; the .NET SDK in an app's own code sends what that code adds.
   * @default - all
   */
  readonly signals?: TelemetrySignal[];

  /**
   * How often metrics are sent, in whole milliseconds. An `Slo` needs them every 75 s or more often.
   * @default - the SDK's, a minute
   */
  readonly metricExportInterval?: Duration;

  /**
   * The environment that the service is deployed in, as `deployment.environment.name`: `production`, `staging`.
   * @default - none
   */
  readonly deploymentEnvironment?: string;

  /**
   * More about the service, by names of OpenTelemetry's semantic conventions: `{ 'k8s.cluster.name': 'west' }`.
   * `service.namespace` and `service.version` may be set too.
   * @default - only what is known of the service and its pods
   */
  readonly resourceAttributes?: Record<string, string>;

  /**
   * Instruments an app whose code knows nothing of OpenTelemetry.
   * @default - none: the app's code does it
   */
  readonly autoInstrumentation?: AutoInstrumentation;
}
