import { groupBy, mapOf, numberOf, textOf } from '../../json';
import { groupOf, Thing, Things } from './objects';
import { Workload } from './pods';

/** How many pods there may be. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What changes the number of pods of something. */
export interface Scaler extends Range {
  readonly thing: Thing;
  readonly target?: Thing;
}

/** KEDA's own default. Source: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
const KEDA_MAX = 100;

function rangeOf({ kind, spec }: Thing): Range {
  if (kind === 'HorizontalPodAutoscaler') {
    const min = numberOf(spec.minReplicas) ?? 1;
    return { min, max: numberOf(spec.maxReplicas) ?? min };
  }
  const min = numberOf(spec.minReplicaCount) ?? 0;
  return {
    min: Math.min(min, numberOf(spec.idleReplicaCount) ?? min),
    max: numberOf(spec.maxReplicaCount) ?? KEDA_MAX,
  };
}

/** Every HorizontalPodAutoscaler and ScaledObject, with what it scales. */
export function scalersOf(things: Things): Scaler[] {
  const scalers = [
    ...things.ofKind('autoscaling', 'HorizontalPodAutoscaler'),
    ...things.ofKind('keda.sh', 'ScaledObject'),
  ];
  return scalers.map((thing) => ({ thing, ...rangeOf(thing), target: targetOf(thing, things) }));
}

/** What a scaler, or a VerticalPodAutoscaler, is for. */
export function targetOf({ spec, namespace }: Thing, things: Things): Thing | undefined {
  const { apiVersion = 'apps/v1', kind = 'Deployment', name } = mapOf(spec.scaleTargetRef ?? spec.targetRef);
  return textOf(name) === undefined
    ? undefined
    : things.find({ group: groupOf(apiVersion), kind: String(kind), name: String(name), namespace });
}

/** The number of pods by the workload itself. */
function ownRange({ thing: { kind, spec } }: Workload): Range {
  const all = (count: number) => ({ min: count, max: count });
  switch (kind) {
    case 'Pod':
      return all(1);
    case 'Job':
      return all(numberOf(spec.parallelism) ?? 1);
    case 'CronJob':
      return { min: 0, max: numberOf(mapOf(mapOf(spec.jobTemplate).spec).parallelism) ?? 1 };
    case 'ScaledJob':
      return { min: 0, max: numberOf(spec.maxReplicaCount) ?? KEDA_MAX };
    default:
      return all(numberOf(spec.replicas) ?? 1);
  }
}

/** How many pods each workload may have; nobody knows here how many nodes a DaemonSet is on: one counts. */
export function rangesOf(workloads: Workload[], scalers: Scaler[]): Map<Workload, Range> {
  const byTarget = groupBy(scalers, ({ target }) => target);
  return new Map(
    workloads.map((workload) => {
      const [scaler] = byTarget.get(workload.thing) ?? [];
      return [workload, scaler === undefined ? ownRange(workload) : { min: scaler.min, max: scaler.max }];
    }),
  );
}
