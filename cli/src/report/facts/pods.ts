import { isMap, Json, mapOf, mapsOf, textOf } from '../../json';
import { ContainerFacts } from '../report';
import { Thing, Things, groupOf } from './objects';

/** What makes pods, and how these are. */
export interface Workload {
  readonly thing: Thing;
  readonly labels: Json;
  readonly annotations: Json;
  /** The spec of the pods. */
  readonly pod: Json;
}

/** Workloads that run to an end. */
export function isJob({ thing }: Workload): boolean {
  return ['Job', 'CronJob', 'ScaledJob'].includes(thing.kind);
}

/** What another object takes its pods from: a Deployment of a Rollout is no workload of its own. */
export function templateOf({ kind, group, spec, namespace }: Thing): { kind: string; name: string } | undefined {
  const { workloadRef } = spec;
  return kind === 'Rollout' && group === 'argoproj.io' && isMap(workloadRef) && !isMap(spec.template)
    ? { kind: String(workloadRef.kind), name: String(workloadRef.name), ...(namespace !== undefined && { namespace }) }
    : undefined;
}

function templateWithin({ kind, group, spec, object }: Thing): Json | undefined {
  if (kind === 'Pod' && group === '') {
    return object;
  }
  const { template, jobTemplate, jobTargetRef } = spec;
  const inJob = mapOf(mapOf(jobTemplate).spec).template ?? mapOf(jobTargetRef).template;
  return [template, inJob].find((each) => isMap(each) && Array.isArray(mapOf(each.spec).containers)) as
    Json | undefined;
}

/** Everything that makes pods, in the order in which it is written. */
export function workloadsOf(things: Things): Workload[] {
  const used = new Set<Thing>();
  const described = new Map<Thing, Thing>();
  for (const thing of things.all) {
    const { workloadRef } = thing.spec;
    const from = templateOf(thing);
    const found =
      from && things.find({ group: groupOf(mapOf(workloadRef).apiVersion), namespace: thing.namespace, ...from });
    if (found !== undefined) {
      used.add(found);
      described.set(thing, found);
    }
  }
  return things.all.flatMap((thing) => {
    const template = used.has(thing) ? undefined : templateWithin(described.get(thing) ?? thing);
    if (template === undefined) {
      return [];
    }
    const { labels, annotations } = mapOf(template.metadata);
    return [{ thing, labels: mapOf(labels), annotations: mapOf(annotations), pod: mapOf(template.spec) }];
  });
}

/** The containers of a pod that run as long as it does. */
export function runningContainers(pod: Json): Json[] {
  const native = mapsOf(pod.initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...mapsOf(pod.containers), ...native];
}

/** All containers of a pod, as the report shows them. */
export function containerFacts(pod: Json): ContainerFacts[] {
  const factsOf = (container: Json, role: ContainerFacts['role']): ContainerFacts => ({
    name: String(container.name),
    role,
    image: textOf(container.image) ?? '',
    version: versionOf(textOf(container.image) ?? ''),
  });
  return [
    ...mapsOf(pod.containers).map((container, index) => factsOf(container, index === 0 ? 'main' : 'sidecar')),
    ...mapsOf(pod.initContainers).map((container) =>
      factsOf(container, container.restartPolicy === 'Always' ? 'sidecar' : 'init'),
    ),
  ];
}

/** The tag of an image, or its digest, shortened; the registry may have a port, too. */
export function versionOf(image: string): string {
  const [name, digest] = image.split('@');
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  return tag ?? (digest === undefined ? 'latest' : digest.replace(/^(sha\d+):(.{12}).*$/, '$1:$2'));
}
