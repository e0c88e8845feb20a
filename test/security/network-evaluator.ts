import { BlockList, isIP } from 'net';

/** A pod as NetworkPolicies see it. */
export interface EvaluatedPod {
  readonly namespace: string;
  readonly labels: Record<string, string>;
  /** Labels of its namespace besides the one that holds its name. */
  readonly namespaceLabels?: Record<string, string>;
}

/** What a network plug-in makes of policies where Kubernetes leaves it open. */
export interface EvaluatedNetwork {
  /** Whether blocks of addresses match pods: with Calico they do, with Cilium they do not. */
  readonly blocksMatchPods?: boolean;
}

type Endpoint = EvaluatedPod | string;
type Direction = 'Ingress' | 'Egress';

const POD_ADDRESS = '10.244.0.9';

function matches(selector: any, labels: Record<string, string>): boolean {
  const required = Object.entries(selector.matchLabels ?? {});
  const expressions: any[] = selector.matchExpressions ?? [];
  return (
    required.every(([key, value]) => labels[key] === value) &&
    expressions.every(({ key, operator, values }) => {
      switch (operator) {
        case 'In':
          return key in labels && values.includes(labels[key]);
        case 'NotIn':
          return !(key in labels) || !values.includes(labels[key]);
        case 'Exists':
          return key in labels;
        default:
          return !(key in labels);
      }
    })
  );
}

function inBlock(cidr: string, address: string): boolean {
  const [start, prefix] = cidr.split('/');
  const family = isIP(start) === 6 ? 'ipv6' : 'ipv4';
  const block = new BlockList();
  block.addSubnet(start, Number(prefix), family);
  return (isIP(address) === 6) === (family === 'ipv6') && block.check(address, family);
}

function namespaceLabels(pod: EvaluatedPod): Record<string, string> {
  return { ...pod.namespaceLabels, 'kubernetes.io/metadata.name': pod.namespace };
}

function peerMatches(peer: any, policy: any, other: Endpoint, network: EvaluatedNetwork): boolean {
  if (peer.ipBlock) {
    const address = typeof other === 'string' ? other : POD_ADDRESS;
    const { cidr, except = [] } = peer.ipBlock;
    const applies = typeof other === 'string' || network.blocksMatchPods === true;
    return applies && inBlock(cidr, address) && !except.some((inner: string) => inBlock(inner, address));
  }
  if (typeof other === 'string') {
    return false;
  }
  const inNamespace = peer.namespaceSelector
    ? matches(peer.namespaceSelector, namespaceLabels(other))
    : policy.metadata.namespace === other.namespace;
  return inNamespace && (peer.podSelector === undefined || matches(peer.podSelector, other.labels));
}

function allows(
  manifests: any[],
  direction: Direction,
  own: EvaluatedPod,
  other: Endpoint,
  port: string,
  network: EvaluatedNetwork,
): boolean {
  const policies = manifests.filter(
    ({ kind, metadata, spec }) =>
      kind === 'NetworkPolicy' &&
      metadata.namespace === own.namespace &&
      spec.policyTypes.includes(direction) &&
      matches(spec.podSelector, own.labels),
  );
  const [list, side] = direction === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return (
    policies.length === 0 ||
    policies.some((policy) =>
      (policy.spec[list] ?? []).some(
        (rule: any) =>
          (rule.ports === undefined ||
            rule.ports.some((open: any) => port === `${open.port ?? port.split('/')[0]}/${open.protocol ?? 'TCP'}`)) &&
          (rule[side] === undefined || rule[side].some((peer: any) => peerMatches(peer, policy, other, network))),
      ),
    )
  );
}

/**
 * Whether one pod or outside address can reach another, as the Kubernetes API defines NetworkPolicies: the
 * policies of both sides must let the connection through, and a side without a policy lets everything through.
 *
 * @param from a pod, or an IP address outside the cluster
 * @param to likewise
 * @param port the number as the server's pod opens it, and `/UDP` where it is not TCP
 */
export function canReach(
  manifests: any[],
  from: Endpoint,
  to: Endpoint,
  port: string,
  network: EvaluatedNetwork = {},
): boolean {
  const full = port.includes('/') ? port : `${port}/TCP`;
  return (
    (typeof from === 'string' || allows(manifests, 'Egress', from, to, full, network)) &&
    (typeof to === 'string' || allows(manifests, 'Ingress', to, from, full, network))
  );
}
