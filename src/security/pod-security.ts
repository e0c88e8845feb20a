import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';

/**
 * Above 10000, so that it collides with no user of the node; any UID runs a .NET image, whose files are
 * readable by all. The images' own 1654 is below what most scanners ask for.
 */
const USER_ID = 10001;

/** Ports below this are privileged: a process without capabilities needs the runtime's leave to bind one. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * The Pod Security Standard `restricted`, and a service account of the service's own that has no token.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class PodSecurity implements ICapability, IPodContributor {
  public readonly capabilityName = 'security';
  private serviceName = '';

  public bind(context: ServiceContext): void {
    this.serviceName = context.serviceName;
    context.intent.addContributor(this);
    new ApiObject(context.scope, 'service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: context.serviceName, namespace: context.namespaceName, labels: context.serviceLabels() },
      automountServiceAccountToken: false,
    });
  }

  public contribute(pod: PodDraft): void {
    const ids = pod.cluster.assignsUserIds ? {} : { runAsUser: USER_ID, runAsGroup: USER_ID };
    const group = pod.cluster.assignsUserIds ? {} : { fsGroup: USER_ID, fsGroupChangePolicy: 'OnRootMismatch' };
    pod.addFields({
      serviceAccountName: this.serviceName,
      securityContext: {
        runAsNonRoot: true,
        ...ids,
        ...group,
        seccompProfile: { type: 'RuntimeDefault' },
        sysctls: sysctls(pod),
      },
    });
    pod.main.securityContext = {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL', 'NET_RAW'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      ...ids,
    };
  }
}

/**
 * containerd 2 and Docker let any process bind a low port, older containerd and CRI-O do not: the sysctl
 * makes it so everywhere. It is a safe one, which `restricted` allows.
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
 */
function sysctls(pod: PodDraft): k8s.Sysctl[] | undefined {
  const low = pod.ports.some((port) => port.containerPort < FIRST_UNPRIVILEGED_PORT);
  return low ? [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] : undefined;
}
