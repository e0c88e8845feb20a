/** A port besides the main one. */
export interface ExtraHeadlessPort {
  /** Its name, at most 15 characters, like `grpc`. */
  readonly portName: string;

  /** The port that the container listens on, 1 to 65535. */
  readonly containerPort: number;

  /**
   * The protocol that it speaks, for proxies and meshes: `kubernetes.io/h2c` for gRPC without TLS,
   * `kubernetes.io/ws`, `https`, or one of your own after a DNS prefix.
   * See https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   * @default - not said
   */
  readonly appProtocol?: string;

  /**
   * Whether the Service offers it. Otherwise the pods only open it, for what finds pods by itself, such as
   * a PodMonitor that reads metrics.
   * @default true
   */
  readonly offered?: boolean;
}

/** A port besides the main one, of a Service that has an address of its own. */
export interface ExtraPort extends ExtraHeadlessPort {
  /**
   * The port that the Service offers, 1 to 65535.
   * @default - containerPort
   */
  readonly servicePort?: number;
}

/** A port besides the main one, of a Service that clients outside the cluster may reach. */
export interface ExtraNodePort extends ExtraPort {
  /**
   * The port on every node, 30000 to 32767.
   * @default - Kubernetes chooses one
   */
  readonly nodePort?: number;

  /**
   * Whether the NetworkPolicy lets clients from outside in, as on the main port.
   * @default - true where nodePort is set, else false
   */
  readonly opensNetwork?: boolean;
}
