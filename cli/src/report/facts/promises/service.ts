import { groupBy, Json, mapOf, mapsOf } from '../../../json';
import { EdgeFacts, NodeFacts } from '../../report';
import { isJob, runningContainers, Workload } from '../pods';
import { Range } from '../scale';
import { Scene, Service } from '../scene';

/** All that promises are asked about: one service with its tracks, and what stands around it. */
export interface Promised {
  /** The node of the workload, or of the Service of several tracks. */
  readonly id: string;
  readonly name: string;
  readonly namespace?: string;
  readonly tracks: Workload[];
  readonly services: Service[];
  readonly entries: NodeFacts[];
  readonly scene: Scene;
  readonly edges: EdgeFacts[];
}

/** What the topology found, which promises are judged by. */
export interface Found {
  readonly nodes: Omit<NodeFacts, 'findings'>[];
  readonly edges: EdgeFacts[];
}

const SERVICE_LABEL = 'cdk8s-aspnetcore/service';

/** Every service: workloads that serve, tracks of one service together. */
export function promisedServices(scene: Scene, found: Found): Promised[] {
  const into = groupBy(found.edges, ({ to }) => to);
  const nodes = new Map(found.nodes.map((node) => [node.id, { ...node, findings: [] }]));
  const serving = scene.workloads.filter((workload) => !isJob(workload));
  const keyOf = ({ thing, labels }: Workload) => {
    const own: unknown = labels[SERVICE_LABEL];
    return JSON.stringify([
      thing.namespace ?? null,
      typeof own === 'string' ? own : null,
      own === undefined ? thing.id : '',
    ]);
  };
  return [...groupBy(serving, keyOf).values()].map((tracks): Promised => {
    const [{ thing, labels }] = tracks;
    const services = scene.services.filter(({ workloads }) => workloads.some((each) => tracks.includes(each)));
    const own: unknown = labels[SERVICE_LABEL];
    const name = tracks.length > 1 ? String(own) : thing.name;
    const main = services.find((service) => service.thing.name === name);
    const entries = services.flatMap((service) =>
      (into.get(service.thing.id) ?? [])
        .filter(({ kind }) => kind === 'routes')
        .flatMap(({ from }) => nodes.get(from) ?? []),
    );
    return {
      id: tracks.length > 1 && main !== undefined ? main.thing.id : thing.id,
      name,
      ...(thing.namespace !== undefined && { namespace: thing.namespace }),
      tracks,
      services,
      entries,
      scene,
      edges: tracks
        .flatMap((track) => into.get(track.thing.id) ?? [])
        .concat(services.flatMap((each) => into.get(each.thing.id) ?? [])),
    };
  });
}

/** Objects that stand around a service by a kind of edge, as `Kind name`. */
export function around({ edges, scene }: Promised, edge: EdgeFacts['kind'], ...kinds: string[]): string[] {
  const from = new Set(edges.filter(({ kind }) => kind === edge).map((each) => each.from));
  return scene.things.all
    .filter(({ id, kind }) => from.has(id) && kinds.includes(kind))
    .map(({ kind, name }) => `${kind} ${name}`);
}

export function mainContainers({ tracks }: Promised): Json[] {
  return tracks.map(({ pod }) => mapsOf(pod.containers)[0] ?? {});
}

export function allContainers({ tracks }: Promised): Json[] {
  return tracks.flatMap(({ pod }) => runningContainers(pod));
}

export function rangeOf({ tracks, scene }: Promised): Range {
  const ranges = tracks.map((track) => scene.ranges.get(track)!);
  return { min: Math.max(...ranges.map(({ min }) => min)), max: Math.max(...ranges.map(({ max }) => max)) };
}

/** How an update replaces pods. */
export function strategyOf({ spec }: { readonly spec: Json }): Json {
  return mapOf(spec.strategy ?? spec.updateStrategy);
}
