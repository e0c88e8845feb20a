import { fail } from '../private/errors';
import { requireInteger } from '../private/values';

const MOST = 2147483647;

/** How many pods a track may have. */
export interface ScaleModel {
  /** The fewest pods; 0 when it may be stopped. */
  readonly minReplicas: number;
  /** The most pods. */
  readonly maxReplicas: number;
  /** Whether something on the cluster chooses the number. The workload itself then names none. */
  readonly isAutomatic: boolean;
}

/** An object whose number of pods can be changed, as an autoscaler refers to it. */
export interface ScaleTarget {
  /** Its API version, like `apps/v1`. */
  readonly apiVersion: string;
  /** Its kind, like `Deployment`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
}

/** A number of pods that stays. */
export function fixedScale(path: string, replicas: number): ScaleModel {
  const count = requireInteger('number-invalid', path, 'replicas', replicas, 0, MOST);
  return { minReplicas: count, maxReplicas: count, isAutomatic: false };
}

/** A number of pods that something on the cluster chooses. */
export function automaticScale(path: string, minReplicas: number, maxReplicas: number): ScaleModel {
  requireInteger('scaling-invalid', path, 'min', minReplicas, 0, MOST);
  requireInteger('scaling-invalid', path, 'max', maxReplicas, 1, MOST);
  if (minReplicas > maxReplicas) {
    const problem = `scaling min ${minReplicas} is above max ${maxReplicas}`;
    fail('scaling-invalid', path, problem, `lower min to ${maxReplicas} or raise max to ${minReplicas}`);
  }
  return { minReplicas, maxReplicas, isAutomatic: true };
}

/** How the scale of a track follows the service's. */
export interface TrackScale {
  /**
   * Percent of the service's pods; one pod at least, unless the service has none.
   * @default 100
   */
  readonly percent?: number;

  /**
   * Whether a part of a pod is rounded to the nearest number in place of up.
   * @default false
   */
  readonly toNearest?: boolean;

  /**
   * A number of pods that stays, whatever the service's.
   * @default - it follows the service's
   */
  readonly replicas?: number;
}

/** The scale of a track of a service. */
export function trackScale(service: ScaleModel, { percent = 100, toNearest, replicas }: TrackScale): ScaleModel {
  if (replicas !== undefined) {
    // An autoscaler that is there already has to learn the number: left behind, it would go on with its own. None is
    // needed for 0 pods, which switch it off.
    return { minReplicas: replicas, maxReplicas: replicas, isAutomatic: service.isAutomatic && replicas > 0 };
  }
  const round = toNearest === true ? Math.round : Math.ceil;
  const shared = (pods: number) => (pods === 0 ? 0 : Math.max(1, round((pods * percent) / 100)));
  const { minReplicas, maxReplicas, isAutomatic } = service;
  return { minReplicas: shared(minReplicas), maxReplicas: shared(maxReplicas), isAutomatic };
}
