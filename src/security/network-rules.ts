import { k8s } from 'cdk8s-plus-27';
import { dnsPorts } from '../core/dns-ports';
import { PeerModel } from '../core/peer';
import { NAMESPACE_NAME_LABEL } from '../core/service-labels';
import { fail } from '../private/errors';
import { sortedRecord } from '../private/plain';

/**
 * All ports of TCP and UDP. A rule with neither ports nor peers would be an empty map, which pruning takes
 * for nothing; blocks of all addresses leave out pods on some network plug-ins, and nodes on others. A rule
 * without peers holds for all of them.
 */
const ALL_PORTS: k8s.NetworkPolicyPort[] = [{ protocol: 'TCP' }, { protocol: 'UDP' }];

/** One rule of a policy, before it becomes `from` or `to`. */
export interface NetworkRule {
  /** Who; undefined means everybody. */
  readonly peers?: k8s.NetworkPolicyPeer[];
  readonly ports?: k8s.NetworkPolicyPort[];
}

/** What lets everything through. */
export const OPEN: NetworkRule = { ports: ALL_PORTS };

/** Names can't be looked up without DNS. */
export function dnsRule(dnsPort: number): NetworkRule {
  return { ports: dnsPorts(dnsPort) };
}

const requirements = (labels: Record<string, string> = {}): k8s.LabelSelectorRequirement[] =>
  Object.entries(sortedRecord(labels)).map(([key, value]) => ({ key, operator: 'In', values: [value] }));

/** Peers of the own namespace by matchLabels, others, which may not be in the bundle, by expressions. */
function selectorsOf(path: string, peer: PeerModel, ownNamespace?: string): k8s.NetworkPolicyPeer {
  const { podLabels = {}, namespaceLabels, namespaceName } = peer;
  const hasPodLabels = Object.keys(podLabels).length > 0;
  const foreign = namespaceName !== undefined && namespaceName !== ownNamespace;
  if (!foreign && namespaceLabels === undefined && hasPodLabels) {
    return { podSelector: { matchLabels: sortedRecord(podLabels) } };
  }
  const name = namespaceName ?? (namespaceLabels === undefined ? ownNamespace : undefined);
  const matchExpressions = requirements({
    ...namespaceLabels,
    ...(name !== undefined && { [NAMESPACE_NAME_LABEL]: name }),
  });
  if (matchExpressions.length === 0) {
    const problem = 'a peer in the network has neither labels nor a namespace';
    fail('network-invalid', path, problem, 'give the chart a namespace, or the peer labels');
  }
  return {
    namespaceSelector: { matchExpressions },
    ...(hasPodLabels && { podSelector: { matchExpressions: requirements(podLabels) } }),
  };
}

/** The rule that lets one peer through. */
export function ruleOf(path: string, peer: PeerModel, ownNamespace?: string): NetworkRule {
  const ports = peer.ports?.map(({ containerPort, protocol = 'TCP' }) => ({
    protocol,
    port: k8s.IntOrString.fromNumber(containerPort),
  }));
  if (peer.anyone) {
    return { ports: ports ?? ALL_PORTS };
  }
  if (peer.cidr !== undefined) {
    return { peers: [{ ipBlock: { cidr: peer.cidr, except: peer.exceptCidrs } }], ports };
  }
  if (peer.hostName !== undefined) {
    fail(
      'connection-invalid',
      path,
      `the host "${peer.hostName}" can't be let through, NetworkPolicies know addresses only`,
      'give its cidr to connectToExternal or to telemetry, or leave NetworkAccess.declaredOnly() out',
    );
  }
  return { peers: [selectorsOf(path, peer, ownNamespace)], ports };
}

/** Each rule once. */
export function distinctRules(rules: NetworkRule[]): NetworkRule[] {
  return rules.length < 2 ? rules : [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
