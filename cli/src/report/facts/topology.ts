import { EdgeFacts, NamespaceFacts, NodeFacts, Role } from '../report';
import { connectAttendants } from './attendants';
import { connectCalls, strangersLetIn } from './connections';
import { connectGateways, gatewayTls } from './gateway';
import { Graph, NodeDraft } from './graph';
import { connectIngresses, connectOpenServices, connectOtherRoutes, ingressTls } from './ingress';
import { groupLabel } from './labels';
import { linesOf, podLines } from './lines';
import { Thing } from './objects';
import { containerFacts, Workload } from './pods';
import { yamlOf } from './redacted';
import { Scene } from './scene';
import { sharesOf } from './shares';
import { connectUses } from './uses';

export interface Topology {
  readonly namespaces: NamespaceFacts[];
  readonly nodes: Omit<NodeFacts, 'findings'>[];
  readonly edges: EdgeFacts[];
}

/** What is known of workloads by others. */
interface Told {
  readonly shares: ReadonlyMap<Workload, number>;
  readonly strangers: ReadonlyMap<Workload, ReadonlySet<string>>;
}

const ROLES: Record<string, Role> = {
  Ingress: 'entry',
  Gateway: 'entry',
  HTTPRoute: 'entry',
  GRPCRoute: 'entry',
  TLSRoute: 'entry',
  TCPRoute: 'entry',
  UDPRoute: 'entry',
  IngressRoute: 'entry',
  IngressRouteTCP: 'entry',
  TraefikService: 'entry',
  Route: 'entry',
  Service: 'service',
  ConfigMap: 'config',
  Secret: 'secret',
  PersistentVolumeClaim: 'storage',
};

/** Namespaces are boxes, and accounts lines of the pods that have them. */
const NO_NODES = new Set(['Namespace', 'ServiceAccount']);

/** The picture: what there is, and what leads where. */
export function topologyOf(scene: Scene): Topology {
  const graph = new Graph(scene.things);
  const routed = [
    ...connectIngresses(scene, graph),
    ...connectGateways(scene, graph),
    ...connectOtherRoutes(scene, graph),
  ];
  connectOpenServices(scene, graph);
  connectServices(scene, graph);
  connectUses(scene, graph);
  connectCalls(scene, graph);
  connectAttendants(scene, graph);
  const told = { shares: sharesOf(scene, routed), strangers: strangersLetIn(scene) };
  const byThing = new Map(scene.workloads.map((workload) => [workload.thing, workload]));
  const nodes = scene.things.all
    .filter(({ kind, group }) => group !== '' || !NO_NODES.has(kind))
    .map((thing) => nodeOf(thing, byThing.get(thing), scene, told));
  const all = [...nodes, ...graph.nodes];
  return { namespaces: namespacesOf(scene, all), nodes: all, edges: graph.edges };
}

function connectServices({ services }: Scene, graph: Graph): void {
  for (const { thing, workloads, ports } of services) {
    for (const workload of workloads) {
      ports.forEach(({ port }) => graph.connect(thing.id, workload.thing.id, 'selects', `:${port}`));
      graph.connect(thing.id, workload.thing.id, 'selects');
    }
  }
}

function nodeOf(thing: Thing, workload: Workload | undefined, scene: Scene, { shares, strangers }: Told): NodeDraft {
  const { id, kind, name, namespace, read } = thing;
  const tls = kind === 'Ingress' ? ingressTls(thing) : tlsOf(thing, scene);
  const group = groupOf(thing, workload);
  return {
    id,
    role: workload === undefined ? (ROLES[kind] ?? 'other') : 'workload',
    kind,
    name,
    ...(namespace !== undefined && { namespace }),
    lines: [
      ...linesOf(thing),
      ...(workload === undefined ? [] : [...podLines(workload.pod), ...(strangers.get(workload) ?? [])]),
    ],
    ...(tls !== undefined && { tls }),
    ...(workload !== undefined && { workload: workloadFacts(workload, scene, shares.get(workload)) }),
    ...(group !== undefined && { group }),
    source: { file: read.file, line: read.line },
    yaml: yamlOf(thing),
  };
}

function groupOf({ labels, kind, name }: Thing, workload: Workload | undefined): string | undefined {
  const isService = workload !== undefined || kind === 'Service';
  return groupLabel(labels) ?? (workload && groupLabel(workload.labels)) ?? (isService ? name : undefined);
}

function tlsOf(thing: Thing, scene: Scene): boolean | undefined {
  if (ROLES[thing.kind] !== 'entry' || thing.kind === 'TraefikService') {
    return undefined;
  }
  return thing.group === 'gateway.networking.k8s.io' ? gatewayTls(thing, scene) : thing.spec.tls !== undefined;
}

function workloadFacts(workload: Workload, { ranges }: Scene, share: number | undefined): NodeFacts['workload'] {
  const { min, max } = ranges.get(workload)!;
  return { replicas: { min, max }, ...(share !== undefined && { share }), containers: containerFacts(workload.pod) };
}

function namespacesOf({ things }: Scene, nodes: NodeDraft[]): NamespaceFacts[] {
  const given = things.ofKind('', 'Namespace');
  const names = [...given.map(({ name }) => name), ...nodes.flatMap(({ namespace }) => namespace ?? [])];
  return [...new Set(names)].map((name) => {
    const level = given.find((thing) => thing.name === name)?.labels['pod-security.kubernetes.io/enforce'] as unknown;
    return {
      name,
      isDefinedHere: given.some((thing) => thing.name === name),
      ...(typeof level === 'string' && { podSecurity: level }),
    };
  });
}
