import { k8s } from 'cdk8s-plus-27';
import { PortModel } from '../core/model';
import { PodDraft } from '../core/pod-draft';
import { fail } from '../private/errors';
import { show } from '../private/values';
import { ProbeHandler, tcpHandler } from './probe-handlers';
import type { HealthCheckOptions, ProbeOptions } from './probe-options';
import { ProbeRole, probeTiming } from './probe-timing';

/** The three probes, checked, as functions of the port that they ask. */
export interface HealthPlan {
  readonly startup?: ProbeHandler;
  readonly readiness?: ProbeHandler;
  readonly liveness?: ProbeHandler;
}

/** What asks for startup and readiness, and what for liveness. */
export interface HealthHandlers {
  readonly startup: ProbeHandler;
  readonly readiness: ProbeHandler;
  /** One of its own, else a TCP connection: what readiness asks for may depend on others. */
  readonly liveness?: ProbeHandler;
  /** Seconds that one run of startup and readiness may take. */
  readonly timeout: number;
  /** Whether there is a liveness probe when nobody says so. */
  readonly livenessByDefault: boolean;
}

/** Handlers with the timing that the user asked for; checked. */
export function healthPlan(path: string, handlers: HealthHandlers, options: HealthCheckOptions): HealthPlan {
  const enabled = options.livenessEnabled ?? (handlers.livenessByDefault || options.liveness !== undefined);
  if (!enabled && (options.liveness !== undefined || handlers.liveness !== undefined)) {
    const problem = 'liveness is configured, but livenessEnabled is false';
    fail('probe-invalid', path, problem, 'leave out either of the two');
  }
  const timed = (role: ProbeRole, handler: ProbeHandler, timing: ProbeOptions = {}): ProbeHandler => {
    const fields = probeTiming(path, role, handlers.timeout, timing);
    return (port) => ({ ...handler(port), ...fields });
  };
  return {
    startup: timed(ProbeRole.STARTUP, handlers.startup, options.startup),
    readiness: timed(ProbeRole.READINESS, handlers.readiness, options.readiness),
    liveness: enabled ? timed(ProbeRole.LIVENESS, handlers.liveness ?? tcpHandler(), options.liveness) : undefined,
  };
}

/** The paths that the probes ask for, as a path's route has them: without a query. */
export function askedPaths({ startup, readiness, liveness }: HealthPlan): string[] {
  // Which port it is does not matter for the path.
  const port: PortModel = { portName: 'http', containerPort: 80, servicePort: 80 };
  const paths = [startup, readiness, liveness].map((handler) => handler?.(port).httpGet?.path?.split('?')[0]);
  return paths.filter((path) => path !== undefined);
}

/** Writes the probes on the main container, for the port of a name or the main one. */
export function applyHealthPlan(path: string, pod: PodDraft, plan: HealthPlan, portName: string | undefined): void {
  const port = findPort(path, pod.ports, portName);
  const probe = (handler: ProbeHandler | undefined): k8s.Probe | undefined => handler?.(port);
  pod.main.startupProbe = probe(plan.startup);
  pod.main.readinessProbe = probe(plan.readiness);
  pod.main.livenessProbe = probe(plan.liveness);
}

function findPort(path: string, ports: PortModel[], portName: string | undefined): PortModel {
  const port = portName === undefined ? ports[0] : ports.find((candidate) => candidate.portName === portName);
  if (port === undefined) {
    const known = ports.map((candidate) => candidate.portName).join(' or ');
    fail('probe-invalid', path, `the health check names the port ${show(portName)}, which is unknown`, `use ${known}`);
  }
  return port;
}
