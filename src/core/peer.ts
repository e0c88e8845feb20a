/** A port of the other side of a connection. */
export interface PeerPort {
  /** A port's number as the pods open it. */
  readonly containerPort: number;
  /**
   * `TCP`, `UDP` or `SCTP`.
   * @default TCP
   */
  readonly protocol?: string;
}

/** Who may connect, or whom a service connects to. What is left out is not narrowed. */
export interface PeerModel {
  /**
   * Labels of the pods.
   * @default - all pods of the namespace
   */
  readonly podLabels?: Record<string, string>;
  /**
   * The namespace of the pods.
   * @default - the service's own, unless namespaceLabels or cidr say otherwise
   */
  readonly namespaceName?: string;
  /**
   * Labels of the namespaces of the pods.
   * @default - none
   */
  readonly namespaceLabels?: Record<string, string>;
  /**
   * Everybody, inside the cluster and outside.
   * @default false
   */
  readonly anyone?: boolean;
  /**
   * A host outside the cluster of which only the name is known; NetworkPolicies can't match names.
   * @default - none
   */
  readonly hostName?: string;
  /**
   * Addresses outside the cluster, like `10.0.0.0/8`.
   * @default - none
   */
  readonly cidr?: string;
  /**
   * Addresses inside `cidr` that are not meant.
   * @default - none
   */
  readonly exceptCidrs?: string[];
  /**
   * The ports, on the side that is connected to.
   * @default - all ports
   */
  readonly ports?: PeerPort[];
  /**
   * Whether it only watches, as Prometheus does: without pods it has nothing to see, but misses nothing.
   * @default false
   */
  readonly onlyWatches?: boolean;
}
