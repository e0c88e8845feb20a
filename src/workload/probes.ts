import { k8s } from 'cdk8s-plus-27';
import { PortModel } from '../core/model';

/**
 * Probes for a service of which nothing is known but its port. All five timing fields are written out, so
 * that a reader sees what holds. There is no liveness probe: on the same port it would only restart a busy
 * container that readiness already spares.
 */
function tcp(port: PortModel, periodSeconds: number, failureThreshold: number): k8s.Probe {
  return {
    tcpSocket: { port: k8s.IntOrString.fromString(port.portName) },
    initialDelaySeconds: 0,
    periodSeconds,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold,
  };
}

/** Generous: a cold .NET start on a small CPU share takes long, 3 s x 40 = two minutes. */
export function startupProbe(port: PortModel): k8s.Probe {
  return tcp(port, 3, 40);
}

/** Quick: out of the Service after 15 s at the latest. */
export function readinessProbe(port: PortModel): k8s.Probe {
  return tcp(port, 5, 3);
}
