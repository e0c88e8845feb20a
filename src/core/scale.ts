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
