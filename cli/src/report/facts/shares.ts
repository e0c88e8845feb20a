import { Thing } from './objects';
import { isJob, Workload } from './pods';
import { Scene, Service } from './scene';

/** How one rule of a route shares requests among Services. */
export interface Split {
  readonly route: Thing;
  /** Whether only some requests are meant: those with a header, a path. */
  readonly isConditional: boolean;
  readonly backends: { readonly service?: Thing; readonly share?: number }[];
}

const SERVICE_LABEL = 'cdk8s-aspnetcore/service';

/** What one Service passes on to each of its workloads, by their numbers of pods. */
function within({ workloads }: Service, share: number, { ranges }: Scene): [Workload, number][] {
  const pods = workloads.map((workload) => ranges.get(workload)?.min ?? 1);
  const all = pods.reduce((sum, count) => sum + count, 0);
  return workloads.map((workload, index) => [workload, all === 0 ? share / pods.length : (share * pods[index]) / all]);
}

/**
 * The share of requests that each track gets, in percent: by the weights of a route, else by the number of pods behind one
 * Service. What is no track has none.
 */
export function sharesOf(scene: Scene, splits: Split[]): Map<Workload, number> {
  const services = new Map(scene.services.map((service) => [service.thing, service]));
  const weighted = splits.map(({ backends }) =>
    backends.flatMap(({ service, share }) => {
      const found = service && services.get(service);
      return found === undefined || share === undefined ? [] : within(found, share, scene);
    }),
  );
  const shares = new Map<Workload, number>();
  for (const parts of [...weighted, ...scene.services.map((service) => within(service, 100, scene))]) {
    const isSplit = new Set(parts.map(([workload]) => workload)).size > 1;
    if (isSplit && !parts.some(([workload]) => shares.has(workload))) {
      parts.forEach(([workload, share]) => shares.set(workload, Math.round(share * 10) / 10));
    }
  }
  for (const [workload, share] of colours(scene, splits)) {
    if (!shares.has(workload)) {
      shares.set(workload, share);
    }
  }
  return shares;
}

/** Of blue and green one is live: the one that the Service of the name selects. */
function colours({ services, workloads }: Scene, splits: Split[]): [Workload, number][] {
  return services.flatMap(({ thing, workloads: live }) => {
    const isTrack = ({ thing: { namespace }, labels }: Workload) =>
      namespace === thing.namespace && labels[SERVICE_LABEL] === thing.name;
    const tracks = workloads.filter((workload) => !isJob(workload) && isTrack(workload));
    const others = services.filter(
      (other) => other.thing !== thing && other.workloads.some((each) => tracks.includes(each)),
    );
    const ofRoute = splits.filter(({ backends }) => backends.some(({ service }) => service === thing));
    const routes = new Set(ofRoute.map(({ route }) => route));
    const isOneRoute = splits.some(
      ({ route, backends }) =>
        routes.has(route) && backends.some(({ service }) => others.some((other) => other.thing === service)),
    );
    return tracks.length < 2 || live.length !== 1 || isOneRoute
      ? []
      : tracks.map((track): [Workload, number] => [track, live.includes(track) ? 100 : 0]);
  });
}
