import { groupBy, Json, mapsOf, numberOf } from '../../json';
import { Address, addressesOf, meaningOf } from './addresses';
import { externalHost } from './attendants';
import { Graph } from './graph';
import { isNarrow, selectorText, selects } from './labels';
import { Workload } from './pods';
import { verdict } from './reach';
import { podPorts, Scene, targetPort } from './scene';
import { egressVerdict, outsideVerdict, serviceVerdict } from './verdicts';

/** From workloads to what they call: by the addresses that they are told, and by pairs of pods in NetworkPolicies. */
export function connectCalls(scene: Scene, graph: Graph): void {
  for (const workload of scene.workloads) {
    for (const address of addressesOf(workload, scene)) {
      connectAddress(workload, address, scene, graph);
    }
  }
  for (const { source, target, port } of policyPairs(scene)) {
    connectPair(source, target, port, scene, graph);
  }
}

function connectAddress(source: Workload, address: Address, scene: Scene, graph: Graph): void {
  const meaning = meaningOf(address, source.thing.namespace, scene);
  const label = address.port === undefined ? undefined : `:${address.port}`;
  if (meaning.is === 'service') {
    const { name, namespace } = meaning;
    const service = scene.services.find(({ thing }) => thing.name === name && thing.namespace === namespace);
    const to = graph.named({ group: '', kind: 'Service', name, namespace });
    const isKnown = service !== undefined && service.workloads.length > 0;
    const said = isKnown ? serviceVerdict(source, service, address.port, scene) : egressVerdict(source, address, scene);
    graph.connect(source.thing.id, to, 'connects', label, said);
  } else if (meaning.is === 'external') {
    const said = outsideVerdict(source, address, scene);
    graph.connect(source.thing.id, externalHost(graph, address.host), 'connects', label, said);
  }
}

interface Pair {
  readonly source: Workload;
  readonly target: Workload;
  readonly port: number | undefined;
}

/** Pairs of workloads that a policy of either side means by labels, each with the port of the rule. */
function policyPairs(scene: Scene): Pair[] {
  return scene.things.ofKind('networking.k8s.io', 'NetworkPolicy').flatMap((policy) => {
    const own = scene.workloads.filter(
      ({ thing, labels }) => thing.namespace === policy.namespace && selects(policy.spec.podSelector, labels),
    );
    const pairs = (
      rules: unknown,
      peersOf: (rule: Json) => unknown,
      toPair: (own: Workload, peer: Workload) => [Workload, Workload],
    ) =>
      mapsOf(rules).flatMap((rule) =>
        peersIn(mapsOf(peersOf(rule)), policy.namespace, scene).flatMap((peer) =>
          own.flatMap((workload): Pair[] => {
            const [source, target] = toPair(workload, peer);
            const ports = mapsOf(rule.ports).map(({ port }) => podPort(port, target));
            return source === target
              ? []
              : (ports.length > 0 ? ports : [undefined]).map((port) => ({ source, target, port }));
          }),
        ),
      );
    return isNarrow(policy.spec.podSelector)
      ? [
          ...pairs(
            policy.spec.egress,
            ({ to }) => to,
            (workload, peer) => [workload, peer],
          ),
          ...pairs(
            policy.spec.ingress,
            ({ from }) => from,
            (workload, peer) => [peer, workload],
          ),
        ]
      : [];
  });
}

function podPort(port: unknown, target: Workload): number | undefined {
  return typeof port === 'string' ? podPorts(target).find(({ name }) => name === port)?.port : numberOf(port);
}

/** The workloads that peers mean by labels: a whole namespace is not meant to be drawn. */
function peersIn(peers: Json[], home: string | undefined, { workloads, things }: Scene): Workload[] {
  return peers.flatMap(({ podSelector, namespaceSelector }) =>
    isNarrow(podSelector)
      ? workloads.filter(({ thing: { namespace }, labels }) => {
          const labelled = things.find({ group: '', kind: 'Namespace', name: namespace ?? '' })?.labels;
          const isThere =
            namespaceSelector === undefined
              ? namespace === home
              : selects(namespaceSelector, { ...labelled, 'kubernetes.io/metadata.name': namespace });
          return isThere && selects(podSelector, labels);
        })
      : [],
  );
}

/** A pair goes by the Service before the target, if one leads to the port. */
function connectPair(source: Workload, target: Workload, port: number | undefined, scene: Scene, graph: Graph): void {
  const before = scene.services.filter(({ workloads }) => workloads.includes(target));
  const leading = before.find(({ ports }) =>
    ports.some((each) => port === undefined || targetPort(each, target) === port),
  );
  if (before.some(({ thing }) => graph.has(source.thing.id, thing.id, 'connects'))) {
    return;
  }
  const said = verdict(scene.manifest, source, target, port);
  if (said.allowed === true) {
    const asked = leading?.ports.find((each) => targetPort(each, target) === port)?.port ?? port;
    const label = asked === undefined ? undefined : `:${asked}`;
    graph.connect(source.thing.id, (leading ?? target).thing.id, 'connects', label, said);
  }
}

/** Who else is let in, in words: pods that are not among the manifests, like controllers and Prometheus. */
export function strangersLetIn(scene: Scene): Map<Workload, Set<string>> {
  const found = new Map<Workload, Set<string>>();
  const near = groupBy(scene.workloads, ({ thing }) => thing.namespace);
  for (const { spec, namespace } of scene.things.ofKind('networking.k8s.io', 'NetworkPolicy')) {
    const own = isNarrow(spec.podSelector)
      ? (near.get(namespace) ?? []).filter(({ labels }) => selects(spec.podSelector, labels))
      : [];
    for (const line of own.length === 0
      ? []
      : mapsOf(spec.ingress).flatMap((rule) => strangersIn(rule, namespace, scene))) {
      own.forEach((workload) => found.set(workload, (found.get(workload) ?? new Set()).add(line)));
    }
  }
  return found;
}

function strangersIn({ from, ports }: Json, home: string | undefined, scene: Scene): string[] {
  const where = mapsOf(ports)
    .map(({ port, endPort }) => (endPort === undefined ? String(port ?? 'any port') : `${port}-${endPort}`))
    .join(', ');
  return mapsOf(from)
    .filter((peer) => peer.ipBlock === undefined && peersIn([peer], home, scene).length === 0)
    .map(({ podSelector, namespaceSelector }) => {
      const who = [selectorText(namespaceSelector), selectorText(podSelector)].filter((text) => text !== '').join(', ');
      return `lets in ${who || 'all of a namespace'}${where === '' ? '' : ` at ${where}`}`;
    });
}
