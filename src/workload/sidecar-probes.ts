import { k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { show } from '../private/values';
import type { SidecarOptions } from './sidecar';

const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

/** What the API server would refuse in the probes of a sidecar, and a port name that would never answer. */
export function requireProbes(path: string, options: SidecarOptions): void {
  const { startupProbe, readinessProbe, livenessProbe } = options;
  const probes = { startupProbe, readinessProbe, livenessProbe };
  for (const [role, probe] of Object.entries(probes)) {
    if (probe !== undefined) {
      const who = `${role} of the container "${options.name}"`;
      requireOneHandler(path, who, probe);
      requireKnownPort(path, who, probe, options);
      if (role !== 'readinessProbe') {
        requireOneSuccess(path, who, probe);
      }
    }
  }
}

function requireOneHandler(path: string, who: string, probe: k8s.Probe): void {
  const handlers = HANDLERS.filter((handler) => probe[handler] !== undefined);
  if (handlers.length === 0) {
    fail('probe-invalid', path, `${who} asks nothing`, `give it ${HANDLERS.join(', ').replace(/, (?=\w+$)/, ' or ')}`);
  }
  if (handlers.length > 1) {
    fail('probe-invalid', path, `${who} has ${handlers.join(' and ')}`, 'keep one of them');
  }
}

function requireKnownPort(path: string, who: string, probe: k8s.Probe, options: SidecarOptions): void {
  const port: unknown = (probe.httpGet ?? probe.tcpSocket)?.port.value;
  const known = (options.ports ?? []).map(({ portName }) => portName);
  if (typeof port === 'string' && !known.includes(port)) {
    const fix = known.length === 0 ? 'name it in ports' : `name it in ports, or use ${known.join(' or ')}`;
    fail('probe-invalid', path, `${who} asks the port ${show(port)}, which the container does not open`, fix);
  }
}

/** Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes */
function requireOneSuccess(path: string, who: string, probe: k8s.Probe): void {
  if (probe.successThreshold !== undefined && probe.successThreshold !== 1) {
    const problem = `${who} has the successThreshold ${show(probe.successThreshold)}`;
    fail('probe-invalid', path, problem, 'leave it out: Kubernetes takes only 1 there');
  }
}
