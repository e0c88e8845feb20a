import { objectsIn } from './pod-template';
import { memberOf } from './mention';

type Json = Record<string, any>;

const DNS = 53;
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Where clusters run their DNS. */
const SYSTEM = ['kube-system', 'openshift-dns', 'kube-dns', 'coredns'];

/** The networks that pods live in as a rule. Source: RFC 1918 */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** A shorter prefix than this may hold the cluster's DNS among others. */
const NARROW = 25;

/** Whether a port says that it is for DNS; a name is one of the DNS pods' own ports. */
function isForDns({ port, endPort, protocol = 'TCP' }: Json, dnsPort: number): boolean {
  const fits = (wanted: number) => port === wanted || (port <= wanted && endPort >= wanted);
  return protocol === 'UDP' && (fits(DNS) || fits(dnsPort) || (typeof port === 'string' && port.includes('dns')));
}

function isWide({ cidr, except }: Json): boolean {
  const prefix = Number(String(cidr).split('/')[1]);
  const left = Array.isArray(except) ? except : [];
  return prefix < NARROW && !PRIVATE.every((network) => left.includes(network));
}

/** What a selector pins a label to; undefined where it does not. */
function pinned(selector: Json, key: string): unknown[] | undefined {
  const value: unknown = memberOf(selector.matchLabels)[key];
  const { values } =
    objectsIn(selector.matchExpressions).find((each) => each.key === key && each.operator === 'In') ?? {};
  return value === undefined ? (Array.isArray(values) ? values : undefined) : [value];
}

/** Whether the pods of the cluster's DNS may be among those that a peer names: in doubt they are. */
function mayBeDns({ ipBlock, namespaceSelector, podSelector }: Json, namespaceName: string | undefined): boolean {
  if (ipBlock) {
    return isWide(memberOf(ipBlock));
  }
  const labels = memberOf(memberOf(podSelector).matchLabels);
  const arePods = Object.keys(labels).length === 0 || JSON.stringify(labels).includes('dns');
  if (!namespaceSelector) {
    return arePods && SYSTEM.includes(namespaceName ?? '');
  }
  const names = pinned(memberOf(namespaceSelector), NAME_LABEL);
  return arePods && (names === undefined || names.some((name) => SYSTEM.includes(String(name))));
}

/** Whether a rule of a NetworkPolicy may let names be looked up. */
export function allowsDns({ to, ports }: Json, dnsPort: number, namespaceName: string | undefined): boolean {
  const peers = objectsIn(to);
  const listed = objectsIn(ports);
  const reachesAll = peers.length === 0 || peers.some((peer) => mayBeDns(peer, namespaceName));
  if (listed.length === 0) {
    return reachesAll;
  }
  const isOpen = listed.some(({ protocol, port }) => protocol === 'UDP' && (port === undefined || port === null));
  return (isOpen && reachesAll) || listed.some((port) => isForDns(port, dnsPort));
}
