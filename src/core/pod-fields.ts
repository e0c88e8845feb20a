import { k8s } from 'cdk8s-plus-27';

/** Fields of a pod's spec that capabilities set as they are; the last one who sets a field wins. */
export interface PodFields {
  /** @default - none */
  readonly affinity?: k8s.Affinity;
  /** @default false */
  readonly automountServiceAccountToken?: boolean;
  /** @default - the cluster's */
  readonly dnsConfig?: k8s.PodDnsConfig;
  /** @default - the cluster's */
  readonly dnsPolicy?: string;
  /** @default false */
  readonly enableServiceLinks?: boolean;
  /** @default - none */
  readonly hostAliases?: k8s.HostAlias[];
  /** @default - none */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];
  /** @default - none */
  readonly nodeSelector?: Record<string, string>;
  /** @default - none */
  readonly priorityClassName?: string;
  /** @default - the cluster's */
  readonly runtimeClassName?: string;
  /** @default - none */
  readonly securityContext?: k8s.PodSecurityContext;
  /** @default - the namespace's */
  readonly serviceAccountName?: string;
  /** @default - Kubernetes' own, 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** @default - Kubernetes' own */
  readonly tolerations?: k8s.Toleration[];
  /** @default - none */
  readonly topologySpreadConstraints?: k8s.TopologySpreadConstraint[];
}
