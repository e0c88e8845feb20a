import { SynthesizedObject } from '../core/synthesized-object';
import { describedTemplate, objectsByKey } from './described-template';
import { labelSelectorOf } from './given-selector';
import { LabelIndex } from './label-index';
import { Scaler, scalersByTarget, scaleTargetKey } from './scalers';
import { workloadPods } from './workload-pods';
import { oncePerList } from './once-per-list';

/** Something whose pods a budget selects. */
export interface BudgetedWorkload {
  readonly object: SynthesizedObject;
  /** The fewest pods that it may have at its own or its autoscaler's will. */
  readonly fewest: number;
  readonly most: number;
}

/** A PodDisruptionBudget, and what it selects. */
export interface Budget {
  readonly object: SynthesizedObject;
  readonly workloads: BudgetedWorkload[];
}

type Json = Record<string, any>;

/** Kinds whose pods stay; a drain passes over those of DaemonSets, and Jobs come to an end. */
const STAYING = new Set([
  'v1 Pod',
  'v1 ReplicationController',
  'apps/v1 Deployment',
  'apps/v1 ReplicaSet',
  'apps/v1 StatefulSet',
  'argoproj.io/v1alpha1 Rollout',
]);

interface Candidate extends BudgetedWorkload {
  readonly labels: Json;
}

function candidates(objects: SynthesizedObject[]): Candidate[] {
  const known = objectsByKey(objects);
  const scalers = scalersByTarget(objects);
  return objects
    .filter(({ apiVersion, kind }) => STAYING.has(`${apiVersion} ${kind}`))
    .flatMap((object) => {
      const template = describedTemplate(object, known);
      const key = scaleTargetKey(object.namespaceName, object.apiVersion, object.kind, object.objectName);
      return template === undefined
        ? []
        : [
            {
              object,
              labels: template.labels,
              ...bounds(workloadPods(object, undefined, template).serving, scalers.get(key)),
            },
          ];
    });
}

function bounds(replicas: number, scalers: Scaler[] = []): { fewest: number; most: number } {
  return scalers.length === 0
    ? { fewest: replicas, most: replicas }
    : {
        fewest: Math.min(...scalers.map(({ minReplicas }) => minReplicas)),
        most: Math.max(...scalers.map(({ maxReplicas }) => maxReplicas)),
      };
}

function isBudget({ apiVersion, kind }: SynthesizedObject): boolean {
  return kind === 'PodDisruptionBudget' && apiVersion === 'policy/v1';
}

/**
 * Every budget of an app, and the workloads whose pods it selects; those that never have a pod are left out. An empty
 * selector selects everything, a missing one nothing.
 */
export const budgetsOf = oncePerList((objects: SynthesizedObject[]): Budget[] => {
  const budgets = objects.filter(isBudget);
  if (budgets.length === 0) {
    return [];
  }
  const byNamespace = new Map<string | undefined, LabelIndex<Candidate>>();
  for (const workload of candidates(objects).filter(({ most }) => most > 0)) {
    const { namespaceName } = workload.object;
    const index = byNamespace.get(namespaceName) ?? new LabelIndex<Candidate>();
    byNamespace.set(namespaceName, index);
    index.add(workload, workload.labels);
  }
  return budgets.map((object) => {
    const selector = labelSelectorOf((object.manifest.spec as Json | undefined)?.selector);
    const index = selector === undefined ? undefined : byNamespace.get(object.namespaceName);
    return { object, workloads: index?.select(selector!) ?? [] };
  });
});
