import { k8s } from 'cdk8s-plus-27';

/** Fields of a pod's spec that capabilities set as they are; the last one who sets a field wins. */
export interface PodFields {
  /**
   * Which nodes the pods want or need, and which pods beside or away from them.
   * @default - none
   */
  readonly affinity?: k8s.Affinity;
  /**
   * Whether the containers get a token for the Kubernetes API as files.
   * @default false
   */
  readonly automountServiceAccountToken?: boolean;
  /**
   * DNS servers, search domains and resolver options, besides or instead of what `dnsPolicy` gives.
   * @default - the cluster's
   */
  readonly dnsConfig?: k8s.PodDnsConfig;
  /**
   * Where name resolution comes from: `ClusterFirst`, `Default` (the node), `None` or `ClusterFirstWithHostNet`.
   * @default - the cluster's
   */
  readonly dnsPolicy?: string;
  /**
   * Whether each Service of the namespace appears as environment variables, as Docker links did.
   * @default false
   */
  readonly enableServiceLinks?: boolean;
  /**
   * Lines of the pods' `/etc/hosts`.
   * @default - none
   */
  readonly hostAliases?: k8s.HostAlias[];
  /**
   * The Secrets with which the kubelet pulls the images.
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];
  /**
   * Labels that a node must have, by key.
   * @default - none
   */
  readonly nodeSelector?: Record<string, string>;
  /**
   * The class that says whom the scheduler serves first, and evicts last.
   * @default - none
   */
  readonly priorityClassName?: string;
  /**
   * The container runtime that runs the pods, such as `gvisor`.
   * @default - the cluster's
   */
  readonly runtimeClassName?: string;
  /**
   * Users, groups, seccomp profile and sysctls that hold for all containers.
   * @default - none
   */
  readonly securityContext?: k8s.PodSecurityContext;
  /**
   * The identity that the pods have for the Kubernetes API.
   * @default - the namespace's
   */
  readonly serviceAccountName?: string;
  /**
   * Seconds from the order to end until the containers are killed.
   * @default - Kubernetes' own, 30
   */
  readonly terminationGracePeriodSeconds?: number;
  /**
   * The taints that do not keep the pods off a node.
   * @default - Kubernetes' own
   */
  readonly tolerations?: k8s.Toleration[];
  /**
   * How evenly the pods are spread over nodes and zones.
   * @default - none
   */
  readonly topologySpreadConstraints?: k8s.TopologySpreadConstraint[];
}
