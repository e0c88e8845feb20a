import { SynthesizedObject } from '../core/synthesized-object';
import { ContainerLimits } from './limit-defaults';
import { containerDemand } from './pod-demand';
import { containersOf, PodTemplate } from './pod-template';

type Json = Record<string, any>;

/** Neither CPU nor memory is asked for by any container, whatever a LimitRange fills in included. */
function isBestEffort(pod: PodTemplate, ranges: ContainerLimits[]): boolean {
  const said = [pod.spec.resources?.requests, pod.spec.resources?.limits].flatMap((amounts) =>
    Object.keys((amounts ?? {}) as Json),
  );
  const asked = containersOf(pod).flatMap((container) => {
    const { requests, limits } = containerDemand(container, ranges);
    return [...requests, ...limits].filter(([, value]) => value > 0n).map(([name]) => name);
  });
  return ![...said, ...asked].some((name) => name === 'cpu' || name === 'memory');
}

/** Source: usesCrossNamespacePodAffinity in kubernetes/pkg/quota/v1/evaluator/core/pods.go */
function reachesOtherNamespaces({ spec }: PodTemplate): boolean {
  const terms = ['podAffinity', 'podAntiAffinity'].flatMap((side): Json[] => [
    ...(spec.affinity?.[side]?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(spec.affinity?.[side]?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      (preferred: Json) => preferred.podAffinityTerm,
    ),
  ]);
  return terms.some((term) => (term?.namespaces ?? []).length > 0 || term?.namespaceSelector !== undefined);
}

/** Source: the operators of https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-per-priorityclass */
function hasPriority(name: string | undefined, { operator, values = [] }: Json): boolean {
  const isSaid = name !== undefined && name !== '';
  const isListed = (values as string[]).includes(name ?? '');
  return { In: isSaid && isListed, NotIn: !isListed, Exists: isSaid, DoesNotExist: !isSaid }[operator as 'In'] ?? false;
}

type Matches = (pod: PodTemplate, ranges: ContainerLimits[], requirement: Json) => boolean;

const isTerminating: Matches = ({ spec }) => Number(spec.activeDeadlineSeconds ?? -1) >= 0;

const SCOPES: ReadonlyMap<string, Matches> = new Map<string, Matches>([
  ['Terminating', isTerminating],
  ['NotTerminating', (...pod) => !isTerminating(...pod)],
  ['BestEffort', isBestEffort],
  ['NotBestEffort', (...pod) => !isBestEffort(pod[0], pod[1])],
  ['CrossNamespacePodAffinity', reachesOtherNamespaces],
  ['PriorityClass', ({ spec }, _ranges, requirement) => hasPriority(spec.priorityClassName, requirement)],
]);

/** What a quota demands of the pods that it counts; empty where it counts everything. */
function requirements(quota: SynthesizedObject): Json[] {
  const { scopes = [], scopeSelector } = quota.manifest.spec ?? {};
  return [
    ...(scopes as string[]).map((scopeName) => ({ scopeName, operator: 'Exists' })),
    ...((scopeSelector?.matchExpressions ?? []) as Json[]),
  ];
}

/** Whether a quota counts pods only, and not even all of them. */
export function isScoped(quota: SynthesizedObject): boolean {
  return requirements(quota).length > 0;
}

/** Whether a quota counts a pod: it is in every scope. */
export function countsPod(quota: SynthesizedObject, pod: PodTemplate, ranges: ContainerLimits[]): boolean {
  return requirements(quota).every(
    (requirement) => SCOPES.get(requirement.scopeName)?.(pod, ranges, requirement) ?? false,
  );
}
