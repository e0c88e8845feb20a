import { ManagedObject } from '../core/managed-object';
import { ServiceContext } from '../core/service-context';
import { TrackIntent } from '../core/routing-intent';
import { fail } from '../private/errors';
import { requirePlainObject, show } from '../private/values';
import { Metric, ResolvedMetric } from './metric';
import { requireMetrics } from './metrics-sources';
import { behaviorOf, ScalingBehavior } from './scaling-behavior';
import { idOfTrack, trackNamed } from '../core/track-objects';
import { scaledTracks } from './scaled-tracks';

/** How many pods there may be, and what decides. */
export interface AutomaticScalingOptions {
  /** The fewest pods: a whole number of at least 1. For none at all see `Scaling.eventDriven`. */
  readonly min: number;

  /** The most pods: a whole number, not less than min. */
  readonly max: number;

  /**
   * What is measured. Each metric asks for a number of pods, and the largest counts.
   *
   * The default leaves 30 % of the request for the load that comes until a new pod is ready. Kubernetes' own
   * 80 % leaves little: nothing happens until the use is 10 % off the target, hence above 88 %.
   * @default [Metric.cpu({ targetPercent: 70 })]
   */
  readonly metrics?: Metric[];

  /**
   * How fast the number changes.
   * @default - up at once, down after 5 stable minutes
   */
  readonly behavior?: ScalingBehavior;
}

const DEFAULT_PERCENT = 70;

/** An autoscaler for each track. */
export function scaleAutomatically(context: ServiceContext, options: AutomaticScalingOptions): void {
  const { path, cluster, intent } = context;
  const like = 'use them like { min: 2, max: 8 }';
  requirePlainObject('scaling-invalid', path, 'options of Scaling.automatic', options, like);
  if (options.min === 0) {
    const problem = 'min 0 is not possible, a HorizontalPodAutoscaler keeps at least one pod';
    fail('scaling-invalid', path, problem, 'use min 1, or Scaling.eventDriven, which can stop all pods');
  }
  intent.scaleBetween(options.min, options.max);
  const metrics = metricsOf(context, options.metrics ?? [Metric.cpu({ targetPercent: DEFAULT_PERCENT })]);
  requireMetrics(context, metrics);
  const { behavior = {} } = options;
  requirePlainObject('scaling-invalid', path, 'behavior', behavior, 'use one like { scaleUp: ScalingRules.of({ … }) }');
  const rules = behaviorOf(path, cluster.kubernetesVersion, behavior);
  scaledTracks(intent).forEach((track) => createAutoscaler(context, track, metrics, rules));
}

function metricsOf(context: ServiceContext, metrics: Metric[]): ResolvedMetric[] {
  const { path } = context;
  const like = 'use one like [Metric.cpu({ targetPercent: 70 })]';
  if (!Array.isArray(metrics) || metrics.length === 0) {
    fail('scaling-invalid', path, `metrics is ${show(metrics)}`, like);
  }
  const known = new Set<string>();
  return metrics.map((metric: unknown) => {
    if (!(metric instanceof Metric)) {
      fail('scaling-invalid', path, `metrics has ${show(metric)}, which is no Metric`, like);
    }
    const resolved = metric._resolve(context);
    const identity = JSON.stringify([resolved.sourceType, resolved.source]);
    if (known.has(identity)) {
      fail('scaling-invalid', path, `the ${resolved.label} is there twice`, 'keep one of them');
    }
    known.add(identity);
    return resolved;
  });
}

/** `containerResource` for `ContainerResource`. */
function memberOf(sourceType: string): string {
  return `${sourceType[0].toLowerCase()}${sourceType.slice(1)}`;
}

function createAutoscaler(
  context: ServiceContext,
  track: TrackIntent,
  metrics: ResolvedMetric[],
  behavior: unknown,
): void {
  const { scope, namespaceName } = context;
  const metadata = { name: track.objectName, namespace: namespaceName, labels: context.trackLabels(track) };
  const props = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata };
  new ManagedObject(scope, idOfTrack('horizontal-pod-autoscaler', track), props, () => {
    const { scale, scaleTarget } = trackNamed(context.model, track.trackName);
    return {
      scaleTargetRef: scaleTarget,
      minReplicas: scale.minReplicas,
      maxReplicas: scale.maxReplicas,
      metrics: metrics.map(({ sourceType, source, target }) => ({
        type: sourceType,
        [memberOf(sourceType)]: { ...source, target },
      })),
      behavior,
    };
  });
}
