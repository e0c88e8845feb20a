import type { Duration } from 'cdk8s';
import type { PodCount } from '../../core/pod-count';
import type { DeliveryOptions } from '../rolling-update';
import type { Analysis } from './analysis';
import type { RolloutAntiAffinity } from './rollout-anti-affinity';
import type { RolloutMigration } from './rollout-migration';
import type { RolloutStep } from './rollout-step';

/** What every release by Argo Rollouts can tune. */
export interface RolloutOptions extends DeliveryOptions {
  /**
   * Whether a release that makes no progress until the deadline is taken back.
   * @default true
   */
  readonly abortOnDeadline?: boolean;

  /**
   * How many versions back a rollback skips all steps and analyses: 1 or more, at most revisionHistoryLimit.
   * @default - every rollback takes all steps, but one to a version that is still running
   */
  readonly rollbackWindow?: number;

  /**
   * Keeps the new pods off the nodes of the old ones.
   * @default - the pods' own spread only
   */
  readonly antiAffinity?: RolloutAntiAffinity;

  /**
   * How long the pods of a new version stay after an abort: whole seconds; 0 is for ever. A canary needs an exposure
   * that splits the requests.
   * @default - Argo Rollouts' own, 30 seconds
   */
  readonly abortScaleDownDelay?: Duration;

  /**
   * How long the pods of the old version stay after the release, so that proxies have time to switch: whole seconds.
   * A canary needs an exposure that splits the requests.
   * @default - Argo Rollouts' own, 30 seconds
   */
  readonly scaleDownDelay?: Duration;

  /**
   * How a service that runs by its Deployment already gets here, for one apply; leave it out afterwards. Without it
   * the Deployment's pods go at once, before there are others.
   * @default - the service is new, or runs by a Rollout already
   */
  readonly migration?: RolloutMigration;
}

/** A release step by step. */
export interface ProgressiveOptions extends RolloutOptions {
  /** The way to all requests; at least one step. */
  readonly steps: RolloutStep[];

  /**
   * What must hold all the while; when one has failed, the release is taken back.
   * @default - only what the steps ask
   */
  readonly analysis?: Analysis[];

  /**
   * With which step the analysis begins, from 0.
   * @default - with the first
   */
  readonly analysisStartingStep?: number;

  /**
   * Pods beyond the replicas during a release, where nothing splits the requests by weight.
   * @default PodCount.of(1)
   */
  readonly maxSurge?: PodCount;

  /**
   * Pods that may be missing during a release.
   * @default PodCount.of(0)
   */
  readonly maxUnavailable?: PodCount;

  /**
   * Whether the old version shrinks as the new one grows: fewer pods, but a way back that waits for pods. Needs an
   * exposure that splits the requests, and no scaleDownDelay.
   * @default false
   */
  readonly dynamicStableScale?: boolean;
}

/** A release at once, after the new version was looked at. */
export interface ProgressiveBlueGreenOptions extends RolloutOptions {
  /**
   * Whether the new version gets the requests by itself; if not, it waits until somebody promotes it.
   * @default true
   */
  readonly autoPromotion?: boolean;

  /**
   * How long it waits for that once its pods are ready: whole seconds, at least 1.
   * @default - not at all
   */
  readonly autoPromotionDelay?: Duration;

  /**
   * What must succeed before the new version gets requests.
   * @default - nothing
   */
  readonly prePromotionAnalysis?: Analysis[];

  /**
   * What must succeed afterwards; when one has failed, the old version gets the requests again.
   * @default - nothing
   */
  readonly postPromotionAnalysis?: Analysis[];

  /**
   * How many pods the new version has until it is promoted: 1 or more, at most those of the service.
   * @default - all
   */
  readonly previewReplicas?: number;

  /**
   * A host that leads to the new version, behind an ingress or a Gateway.
   * @default - only its Service, `<name>-preview`
   */
  readonly previewHost?: string;
}
