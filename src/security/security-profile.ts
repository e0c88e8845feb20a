import { k8s } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { PlainObject } from '../core/plain-object';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { requireCall } from '../private/options';
import { BASELINE, containerContext, podContext, requireSecurity, RESTRICTED, SecurityLevel } from './security-levels';
import { SecurityOptions } from './security-options';

/** Ports below this are privileged: a process without capabilities needs the runtime's leave to bind one. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * What the pods may do on their nodes, and a service account of the service's own, without a token.
 * See https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class SecurityProfile implements ICapability {
  /**
   * What Pod Security `restricted` admits: a numeric user other than root, no capabilities, no more
   * privileges, the runtime's seccomp profile; besides, a read-only root file system.
   */
  public static restricted(options: SecurityOptions = {}): SecurityProfile {
    requireCall('SecurityProfile.restricted', [options]);
    return new SecurityProfile(options, RESTRICTED);
  }

  /**
   * What Pod Security `baseline` admits: the image's own user, root too, a writable root file system and the
   * container runtime's default capabilities; still no way to more privileges, and the seccomp profile.
   */
  public static baseline(options: SecurityOptions = {}): SecurityProfile {
    requireCall('SecurityProfile.baseline', [options]);
    return new SecurityProfile(options, BASELINE);
  }

  /** No security context at all. The only profile under which pods may mount a path of their node. */
  public static none(): SecurityProfile {
    return new SecurityProfile({});
  }

  /** Which question this answers. */
  public readonly capabilityName = 'security';
  private readonly options: SecurityOptions;
  private readonly level?: SecurityLevel;

  private constructor(options: SecurityOptions, level?: SecurityLevel) {
    this.options = options;
    this.level = level;
  }

  /**
   * Called by the service: creates its service account, and writes on its pods.
   * @throws when an option is not one that the profile or the cluster allows
   */
  public bind(context: ServiceContext): void {
    if (this.level) {
      requireSecurity(context.path, this.level, this.options, context.cluster);
    }
    const { serviceName } = context;
    context.intent.addContributor({ contribute: (pod) => this.write(pod, serviceName) });
    new PlainObject(context.scope, 'service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: serviceName, namespace: context.namespaceName, labels: context.serviceLabels() },
      automountServiceAccountToken: false,
    });
  }

  private write(pod: PodDraft, serviceName: string): void {
    const { level, options } = this;
    pod.addFields({ serviceAccountName: serviceName });
    if (!level) {
      pod.isPrivileged = true;
      return;
    }
    const container = containerContext(level, options, pod.cluster);
    const add = options.addCapabilities ?? [];
    pod.addFields({ securityContext: { ...podContext(level, options, pod.cluster), sysctls: sysctls(pod) } });
    pod.containerSecurityContext = container;
    pod.main.securityContext =
      add.length === 0 ? container : { ...container, capabilities: { ...container.capabilities, add } };
    if (options.appArmor) {
      pod.addNewerFields(pod.main.name, { appArmorProfileType: 'RuntimeDefault' });
    }
  }
}

/**
 * containerd 2 and Docker let any process bind a low port, older containerd and CRI-O do not: the sysctl
 * makes it so everywhere. It is a safe one, which `restricted` and `baseline` allow.
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
 */
function sysctls(pod: PodDraft): k8s.Sysctl[] | undefined {
  const low = pod.ports.some((port) => port.containerPort < FIRST_UNPRIVILEGED_PORT);
  return low ? [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] : undefined;
}
