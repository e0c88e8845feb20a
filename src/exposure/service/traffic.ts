/** Which pods a node hands a connection to. */
export enum TrafficPolicy {
  /** All ready pods of the service, on any node. */
  CLUSTER = 'Cluster',
  /** Only pods on the node itself; where it has none, the connection is dropped. */
  LOCAL = 'Local',
}

/** Which pods are preferred, where several would do; the others are a fallback. */
export enum TrafficDistribution {
  /** Those in the client's zone, by the name of Kubernetes 1.31 to 1.33. */
  PREFER_CLOSE = 'PreferClose',
  /** Those in the client's zone (Kubernetes 1.34). */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Those on the client's node, then those in its zone (Kubernetes 1.34). */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** A version of the Internet protocol. */
export enum IpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/** Of how many IP families a Service has addresses. */
export enum IpFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** Both where the cluster has both, else one. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Both; a cluster that lacks one rejects the Service. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}
