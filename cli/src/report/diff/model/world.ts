import { at, canonical, isMap, Json, listOf, mapOf, mapsOf, textOf } from './json';
import { podLabels, templateOf, Thing, SERVING } from './things';

/** All objects of one side, with what they are asked for. */
export class World {
  public readonly workloads: Thing[];
  private readonly byId: Map<string, Thing>;
  private readonly scalers = new Map<string, Thing>();

  private readonly rollouts = new Map<string, Thing>();

  public constructor(public readonly things: Thing[]) {
    this.workloads = things.filter((thing) => templateOf(thing) !== undefined);
    this.byId = new Map(things.map((thing) => [thing.id, thing]));
    things.filter(isScaler).forEach((thing) => {
      const target = mapOf(at(thing.normal, 'spec', 'scaleTargetRef'));
      const kind = textOf(target.kind) ?? 'Deployment';
      this.scalers.set(`${thing.namespace ?? ''}/${kind}/${textOf(target.name)}`, thing);
    });
    this.ofKind('Rollout').forEach((rollout) => {
      const { kind, name } = mapOf(at(rollout.normal, 'spec', 'workloadRef'));
      this.rollouts.set(`${rollout.namespace ?? ''}/${textOf(kind)}/${textOf(name)}`, rollout);
    });
  }

  public find(namespace: string | undefined, kind: string, name: unknown): Thing | undefined {
    return this.byId.get(`${namespace ?? ''}/${kind}/${textOf(name) ?? ''}`);
  }

  /** The Rollout that takes its pods from a Deployment, whose own ones it then makes none of. */
  public rolloutOf(deployment: Thing): Thing | undefined {
    return this.rollouts.get(deployment.id);
  }

  public ofKind(...kinds: string[]): Thing[] {
    return this.things.filter(({ kind }) => kinds.includes(kind));
  }

  /** The HorizontalPodAutoscaler or ScaledObject of a workload. */
  public scalerOf(workload: Thing): Thing | undefined {
    return this.scalers.get(workload.id);
  }

  /** The workloads in a namespace whose pods have these labels; Jobs only where they are asked for. */
  public selected(namespace: string | undefined, selector: unknown, kinds = SERVING): Thing[] {
    return this.workloads.filter(
      (workload) =>
        workload.namespace === namespace && kinds.includes(workload.kind) && matches(selector, podLabels(workload)),
    );
  }
}

function isScaler({ kind }: Thing): boolean {
  return kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject';
}

/** How many pods a workload has: what scales it decides, else its own number. */
export function scaleOf(world: World, workload: Thing): { min: number; max: number } {
  const scaler = world.scalerOf(workload);
  const own = count(at(workload.normal, 'spec', 'replicas'), 1);
  if (scaler === undefined) {
    return { min: own, max: own };
  }
  const isKeda = scaler.kind === 'ScaledObject';
  const min = count(at(scaler.normal, 'spec', isKeda ? 'minReplicaCount' : 'minReplicas'), isKeda ? 0 : 1);
  return { min, max: count(at(scaler.normal, 'spec', isKeda ? 'maxReplicaCount' : 'maxReplicas'), isKeda ? 100 : min) };
}

function count(value: unknown, byDefault: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : byDefault;
}

/** Whether labels are as a LabelSelector wants them; an empty one takes all. */
export function matches(selector: unknown, labels: Json): boolean {
  const { matchLabels, matchExpressions } = mapOf(selector);
  const wanted = Object.entries(mapOf(matchLabels));
  return (
    isMap(selector) &&
    wanted.every(([key, value]) => Object.hasOwn(labels, key) && String(labels[key]) === String(value)) &&
    mapsOf(matchExpressions).every((expression) => holds(expression, labels))
  );
}

function holds({ key, operator, values }: Json, labels: Json): boolean {
  const has = Object.hasOwn(labels, String(key));
  const isIn =
    has &&
    listOf(values)
      .map(String)
      .includes(String(labels[String(key)]));
  switch (operator) {
    case 'In':
      return isIn;
    case 'NotIn':
      return !isIn;
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
    default:
      return false;
  }
}

/** A Service's selector as a LabelSelector; undefined where it has none. */
export function serviceSelector(service: Thing): Json | undefined {
  const selector = mapOf(at(service.normal, 'spec', 'selector'));
  return Object.keys(selector).length === 0 ? undefined : { matchLabels: selector };
}

/** Whether two values mean the same. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}
