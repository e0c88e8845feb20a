/** What differs from a security profile's usual. */
export interface SecurityOptions {
  /**
   * The user that the container's processes run as. Where the cluster assigns user IDs (OpenShift), none
   * is written. .NET's own images bring a user 1654 (`APP_UID`), which scanners find too low.
   * @default - restricted: 10001, above all users of the node; baseline: the image's
   */
  readonly userId?: number;

  /**
   * The group that they run as.
   * @default - the userId; baseline: the image's, unless userId is given
   */
  readonly groupId?: number;

  /**
   * The group that owns the volumes' files.
   * @default - the groupId; baseline: none, unless groupId or userId is given
   */
  readonly fsGroup?: number;

  /**
   * Whether the container's root file system is read-only; volumes stay writable.
   * @default - restricted: true; baseline: false
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * Linux capabilities that the main container gets, without their prefix `CAP_`: `NET_BIND_SERVICE`, the
   * only one that restricted allows, or under baseline those of the container runtimes' default set.
   * @default - none
   */
  readonly addCapabilities?: string[];

  /**
   * The SELinux type, `container_t`, `container_init_t` or `container_kvm_t`. OpenShift assigns one itself.
   * @default - the container runtime's
   */
  readonly seLinuxType?: string;

  /**
   * Whether the main container runs under the container runtime's AppArmor profile, said explicitly. Nodes
   * without AppArmor refuse such a pod. Needs Kubernetes 1.30.
   * @default false
   */
  readonly appArmor?: boolean;
}
