import { Duration } from 'cdk8s';
import { KubernetesVersion } from '../cluster/kubernetes-version';
import { fail } from '../private/errors';
import { requireCall } from '../private/options';
import { formatQuantity } from '../private/quantity';
import { requireSeconds } from '../private/seconds';
import { requirePlainObject, show } from '../private/values';
import { ScalingPolicy } from './scaling-policy';

/** Source: MaxStabilizationWindowSeconds in kubernetes/pkg/apis/autoscaling/validation/validation.go */
const LONGEST_WINDOW = 3600;

/** On by default from here on. Source: HPAConfigurableTolerance in kubernetes/pkg/features/kube_features.go */
const TOLERANCE = 35;

/** Which of several policies counts. */
export enum PolicySelection {
  /** The one that lets the number change the most. */
  MOST = 'Max',
  /** The one that lets the number change the least. */
  LEAST = 'Min',
}

/** How fast the number of pods may change in one direction. */
export interface ScalingRulesOptions {
  /**
   * For how long the most cautious recommendation counts, so that the number does not follow each swing: 0 to
   * 3600 whole seconds.
   * @default - none for up, Duration.minutes(5) for down
   */
  readonly stabilizationWindow?: Duration;

  /**
   * By how much the number may change in some time.
   * @default - up: the larger of 4 pods and 100 % in 15 seconds; down: 50 % in a minute
   */
  readonly policies?: ScalingPolicy[];

  /**
   * Which policy counts, where there are several.
   * @default PolicySelection.MOST
   */
  readonly selection?: PolicySelection;

  /**
   * By which share of the target the metric may be off before anything happens: 0 to 1, in steps of 0.001.
   * Needs Kubernetes 1.35.
   * @default - the cluster's, 0.1 as a rule
   */
  readonly tolerance?: number;
}

/** How fast the number of pods may change in one direction. */
export class ScalingRules {
  /** Rules of one direction; what is left out has the default of its property. */
  public static of(options: ScalingRulesOptions): ScalingRules {
    requireCall('ScalingRules.of', [options]);
    return new ScalingRules(options);
  }

  /** No change in this direction at all. */
  public static disabled(): ScalingRules {
    return new ScalingRules(undefined);
  }

  private readonly options?: ScalingRulesOptions;

  private constructor(options: ScalingRulesOptions | undefined) {
    this.options = options;
  }

  /**
   * The rules as the API writes them; checked.
   * @internal
   */
  public _toKube(path: string, what: string, version: KubernetesVersion, defaults: ScalingRulesOptions): unknown {
    if (this.options === undefined) {
      return { selectPolicy: 'Disabled' };
    }
    const like = 'use them like { stabilizationWindow: Duration.minutes(5) }';
    requirePlainObject('scaling-invalid', path, `${what}: rules`, this.options, like);
    const { stabilizationWindow, policies, selection, tolerance } = { ...defaults, ...given(this.options) };
    const window = `${what}: stabilizationWindow`;
    return {
      stabilizationWindowSeconds:
        stabilizationWindow && requireSeconds('scaling-invalid', path, window, stabilizationWindow, 0, LONGEST_WINDOW),
      selectPolicy: selection === undefined ? undefined : selectionOf(path, what, selection),
      policies: policies && policiesOf(path, what, policies),
      tolerance: tolerance === undefined ? undefined : toleranceOf(path, what, version, tolerance),
    };
  }
}

/** How fast an autoscaler changes the number of pods. */
export interface ScalingBehavior {
  /**
   * More pods.
   * @default - Kubernetes' own: at once, by the larger of 4 pods and 100 % in 15 seconds
   */
  readonly scaleUp?: ScalingRules;

  /**
   * Fewer pods.
   * @default - when fewer have been enough for 5 minutes, by at most half of them in a minute
   */
  readonly scaleDown?: ScalingRules;
}

function given(options: ScalingRulesOptions): ScalingRulesOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function selectionOf(path: string, what: string, selection: PolicySelection): string {
  if (!Object.values(PolicySelection).includes(selection)) {
    const fix = 'use a value of PolicySelection, like PolicySelection.LEAST, or ScalingRules.disabled()';
    fail('scaling-invalid', path, `${what}: selection ${show(selection)} is unknown`, fix);
  }
  return selection;
}

function policiesOf(path: string, what: string, policies: ScalingPolicy[]): unknown[] {
  const like = 'use one like [ScalingPolicy.pods(2, Duration.minutes(1))]';
  if (!Array.isArray(policies) || policies.length === 0) {
    fail('scaling-invalid', path, `${what}: policies is ${show(policies)}`, `${like}, or ScalingRules.disabled()`);
  }
  return policies.map((policy: unknown) => {
    if (!(policy instanceof ScalingPolicy)) {
      fail('scaling-invalid', path, `${what}: policies has ${show(policy)}, which is no ScalingPolicy`, like);
    }
    return policy._toKube(path, what);
  });
}

function toleranceOf(path: string, what: string, version: KubernetesVersion, tolerance: number): string {
  const thousandths = typeof tolerance === 'number' ? Math.round(tolerance * 1000) : NaN;
  if (thousandths / 1000 !== tolerance || tolerance < 0 || tolerance > 1) {
    const fix = 'use a share from 0 to 1 with at most three decimals, like 0.05';
    fail('scaling-invalid', path, `${what}: tolerance ${show(tolerance)} is not valid`, fix);
  }
  if (!version.isAtLeast(TOLERANCE)) {
    const problem = `${what}: tolerance needs Kubernetes 1.${TOLERANCE}, the cluster has ${version.toString()}`;
    fail('scaling-invalid', path, problem, 'leave it out, or set kubernetesVersion in the cluster profile');
  }
  return formatQuantity(BigInt(thousandths) * 1_000_000n, 'decimal');
}

/**
 * Down not before 5 minutes of too many pods, since a lull is often followed by more, and a new pod of .NET is
 * slow until it is warm; then by half at most in a minute, so that a metric that fails, or many connections that
 * close at a time, do not take all pods at once. Half always is a pod or more, as Kubernetes rounds what stays down.
 */
const DOWN: ScalingRulesOptions = {
  stabilizationWindow: Duration.minutes(5),
  policies: [ScalingPolicy.percent(50, Duration.minutes(1))],
};

/** The behavior as the API writes it; checked. Up has nothing of its own, as Kubernetes' defaults are fast. */
export function behaviorOf(path: string, version: KubernetesVersion, behavior: ScalingBehavior): unknown {
  const rules = (what: string, value: ScalingRules | undefined, defaults: ScalingRulesOptions) => {
    const used = value ?? ScalingRules.of({});
    if (!(used instanceof ScalingRules)) {
      const fix = 'use ScalingRules.of or ScalingRules.disabled()';
      fail('scaling-invalid', path, `${what} ${show(used)} is no ScalingRules`, fix);
    }
    return used._toKube(path, what, version, defaults);
  };
  return { scaleUp: rules('scaleUp', behavior.scaleUp, {}), scaleDown: rules('scaleDown', behavior.scaleDown, DOWN) };
}
