import { ICapability } from '../core/capability';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { requireCall } from '../private/options';
import { applyHealthPlan, askedPaths, HealthPlan, healthPlan } from './health-plan';
import { execHandler, grpcHandler, httpHandler, tcpHandler } from './probe-handlers';
import type {
  AspNetCoreHealthCheckOptions,
  ExecHealthCheckOptions,
  GrpcHealthCheckOptions,
  HttpHealthCheckOptions,
  TcpHealthCheckOptions,
} from './probe-options';

/** Seconds to open a connection. */
const TCP_TIMEOUT = 1;

/** Seconds to answer: on a throttled CPU one is too few. */
const ANSWER_TIMEOUT = 3;

const ANSWERS = { timeout: ANSWER_TIMEOUT, livenessByDefault: true };

type Planner = (path: string) => HealthPlan;

/**
 * How Kubernetes learns that a container has started, may get requests, and must be restarted. A wrong
 * value is an error when the service is constructed.
 *
 * The liveness probe never asks what readiness asks: a database that is down would else restart every pod.
 */
export class HealthCheck implements ICapability {
  /**
   * Startup and readiness ask a path, any status from 200 to 399 is a yes. Liveness asks `livenessPath`, and
   * is a TCP connection where that is left out.
   * @param path like `/healthz`
   */
  public static http(path: string, options: HttpHealthCheckOptions = {}): HealthCheck {
    requireCall('HealthCheck.http', [path, options]);
    return new HealthCheck(options.portName, (at) => {
      const { startupPath, livenessPath } = options;
      const readiness = httpHandler(at, 'health path', path, options);
      const startup = startupPath === undefined ? readiness : httpHandler(at, 'startup path', startupPath, options);
      const liveness = livenessPath === undefined ? undefined : httpHandler(at, 'liveness path', livenessPath, options);
      return healthPlan(at, { ...ANSWERS, startup, readiness, liveness }, options);
    });
  }

  /**
   * The endpoints of ASP.NET Core's health checks: startup and liveness on `/healthz/live`, which must not
   * check dependencies, readiness on `/healthz/ready`. The application maps both.
   * See https://learn.microsoft.com/aspnet/core/host-and-deploy/health-checks
   */
  public static aspNetCore(options: AspNetCoreHealthCheckOptions = {}): HealthCheck {
    requireCall('HealthCheck.aspNetCore', [options]);
    return new HealthCheck(options.portName, (at) => {
      const live = httpHandler(at, 'live path', options.livePath ?? '/healthz/live', options);
      const readiness = httpHandler(at, 'ready path', options.readyPath ?? '/healthz/ready', options);
      const liveness = options.livenessEnabled === false ? undefined : live;
      return healthPlan(at, { ...ANSWERS, startup: live, readiness, liveness }, options);
    });
  }

  /**
   * Startup and readiness open a TCP connection. There is no liveness probe unless `liveness` is given: on
   * the same port it would only restart a busy container that readiness spares already.
   */
  public static tcp(options: TcpHealthCheckOptions = {}): HealthCheck {
    requireCall('HealthCheck.tcp', [options]);
    return new HealthCheck(options.portName, (at) => {
      const handler = tcpHandler();
      const handlers = { startup: handler, readiness: handler, timeout: TCP_TIMEOUT, livenessByDefault: false };
      return healthPlan(at, handlers, options);
    });
  }

  /**
   * Startup and readiness ask by the gRPC health protocol, without TLS. Liveness asks for `livenessService`,
   * and is a TCP connection where that is left out.
   */
  public static grpc(options: GrpcHealthCheckOptions = {}): HealthCheck {
    requireCall('HealthCheck.grpc', [options]);
    return new HealthCheck(options.portName, (at) => {
      const { livenessService, readinessService } = options;
      const handler = grpcHandler(at, 'readiness service', readinessService);
      const liveness = livenessService === undefined ? undefined : grpcHandler(at, 'liveness service', livenessService);
      return healthPlan(at, { ...ANSWERS, startup: handler, readiness: handler, liveness }, options);
    });
  }

  /**
   * Startup and readiness run a command inside the container, without a shell. Liveness runs
   * `livenessCommand`, and is a TCP connection where that is left out.
   * @param command the program and its arguments
   */
  public static exec(command: string[], options: ExecHealthCheckOptions = {}): HealthCheck {
    requireCall('HealthCheck.exec', [command, options]);
    return new HealthCheck(undefined, (at) => {
      const { livenessCommand } = options;
      const handler = execHandler(at, 'health command', command);
      const liveness = livenessCommand === undefined ? undefined : execHandler(at, 'liveness command', livenessCommand);
      return healthPlan(at, { ...ANSWERS, startup: handler, readiness: handler, liveness }, options);
    });
  }

  /** No probes: a pod gets requests as soon as its process runs, and is restarted only when that ends. */
  public static none(): HealthCheck {
    return new HealthCheck(undefined, () => ({}));
  }

  /** Which question this answers. */
  public readonly capabilityName = 'health';
  private readonly portName?: string;
  private readonly planner: Planner;

  private constructor(portName: string | undefined, planner: Planner) {
    this.portName = portName;
    this.planner = planner;
  }

  /**
   * Called by the service.
   * @throws when a path, header, time, threshold, command or port name is not valid
   */
  public bind(context: ServiceContext): void {
    const plan = this.planner(context.path);
    askedPaths(plan).forEach((path) => context.intent.leaveUnmeasured(path));
    const contribute = (pod: PodDraft) => applyHealthPlan(context.path, pod, plan, this.portName);
    context.intent.addContributor({ contribute });
  }
}
