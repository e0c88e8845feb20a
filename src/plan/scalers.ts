import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { remembered } from '../private/remembered';
import { oncePerList } from './once-per-list';

/** Something that changes the number of pods of something else, and how far. */
export interface Scaler {
  /** The HorizontalPodAutoscaler or ScaledObject. */
  readonly object: SynthesizedObject;
  /** What it scales, by `scaleTargetKey`. */
  readonly targetKey: string;
  /** The fewest pods; 0 when it stops its target now and then. */
  readonly minReplicas: number;
  /** The most pods. */
  readonly maxReplicas: number;
}

type Json = Record<string, any>;

/** KEDA's own defaults. Source: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
const KEDA_MAX = 100;

/** What an object is to a scaler: the version of its API is no part of it. */
export function scaleTargetKey(
  namespaceName: string | undefined,
  apiVersion: unknown,
  kind: string | undefined,
  name: string | undefined,
): string {
  const group = typeof apiVersion === 'string' ? groupOf(apiVersion) : '';
  return [namespaceName ?? '', group, kind ?? '', name ?? ''].join(' ');
}

/** A number of pods; what is none is for the API server to refuse. */
function count(value: unknown, otherwise: number): number {
  const given = Number(value ?? otherwise);
  return Number.isSafeInteger(given) && given >= 0 ? given : otherwise;
}

/** Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
function ofAutoscaler(object: SynthesizedObject, { scaleTargetRef, minReplicas, maxReplicas }: Json): Scaler {
  const { apiVersion, kind, name } = (scaleTargetRef ?? {}) as Json;
  const targetKey = scaleTargetKey(object.namespaceName, apiVersion, kind, name);
  const fewest = count(minReplicas, 1);
  return { object, targetKey, minReplicas: fewest, maxReplicas: count(maxReplicas, fewest) };
}

/** While its triggers rest there are `idleReplicaCount` pods, and while it is paused those that the pause says. */
function ofScaledObject(object: SynthesizedObject, spec: Json): Scaler {
  const { apiVersion = 'apps/v1', kind = 'Deployment', name } = (spec.scaleTargetRef ?? {}) as Json;
  const targetKey = scaleTargetKey(object.namespaceName, apiVersion, kind, name);
  const fewest = count(spec.minReplicaCount, 0);
  const most = count(spec.maxReplicaCount, KEDA_MAX);
  const idle = count(spec.idleReplicaCount, fewest);
  const paused = count(object.manifest.metadata?.annotations?.['autoscaling.keda.sh/paused-replicas'], fewest);
  return {
    object,
    targetKey,
    minReplicas: Math.min(fewest, idle, paused),
    maxReplicas: Math.max(most, paused),
  };
}

function scalerOf(object: SynthesizedObject): Scaler | undefined {
  const { apiVersion, kind, manifest } = object;
  if (kind === 'HorizontalPodAutoscaler' && /^autoscaling\//.test(apiVersion)) {
    return ofAutoscaler(object, manifest.spec ?? {});
  }
  if (kind === 'ScaledObject' && /^keda\.sh\//.test(apiVersion)) {
    return ofScaledObject(object, manifest.spec ?? {});
  }
  return undefined;
}

/** Every HorizontalPodAutoscaler and ScaledObject, by what it scales, in the order in which they are written. */
export const scalersByTarget = oncePerList((objects: SynthesizedObject[]): Map<string, Scaler[]> => {
  const byTarget = new Map<string, Scaler[]>();
  for (const object of objects) {
    const scaler = scalerOf(object);
    if (scaler !== undefined) {
      remembered(byTarget, scaler.targetKey, (): Scaler[] => []).push(scaler);
    }
  }
  return byTarget;
});
