import { BlockList, isIPv6 } from 'net';
import { SynthesizedObject } from '../core/synthesized-object';
import { remembered } from '../private/remembered';
import { labelSelectorOf } from './given-selector';
import { selects } from './label-selector';
import { memberOf } from './mention';
import { objectsIn } from './pod-template';
import { foreseeable } from './selected-pods';

type Json = Record<string, any>;

/** A port of a pod, or the one that somebody asks for. */
export interface NetworkPort {
  readonly name?: string;
  readonly number: number;
  readonly protocol: string;
}

/** One end of a connection: pods that are made alike, or an address outside the cluster. */
export interface NetworkEnd {
  /** What messages call it. */
  readonly title: string;
  readonly namespaceName?: string;
  readonly labels: Json;
  /** The ports that the pods declare. */
  readonly ports: NetworkPort[];
  /** Whether the pods have the network of their node: policies neither hold for them nor select them. */
  readonly isOnHost?: boolean;
  /** The IP address of what is no pod. */
  readonly address?: string;
}

/** What decides about a connection. */
export interface NetworkRules {
  readonly policies: SynthesizedObject[];
  /** The labels of a namespace. */
  readonly namespaceLabels: (name: string | undefined) => Json;
}

/** Whether one end lets a connection pass, and by what. */
export interface Passage {
  readonly isAllowed: boolean;
  readonly reason: string;
}

/** What policies tell apart. */
export type Direction = 'Ingress' | 'Egress';

interface Way {
  readonly direction: Direction;
  /** Whose policies are asked. */
  readonly own: NetworkEnd;
  readonly other: NetworkEnd;
}

/**
 * What the API server makes of a policy that names no types.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
function typesOf({ policyTypes, egress }: Json): unknown[] {
  const given: unknown[] = Array.isArray(policyTypes) ? policyTypes : [];
  const ways: Direction[] = objectsIn(egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
  return given.length > 0 ? given : ways;
}

function fits(selector: unknown, labels: Json): boolean {
  const read = labelSelectorOf(selector);
  return read !== undefined && selects(read, labels);
}

/** Of pods some labels are not known before they run: what asks for those may mean any pod. */
function fitsPod(selector: unknown, labels: Json): boolean {
  const read = labelSelectorOf(selector);
  return read !== undefined && selects(foreseeable(read), labels);
}

type Holding = WeakMap<NetworkEnd, SynthesizedObject[]>;

/** What is known of each direction; whoever asks about many pairs keeps its rules and ends. */
const HOLDING: Record<Direction, WeakMap<NetworkRules, Holding>> = { Ingress: new WeakMap(), Egress: new WeakMap() };

/** The policies that hold for pods in one direction, looked for once for each end. */
function isolating(rules: NetworkRules, direction: Direction, end: NetworkEnd): SynthesizedObject[] {
  const known = remembered(HOLDING[direction], rules, (): Holding => new WeakMap());
  return remembered(known, end, () => holding(rules, direction, end));
}

/** The policies that hold for pods in one direction: nothing else than what they let through may pass. */
function holding(rules: NetworkRules, direction: Direction, end: NetworkEnd): SynthesizedObject[] {
  return rules.policies.filter(({ manifest, namespaceName }) => {
    const spec = memberOf(manifest.spec);
    const isMeant = namespaceName === end.namespaceName && typesOf(spec).includes(direction);
    return isMeant && fitsPod(spec.podSelector ?? {}, end.labels);
  });
}

function isInBlock(block: unknown, address: string): boolean {
  const [network, prefix] = String(block).split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  try {
    const list = new BlockList();
    list.addSubnet(network, Number(prefix), family);
    return list.check(address, family);
  } catch {
    return false; // A block of the other family, or none at all.
  }
}

/** Whether a peer of a policy means an end. Both selectors of one peer must. */
function isPeer(peer: Json, home: string | undefined, end: NetworkEnd, { namespaceLabels }: NetworkRules): boolean {
  const { ipBlock, podSelector, namespaceSelector } = peer;
  const { address } = end;
  if (ipBlock || address !== undefined) {
    const { cidr, except } = memberOf(ipBlock);
    const left: unknown[] = Array.isArray(except) ? except : [];
    return address !== undefined && isInBlock(cidr, address) && !left.some((block) => isInBlock(block, address));
  }
  if (end.isOnHost || (!podSelector && !namespaceSelector)) {
    return false;
  }
  const isThere = namespaceSelector
    ? fits(namespaceSelector, namespaceLabels(end.namespaceName))
    : end.namespaceName === home;
  return isThere && (!podSelector || fitsPod(podSelector, end.labels));
}

/** Whether a port of a policy means one of the target's; a name is one that the target declares. */
function isPort(listed: Json, wanted: NetworkPort, target: NetworkEnd): boolean {
  const { port, endPort } = listed;
  if ((listed.protocol ?? 'TCP') !== wanted.protocol) {
    return false;
  }
  if (typeof port === 'string') {
    const named = target.ports.filter(({ name, protocol }) => name === port && protocol === wanted.protocol);
    return named.some(({ number }) => number === wanted.number);
  }
  return port === undefined || port === null || (port <= wanted.number && wanted.number <= (endPort ?? port));
}

/** Whether one end lets a connection to a port of the target pass. */
function passage(rules: NetworkRules, { direction, own, other }: Way, port: NetworkPort, target: NetworkEnd): Passage {
  const way = direction.toLowerCase();
  if (own.address !== undefined || own.isOnHost) {
    const why = own.isOnHost ? 'has the network of its node' : 'is outside the cluster';
    return { isAllowed: true, reason: `${own.title} ${why}, where no NetworkPolicy holds for ${way}` };
  }
  const policies = isolating(rules, direction, own);
  if (policies.length === 0) {
    return { isAllowed: true, reason: `no NetworkPolicy isolates ${own.title} for ${way}` };
  }
  for (const { manifest, namespaceName, objectName } of policies) {
    const index = objectsIn(manifest.spec[way]).findIndex((rule) => {
      const peers = objectsIn(direction === 'Ingress' ? rule.from : rule.to);
      const ports = objectsIn(rule.ports);
      const isMeant = peers.length === 0 || peers.some((peer) => isPeer(peer, namespaceName, other, rules));
      return isMeant && (ports.length === 0 || ports.some((each) => isPort(each, port, target)));
    });
    if (index >= 0) {
      return { isAllowed: true, reason: `${way} rule ${index + 1} of NetworkPolicy "${objectName}" lets it through` };
    }
  }
  const names = policies.map(({ objectName }) => `"${objectName}"`).join(', ');
  const reason = `${own.title} is isolated for ${way} by NetworkPolicy ${names}, of which no rule lets it through`;
  return { isAllowed: false, reason };
}

/** The ports where anything that the rules say begins: whatever they let through, they let through at one of them. */
function beginnings({ policies }: NetworkRules): NetworkPort[] {
  const listed = policies
    .flatMap(({ manifest }) => [...objectsIn(manifest.spec?.ingress), ...objectsIn(manifest.spec?.egress)])
    .flatMap(({ ports }) => objectsIn(ports));
  const numbers = [1, ...listed.map(({ port }) => port).filter((port) => typeof port === 'number')];
  return ['TCP', 'UDP', 'SCTP'].flatMap((protocol) => numbers.map((number) => ({ number, protocol })));
}

/** Whether a connection comes through to a port; without one, to any that the target declares. */
export function reach(rules: NetworkRules, source: NetworkEnd, target: NetworkEnd, asked: NetworkPort[]): Passage {
  const declared = asked.length > 0 ? asked : target.ports;
  const ports = declared.length > 0 ? declared : beginnings(rules);
  const text = declared.map(({ number, protocol }) => `${number}/${protocol}`).join(', ') || 'any port';
  const name = (port: NetworkPort) => (declared.length > 0 ? `${port.number}/${port.protocol}` : 'some port');
  const tried = ports.map((port) => ({
    port,
    out: passage(rules, { direction: 'Egress', own: source, other: target }, port, target),
    into: passage(rules, { direction: 'Ingress', own: target, other: source }, port, target),
  }));
  const open = tried.find(({ out, into }) => out.isAllowed && into.isAllowed);
  if (open) {
    const { port, out, into } = open;
    const reason = `${source.title} reaches ${target.title} at ${name(port)}: ${out.reason}; ${into.reason}`;
    return { isAllowed: true, reason };
  }
  const half = tried.find(({ out }) => out.isAllowed);
  const reason = (half ? half.into : tried[0].out).reason;
  return { isAllowed: false, reason: `${source.title} does not reach ${target.title} at ${text}: ${reason}` };
}
