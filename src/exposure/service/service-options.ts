import { ExtraHeadlessPort, ExtraNodePort, ExtraPort } from './extra-port';
import { SessionAffinity } from './session-affinity';
import { IpFamily, IpFamilyPolicy, TrafficDistribution, TrafficPolicy } from './traffic';

/** What every Service may have. */
export interface CommonServiceOptions {
  /**
   * The protocol that the main port speaks, such as `kubernetes.io/h2c` for gRPC without TLS.
   * See https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   * @default - not said
   */
  readonly appProtocol?: string;

  /**
   * Annotations of the Service, such as those that a cloud's load balancer reads.
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * Of how many IP families it has addresses.
   * @default - the cluster's: one
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * The IP families of its addresses, the main one first; the cluster must have them. Two need an
   * ipFamilyPolicy. Kubernetes forbids to change the first once the Service exists.
   * @default - the cluster's
   */
  readonly ipFamilies?: IpFamily[];
}

/** A Service without an address of its own. */
export interface HeadlessServiceOptions extends CommonServiceOptions {
  /**
   * Ports besides the main one.
   * @default - none
   */
  readonly extraPorts?: ExtraHeadlessPort[];
}

/** What a Service with an address of its own may have, whoever reaches it. */
export interface VirtualIpServiceOptions extends CommonServiceOptions {
  /**
   * The main port as the Service offers it, 1 to 65535; the container's is the service's prop `port`.
   * @default 80
   */
  readonly servicePort?: number;

  /**
   * Which connections of a client reach the same pod. Proxies such as ingress controllers choose pods
   * themselves and do not ask it.
   * @default - none: each connection goes to any pod
   */
  readonly sessionAffinity?: SessionAffinity;

  /**
   * Which pods a connection from inside the cluster may reach.
   * @default TrafficPolicy.CLUSTER
   */
  readonly internalTrafficPolicy?: TrafficPolicy;

  /**
   * Which pods are preferred. Needs Kubernetes 1.31, or 1.34 for all but PREFER_CLOSE.
   * @default - none
   */
  readonly trafficDistribution?: TrafficDistribution;
}

/** A Service that is reached inside the cluster, by clients or by an ingress controller or Gateway. */
export interface ServiceExposureOptions extends VirtualIpServiceOptions {
  /**
   * Ports besides the main one.
   * @default - none
   */
  readonly extraPorts?: ExtraPort[];
}

/** A Service that is reached on a port of every node. */
export interface NodePortServiceOptions extends VirtualIpServiceOptions {
  /**
   * The main port on every node, 30000 to 32767.
   * @default - Kubernetes chooses one
   */
  readonly nodePort?: number;

  /**
   * Ports besides the main one.
   * @default - none
   */
  readonly extraPorts?: ExtraNodePort[];

  /**
   * Which pods a connection from outside the cluster may reach. LOCAL keeps the client's address, which
   * source NAT replaces by a node's otherwise.
   * @default TrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
}

/** A Service that is reached at an address outside the cluster. */
export interface LoadBalancerServiceOptions extends NodePortServiceOptions {
  /**
   * Blocks of IP addresses that may connect, like `203.0.113.0/24`; load balancers that can't tell ignore them.
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Which of several load balancers serves it, like `service.k8s.aws/nlb`. Kubernetes forbids to change it.
   * @default - the cluster's
   */
  readonly loadBalancerClass?: string;

  /**
   * Whether it gets a port on every node too. Load balancers that reach pods themselves need none.
   * @default true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;
}
