import { ICapability } from '../core/capability';
import { ManagedObject } from '../core/managed-object';
import { PodCount } from '../core/pod-count';
import { ServiceContext } from '../core/service-context';
import { ServiceIntent } from '../core/service-intent';
import { fail } from '../private/errors';
import { requirePlainObject, show } from '../private/values';

/** Which pods that are not ready may be evicted. */
export enum UnhealthyPodEviction {
  /** All of them: a pod that crashes again and again never holds up the drain of its node. */
  ALWAYS_ALLOW = 'AlwaysAllow',
  /** Only while enough others are ready, so that a pod gets the chance to become ready. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
}

/** Details of a disruption budget. */
export interface DisruptionBudgetOptions {
  /**
   * Which pods that are not ready may be evicted.
   * @default UnhealthyPodEviction.ALWAYS_ALLOW
   */
  readonly unhealthyPods?: UnhealthyPodEviction;
}

/** How few and how many pods all tracks together may have. */
interface PodRange {
  readonly tracks: number;
  readonly fewest: number;
  readonly most: number;
}

/** What a budget says of the pods; nothing when there is to be none. */
type Bounds = (path: string, range: PodRange) => Record<string, unknown> | undefined;

/**
 * How many pods may be missing because a node is drained or the cluster scaled down. It never holds up updates
 * of the service itself. See https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class DisruptionBudget implements ICapability {
  /**
   * One pod at a time, where there may be two or more. A service of one pod has no budget: with one, its node
   * could never be drained.
   */
  public static automatic(options: DisruptionBudgetOptions = {}): DisruptionBudget {
    return new DisruptionBudget(options, (_path, { most }) => (most < 2 ? undefined : { maxUnavailable: 1 }));
  }

  /**
   * So many pods may be missing.
   * @param count at least one pod, or 1 % (Kubernetes rounds it up)
   */
  public static maxUnavailable(count: PodCount, options: DisruptionBudgetOptions = {}): DisruptionBudget {
    return new DisruptionBudget(options, (path) => ({ maxUnavailable: requireSome(path, 'maxUnavailable', count) }));
  }

  /**
   * So many pods must stay.
   * @param count less than the fewest pods that the service may have; Kubernetes rounds a percentage up
   */
  public static minAvailable(count: PodCount, options: DisruptionBudgetOptions = {}): DisruptionBudget {
    return new DisruptionBudget(options, (path, range) => ({ minAvailable: requireLess(path, count, range) }));
  }

  /** No budget: a drain may take all pods at once. */
  public static none(): DisruptionBudget {
    return new DisruptionBudget({}, () => undefined);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'disruption-budget';
  private readonly options: DisruptionBudgetOptions;
  private readonly bounds: Bounds;

  private constructor(options: DisruptionBudgetOptions, bounds: Bounds) {
    this.options = options;
    this.bounds = bounds;
  }

  /**
   * Called by the service, once its tracks and their scale are known.
   * @throws when the budget would never let a pod go
   */
  public bind(context: ServiceContext): void {
    const like = 'use them like { unhealthyPods: UnhealthyPodEviction.ALWAYS_ALLOW }';
    requirePlainObject('scaling-invalid', context.path, 'options of the disruption budget', this.options, like);
    const unhealthyPodEvictionPolicy = requireEviction(context.path, this.options.unhealthyPods);
    const bounds = this.bounds(context.path, podRange(context.intent));
    if (bounds === undefined) {
      return;
    }
    const metadata = {
      name: context.serviceName,
      namespace: context.namespaceName,
      labels: context.serviceLabels(),
    };
    const props = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata };
    new ManagedObject(context.scope, 'pod-disruption-budget', props, () => ({
      ...bounds,
      selector: { matchLabels: context.model.selector },
      unhealthyPodEvictionPolicy,
    }));
  }
}

function requireEviction(path: string, eviction = UnhealthyPodEviction.ALWAYS_ALLOW): UnhealthyPodEviction {
  if (!Object.values(UnhealthyPodEviction).includes(eviction)) {
    const fix = 'use a value of UnhealthyPodEviction, like UnhealthyPodEviction.IF_HEALTHY_BUDGET';
    fail('scaling-invalid', path, `unhealthyPods ${show(eviction)} is unknown`, fix);
  }
  return eviction;
}

/** Of all tracks together. */
function podRange(intent: ServiceIntent): PodRange {
  const scales = intent.tracks.map((track) => intent.scaleOf(track));
  return {
    tracks: scales.length,
    fewest: scales.reduce((sum, scale) => sum + scale.minReplicas, 0),
    most: scales.reduce((sum, scale) => sum + scale.maxReplicas, 0),
  };
}

type Amount = number | string;

function amountOf(path: string, what: string, count: PodCount): Amount {
  if (!(count instanceof PodCount)) {
    const fix = 'use PodCount.of(1) or PodCount.percent(25)';
    fail('scaling-invalid', path, `${what} ${show(count)} is no PodCount`, fix);
  }
  return count._toKube('scaling-invalid', path, what).value;
}

function requireSome(path: string, what: string, count: PodCount): Amount {
  const amount = amountOf(path, what, count);
  if (count._isZero) {
    const fix = 'use PodCount.of(1), or DisruptionBudget.none() where every pod may go';
    fail('scaling-invalid', path, `${what} ${amount} never lets a pod go, so no node could be drained`, fix);
  }
  return amount;
}

/** The number of pods that must stay, of so many. Source: getExpectedPodCount in kubernetes/pkg/controller/disruption/disruption.go */
function stay(amount: Amount, pods: number): number {
  return typeof amount === 'number' ? amount : Math.ceil((parseInt(amount, 10) * pods) / 100);
}

/** Of a service that is stopped there is no pod to hold back; of one that is stopped now and then, the first counts. */
function requireLess(path: string, count: PodCount, { tracks, fewest, most }: PodRange): Amount {
  const amount = amountOf(path, 'minAvailable', count);
  if (tracks > 1) {
    const problem = `minAvailable ${amount} counts the pods of ${tracks} versions together, so all pods of one of them may go`;
    fail('scaling-invalid', path, problem, 'use DisruptionBudget.automatic() or maxUnavailable');
  }
  if (count._isZero) {
    fail('scaling-invalid', path, `minAvailable ${amount} keeps no pod at all`, 'use DisruptionBudget.none()');
  }
  const pods = Math.max(fewest, 1);
  if (most > 0 && stay(amount, pods) >= pods) {
    const all = pods === 1 ? 'the only pod' : `all of ${pods} pods`;
    const problem = `minAvailable ${amount} keeps ${all}, so no node could be drained`;
    fail('scaling-invalid', path, problem, 'use DisruptionBudget.automatic(), or more replicas');
  }
  return amount;
}
