import { Duration } from 'cdk8s';
import { requireCall } from '../../private/options';
import { requireSeconds } from '../../private/seconds';

/** Source: https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity */
const LONGEST = 86400;

/** Which connections of a client reach the same pod. */
export class SessionAffinity {
  /**
   * Those from one IP address, as the node sees it: behind an ingress controller, a Gateway or source NAT
   * that is the proxy's or a node's.
   * @param timeout how long the client may pause, in whole seconds, 1 to 86400; three hours without
   */
  public static clientIp(timeout?: Duration): SessionAffinity {
    requireCall('SessionAffinity.clientIp', [timeout]);
    return new SessionAffinity(timeout);
  }

  private readonly timeout?: Duration;

  private constructor(timeout?: Duration) {
    this.timeout = timeout;
  }

  /**
   * @throws when the timeout is not 1 to 86400 whole seconds
   * @internal
   */
  public _timeoutSeconds(path: string): number | undefined {
    const what = 'timeout of the session affinity';
    return this.timeout && requireSeconds('exposure-invalid', path, what, this.timeout, 1, LONGEST);
  }
}
