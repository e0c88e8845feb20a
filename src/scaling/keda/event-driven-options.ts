import { Duration } from 'cdk8s';
import { ScalingBehavior } from '../scaling-behavior';
import { ScaleTrigger } from './scale-trigger';

/** How many pods there are while a trigger can't be read. */
export interface ScalingFallback {
  /** After how many failures in a row, one more than this; at least 0. */
  readonly failureThreshold: number;

  /** How many pods there are then, min to max. */
  readonly replicas: number;
}

/** Scaling by events, by KEDA. See https://keda.sh/docs/latest/reference/scaledobject-spec/ */
export interface EventDrivenScalingOptions {
  /** The fewest pods, at least 0. With 0 the service stops while no trigger is active: whoever calls it then gets an error. */
  readonly min: number;

  /** The most pods, at least 1. */
  readonly max: number;

  /** What it scales by, one at least. The one that asks for the most pods wins. */
  readonly triggers: ScaleTrigger[];

  /**
   * How fast the number changes once there are pods.
   * @default - up at once, down after 5 stable minutes
   */
  readonly behavior?: ScalingBehavior;

  /**
   * Whether there are no pods at all while no trigger is active, and min to max otherwise. For a min of 0 or 1,
   * `min: 0` says it.
   * @default false
   */
  readonly zeroWhenIdle?: boolean;

  /**
   * How often KEDA looks at the triggers, in whole seconds of at least 1.
   * @default - 30 seconds
   */
  readonly pollingInterval?: Duration;

  /**
   * How long no trigger must have been active before the last pods stop, in whole seconds. Only where there may be none.
   * @default - 5 minutes
   */
  readonly cooldownPeriod?: Duration;

  /**
   * How long the first pods stay at least after the first deployment, in whole seconds. Only where there may be none;
   * KEDA 2.14.
   * @default - 0
   */
  readonly initialCooldownPeriod?: Duration;

  /**
   * How many pods there are while a trigger can't be read.
   * @default - as many as there are
   */
  readonly fallback?: ScalingFallback;

  /**
   * Whether KEDA leaves the number of pods alone, as for maintenance.
   * @default false
   */
  readonly paused?: boolean;

  /**
   * A number of pods that KEDA sets and then leaves alone, 0 to max.
   * @default - it scales
   */
  readonly pausedReplicas?: number;

  /**
   * Whether the number of pods from before comes back when the scaling is deleted.
   * @default false
   */
  readonly restoreReplicas?: boolean;
}
