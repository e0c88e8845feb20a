import { at, canonical, Json, isMap, listOf, mapOf, mapsOf, textOf, textsOf, unique } from '../model/json';
import { Thing } from '../model/things';
import { matches, World } from '../model/world';
import { podLabels } from '../model/things';
import { Describer } from './reading';
import { steps } from './rights';

/** Which connections a NetworkPolicy lets through, in words. */
export const networkWords: Describer = (reading, { before, after }, worlds) => {
  const directions = ['egress', 'ingress'].flatMap((direction) => {
    const found = reading.take(new RegExp(`^/spec/${direction}(/|$)`));
    const [from, to] = [flows(before, direction, worlds.before), flows(after, direction, worlds.after)];
    return found.length === 0
      ? []
      : steps(direction, from, to).map((words) =>
          words.replace(new RegExp(`^(\\w+) ${direction}s?: `), `$1 ${direction} `),
        );
  });
  const types = reading.take(/^\/spec\/policyTypes(\/|$)/);
  const kinds = (thing: Thing | undefined) => textsOf(at(thing?.normal, 'spec', 'policyTypes')).join(' and ') || 'none';
  return [...directions, ...(types.length === 0 ? [] : [`isolates ${kinds(before)} -> ${kinds(after)}`])];
};

/** `to redis:6379`, `from namespace edge to port 8080`: each of a direction. */
function flows(policy: Thing | undefined, direction: string, world: World): string[] {
  const isOut = direction === 'egress';
  const rules = listOf(at(policy?.normal, 'spec', direction)).map(mapOf);
  return unique(
    rules.flatMap((rule) => {
      const peers = mapsOf(rule[isOut ? 'to' : 'from']);
      const ports = mapsOf(rule.ports).map(portOf);
      const names =
        peers.length === 0 ? [isOut ? 'anywhere' : 'anybody'] : peers.map((peer) => peerOf(peer, policy, world));
      return names.flatMap((name) => {
        if (ports.length === 0) {
          return [`${isOut ? 'to' : 'from'} ${name}`];
        }
        return ports.map((port) => (isOut ? `to ${name}:${port}` : `from ${name} to port ${port}`));
      });
    }),
  );
}

function portOf({ port, endPort, protocol }: Json): string {
  const last = textOf(endPort);
  const number = `${textOf(port) ?? 'all'}${last === undefined ? '' : `-${last}`}`;
  return typeof protocol === 'string' && protocol !== 'TCP' ? `${number}/${protocol}` : number;
}

function peerOf(peer: Json, policy: Thing | undefined, world: World): string {
  const cidr = textOf(at(peer, 'ipBlock', 'cidr'));
  if (cidr !== undefined) {
    const except = textsOf(at(peer, 'ipBlock', 'except'));
    return except.length === 0 ? cidr : `${cidr} but ${except.join(', ')}`;
  }
  const space = isMap(peer.namespaceSelector) ? namespaceOf(peer.namespaceSelector) : undefined;
  if (!isMap(peer.podSelector)) {
    return space ?? 'anything';
  }
  const pods = podsOf(
    peer.podSelector,
    space === undefined ? policy?.namespace : nameOf(peer.namespaceSelector),
    world,
  );
  return space === undefined ? pods : `${pods} in ${space}`;
}

const NAME = 'kubernetes.io/metadata.name';

function nameOf(selector: Json): string | undefined {
  const [only, ...others] = namesOf(selector);
  return others.length === 0 ? only : undefined;
}

function namesOf(selector: Json): string[] {
  const label = textOf(at(selector, 'matchLabels', NAME));
  const listed = mapsOf(selector.matchExpressions).find(({ key, operator }) => key === NAME && operator === 'In');
  return label === undefined ? textsOf(listed?.values) : [label];
}

function namespaceOf(selector: Json): string {
  const names = namesOf(selector);
  if (names.length > 0) {
    return `namespace ${names.join(' or ')}`;
  }
  return isAll(selector) ? 'any namespace' : `namespaces of ${labelsIn(selector)}`;
}

function isAll(selector: Json): boolean {
  return Object.keys(mapOf(selector.matchLabels)).length === 0 && mapsOf(selector.matchExpressions).length === 0;
}

/** The workloads that are meant, by name, where they are among the manifests. */
function podsOf(selector: Json, namespace: string | undefined, world: World): string {
  if (isAll(selector)) {
    return 'any pod';
  }
  const named = world.workloads
    .filter((workload) => workload.namespace === namespace && matches(selector, podLabels(workload)))
    .map(({ name }) => name);
  return named.length > 0 && named.length <= 4 ? unique(named).join(' and ') : labelsIn(selector);
}

function labelsIn(selector: Json): string {
  const labels = Object.entries(mapOf(selector.matchLabels));
  const [first] = labels.filter(([key]) => /(^|\/)(name|app|instance)$/.test(key));
  if (labels.length === 1 && first !== undefined && mapsOf(selector.matchExpressions).length === 0) {
    return String(first[1]);
  }
  const expressions = mapsOf(selector.matchExpressions).map(({ key, operator, values }) => {
    return [String(key), String(operator), ...(Array.isArray(values) ? [canonical(values)] : [])].join(' ');
  });
  return [...labels.map(([key, value]) => `${key}=${String(value)}`), ...expressions].join(', ');
}
