import type { Duration } from 'cdk8s';
import type { ConnectionScheme } from 'cdk8s-plus-27';

/**
 * When one probe is run, and what counts. What is left out has the probe's own default.
 * See https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export interface ProbeOptions {
  /**
   * From one run to the next: whole seconds, at least 1.
   * @default - 3 s at startup, 5 s for readiness, 20 s for liveness
   */
  readonly period?: Duration;

  /**
   * How long one run may take: whole seconds, at least 1 and at most the period.
   * @default - 1 s for TCP, else 3 s; 5 s for liveness; the period where that is less
   */
  readonly timeout?: Duration;

  /**
   * The wait from the container's start to the first run: whole seconds. More than the default is needless,
   * since readiness and liveness wait for the startup probe. `Duration.seconds(0)` leaves the field out: the
   * API server does not store a 0.
   * @default Duration.seconds(1)
   */
  readonly initialDelay?: Duration;

  /**
   * Successes in a row after a failure until the probe counts as passed: a whole number from 1 up, and
   * exactly 1 for startup and liveness, as Kubernetes has it.
   * @default 1
   */
  readonly successThreshold?: number;

  /**
   * Failures in a row until the probe counts as failed: a whole number from 1 up.
   * @default - 40 at startup, which is two minutes; else 3
   */
  readonly failureThreshold?: number;
}

/** What all health checks can tune. */
export interface HealthCheckOptions {
  /**
   * The startup probe: the other two wait for it; the container is restarted when it fails.
   * @default - 3 s x 40, two minutes: a cold .NET start on a small share of CPU takes long
   */
  readonly startup?: ProbeOptions;

  /**
   * The readiness probe: a pod that fails it gets no requests until it passes again.
   * @default - 5 s x 3
   */
  readonly readiness?: ProbeOptions;

  /**
   * The liveness probe: the container that fails it is restarted.
   * @default - 20 s x 3, with a timeout of 5 s
   */
  readonly liveness?: ProbeOptions;

  /**
   * Whether there is a liveness probe.
   * @default - true; for `HealthCheck.tcp` only when `liveness` is given
   */
  readonly livenessEnabled?: boolean;
}

/** A health check that connects to a port. */
export interface TcpHealthCheckOptions extends HealthCheckOptions {
  /**
   * The name of the port that is probed.
   * @default - the service's main port
   */
  readonly portName?: string;
}

/** How a request of a health check looks. */
export interface HttpRequestOptions extends TcpHealthCheckOptions {
  /**
   * The Host header, for an application whose `AllowedHosts` would refuse the pod's IP address. It is sent
   * as a header: a probe's own `host` field would connect to another machine.
   * @default - the pod's IP address and port
   */
  readonly hostHeader?: string;

  /**
   * More headers, by name.
   * @default - none
   */
  readonly headers?: Record<string, string>;

  /**
   * HTTP, or HTTPS whose certificate is not checked.
   * @default ConnectionScheme.HTTP
   */
  readonly scheme?: ConnectionScheme;
}

/** A health check by HTTP requests. */
export interface HttpHealthCheckOptions extends HttpRequestOptions {
  /**
   * The path of the liveness probe: one that answers without asking any dependency.
   * @default - none: liveness is a TCP connection
   */
  readonly livenessPath?: string;

  /**
   * The path of the startup probe.
   * @default - the path of the readiness probe
   */
  readonly startupPath?: string;
}

/** A health check by the endpoints that ASP.NET Core's health checks are mapped to. */
export interface AspNetCoreHealthCheckOptions extends HttpRequestOptions {
  /**
   * The path that says that the process works: it must not check dependencies.
   * @default /healthz/live
   */
  readonly livePath?: string;

  /**
   * The path that says that requests can be served; it may check dependencies.
   * @default /healthz/ready
   */
  readonly readyPath?: string;
}

/** A health check by the gRPC health protocol. See https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
export interface GrpcHealthCheckOptions extends TcpHealthCheckOptions {
  /**
   * The name of the service that startup and readiness ask for.
   * @default - the server as a whole
   */
  readonly readinessService?: string;

  /**
   * The name of the service that liveness asks for: one whose health depends on nothing else.
   * @default - none: liveness is a TCP connection
   */
  readonly livenessService?: string;
}

/** A health check by a command that runs inside the container. */
export interface ExecHealthCheckOptions extends HealthCheckOptions {
  /**
   * The command of the liveness probe: one that asks no dependency.
   * @default - none: liveness is a TCP connection to the service's main port
   */
  readonly livenessCommand?: string[];
}
