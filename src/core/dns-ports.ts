import { k8s } from 'cdk8s-plus-27';

/**
 * The ports of the cluster's DNS as NetworkPolicies see them. Names can't be looked up without it; it may be
 * answered by pods, by the node, or from outside.
 */
export function dnsPorts(dnsPort: number): k8s.NetworkPolicyPort[] {
  const numbers = [...new Set([53, dnsPort])];
  return numbers.flatMap((number) =>
    ['UDP', 'TCP'].map((protocol) => ({ protocol, port: k8s.IntOrString.fromNumber(number) })),
  );
}
