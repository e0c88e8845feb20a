import { SynthesizedObject } from '../core/synthesized-object';
import { selects } from './label-selector';
import { isName, memberOf } from './mention';
import { objectsIn } from './pod-template';
import { targetOf } from './targets';

type Json = Record<string, any>;

const GROUP = 'gateway.networking.k8s.io';
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Routes that no listener of a protocol takes. Source: the Gateway API's ProtocolType and its table of routes. */
const UNFIT: Record<string, string[]> = {
  HTTP: ['TLSRoute', 'TCPRoute', 'UDPRoute'],
  HTTPS: ['TCPRoute', 'UDPRoute'],
  TLS: ['HTTPRoute', 'GRPCRoute', 'UDPRoute'],
  TCP: ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'UDPRoute'],
  UDP: ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'],
};

/** Whether a listener takes routes of a kind. */
export function takesKind({ protocol, allowedRoutes }: Json, kind: string): boolean {
  const kinds = objectsIn(memberOf(allowedRoutes).kinds);
  return kinds.length === 0
    ? !(UNFIT[String(protocol)] ?? []).includes(kind)
    : kinds.some((each) => each.kind === kind && (each.group ?? GROUP) === GROUP);
}

function keysOf({ matchLabels, matchExpressions }: Json): unknown[] {
  return [...Object.keys(memberOf(matchLabels)), ...objectsIn(matchExpressions).map(({ key }) => key as unknown)];
}

/** What is known of the labels of a namespace: all, when the app writes it, else the one that Kubernetes gives it. */
function selectsNamespace(objects: SynthesizedObject[], selector: Json, name: string): boolean {
  const written = targetOf(objects, { group: '', kind: 'Namespace', name, namespaceName: undefined });
  const isKnown = written !== undefined || keysOf(selector).every((key) => key === NAME_LABEL);
  const labels = { ...memberOf(memberOf(written?.manifest.metadata).labels), [NAME_LABEL]: name };
  const tidy = { matchLabels: memberOf(selector.matchLabels), matchExpressions: expressionsOf(selector) };
  return !isKnown || selects(tidy, labels);
}

const expressionsOf = ({ matchExpressions }: Json) =>
  objectsIn(matchExpressions).map((each) => ({ ...each, values: Array.isArray(each.values) ? each.values : [] }));

/** Whether a listener of a Gateway takes routes of a namespace, as far as the app can know. */
export function takesNamespace(
  objects: SynthesizedObject[],
  gateway: SynthesizedObject,
  { allowedRoutes }: Json,
  namespaceName: string | undefined,
): boolean {
  const { from = 'Same', selector } = memberOf(memberOf(allowedRoutes).namespaces);
  if (gateway.namespaceName === undefined || namespaceName === undefined) {
    return true;
  }
  const isSame = gateway.namespaceName === namespaceName;
  return from === 'Same' ? isSame : from !== 'Selector' || selectsNamespace(objects, memberOf(selector), namespaceName);
}

/** Whether a host, which may be a wildcard for any number of labels, is one that a listener serves too. */
function meet(one: string, other: string): boolean {
  return one === other || isBelow(one, other) || isBelow(other, one);
}

function isBelow(host: string, wildcard: string): boolean {
  return wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1));
}

/** Whether a listener serves any host of a route; both may leave theirs out, which means all. */
export function servesAny({ hostname }: Json, hostnames: unknown): boolean {
  const hosts = Array.isArray(hostnames) ? hostnames.filter(isName) : [];
  return !isName(hostname) || hosts.length === 0 || hosts.some((host) => meet(host, hostname));
}
