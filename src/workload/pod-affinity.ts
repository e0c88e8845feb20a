/** Other pods to be near to, or far from. */
export interface PodAffinityRule {
  /** Labels of the other pods, at least one. */
  readonly labels: Record<string, string>;

  /**
   * The label of nodes that says what near is: nodes with the same value are one place.
   * @default kubernetes.io/hostname
   */
  readonly topologyKey?: string;

  /**
   * The namespaces of the other pods.
   * @default - the service's own
   */
  readonly namespaces?: string[];

  /**
   * How much it counts among the preferences, 1 to 100; for preferences only.
   * @default 100
   */
  readonly weight?: number;
}

/** See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity */
export interface PodAffinityOptions {
  /**
   * What must hold, or the pod stays pending.
   * @default - nothing
   */
  readonly required?: PodAffinityRule[];

  /**
   * What is better.
   * @default - nothing
   */
  readonly preferred?: PodAffinityRule[];
}
