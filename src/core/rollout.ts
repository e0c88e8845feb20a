import { k8s } from 'cdk8s-plus-27';

/** How a Deployment replaces its pods. */
export interface RolloutModel {
  /** `RollingUpdate` or `Recreate`. */
  readonly strategyType: string;
  /**
   * Pods beyond the replicas while an update rolls.
   * @default - Kubernetes' own, 25%
   */
  readonly maxSurge?: k8s.IntOrString;
  /**
   * Pods that may be missing while an update rolls.
   * @default - Kubernetes' own, 25%
   */
  readonly maxUnavailable?: k8s.IntOrString;
  /**
   * Seconds that a new pod must have been ready before it counts.
   * @default - Kubernetes' own, 0
   */
  readonly minReadySeconds?: number;
  /**
   * Seconds after which an update without progress is reported as failed.
   * @default - Kubernetes' own, 600
   */
  readonly progressDeadlineSeconds?: number;
  /**
   * Old ReplicaSets that are kept for `kubectl rollout undo`.
   * @default - Kubernetes' own, 10
   */
  readonly revisionHistoryLimit?: number;
}
