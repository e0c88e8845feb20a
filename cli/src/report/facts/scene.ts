import { Manifest } from 'cdk8s-aspnetcore';
import { groupBy, mapOf, mapsOf, numberOf, textOf } from '../../json';
import { ReadObject } from '../../manifests/parse-manifests';
import { selects } from './labels';
import { Thing, Things, thingsOf } from './objects';
import { isJob, runningContainers, Workload, workloadsOf } from './pods';
import { Range, rangesOf, Scaler, scalersOf } from './scale';

/** A port of a Service, or of pods that no Service stands before. */
export interface Port {
  readonly port: number;
  readonly protocol: string;
  readonly name?: string;
}

export interface Service {
  readonly thing: Thing;
  readonly ports: (Port & { readonly target: unknown })[];
  /** Whose pods it selects; Jobs are none of them. */
  readonly workloads: Workload[];
}

/** What all parts of the facts are made from: the manifests, and what selects and scales what in them. */
export interface Scene {
  readonly things: Things;
  readonly workloads: Workload[];
  readonly services: Service[];
  readonly scalers: Scaler[];
  readonly ranges: ReadonlyMap<Workload, Range>;
  /** The same for the library's own questions. */
  readonly manifest: Manifest;
  /** Everything as it was read, with what is there twice. */
  readonly asRead: Manifest;
}

export function sceneOf(objects: ReadObject[]): Scene {
  const things = thingsOf(objects);
  const workloads = workloadsOf(things);
  const byNamespace = groupBy(workloads, ({ thing }) => thing.namespace);
  const services = things.ofKind('', 'Service').map((thing) => {
    const { selector, ports, type } = thing.spec;
    const near = type === 'ExternalName' ? [] : (byNamespace.get(thing.namespace) ?? []);
    const isNone = Object.keys(mapOf(selector)).length === 0;
    return {
      thing,
      ports: mapsOf(ports).map(({ port, protocol, name, targetPort }) => ({
        port: numberOf(port) ?? 0,
        protocol: textOf(protocol) ?? 'TCP',
        ...(textOf(name) !== undefined && { name: String(name) }),
        target: targetPort ?? port,
      })),
      workloads: near.filter(
        (each) => !isNone && !isJob(each) && selects({ matchLabels: mapOf(selector) }, each.labels),
      ),
    };
  });
  const scalers = scalersOf(things);
  const manifest = Manifest.fromObjects(things.all.map(({ object }) => object));
  const isAll = things.all.length === objects.length;
  return {
    things,
    workloads,
    services,
    scalers,
    ranges: rangesOf(workloads, scalers),
    manifest,
    asRead: isAll ? manifest : Manifest.fromObjects(objects.map(({ object }) => object)),
  };
}

/** The ports that the containers of pods declare. */
export function podPorts({ pod }: Workload): Port[] {
  return runningContainers(pod)
    .flatMap(({ ports }) => mapsOf(ports))
    .map(({ name, containerPort, protocol }) => ({
      port: numberOf(containerPort) ?? 0,
      protocol: textOf(protocol) ?? 'TCP',
      ...(textOf(name) !== undefined && { name: String(name) }),
    }));
}

/** The port of pods that the port of a Service leads to; undefined for a name that they do not have. */
export function targetPort({ target }: Service['ports'][number], workload: Workload): number | undefined {
  return typeof target === 'string' && !/^\d+$/.test(target)
    ? podPorts(workload).find(({ name }) => name === target)?.port
    : numberOf(target);
}
