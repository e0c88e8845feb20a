import { call, Expression, given, optional } from './expression';
import { Json, isMap } from '../json';

/** The Kubernetes versions from which on the API server keeps a field. */
const NATIVE_SIDECARS = 29;
const SLEEP_ACTION = 30;

/**
 * The cluster that the YAML is for: the one that the user names, and what the YAML takes for granted, which is there as
 * it runs already.
 */
export function clusterOf(name: string | undefined, objects: Json[]): Expression | undefined {
  const pods = objects.map(({ spec }) => spec?.template?.spec as unknown).filter(isMap);
  const classes = pods.map(({ priorityClassName }) => priorityClassName as string | undefined);
  const version = Math.max(0, ...pods.map(versionOf));
  const balanced = objects.some(({ kind, spec }) => kind === 'Service' && spec?.type === 'LoadBalancer');
  const priorityClasses = [...new Set(classes.filter((one) => one !== undefined && !one.startsWith('system-')))];
  const options = given({
    kubernetesVersion: version === 0 ? undefined : `1.${version}`,
    addons: objects.some(needsAdapter) ? ['metrics-adapter'] : undefined,
    priorityClasses: priorityClasses.length === 0 ? undefined : (priorityClasses as string[]),
    loadBalancer: balanced && name !== undefined && name !== 'managed' ? true : undefined,
  });
  const isUsual = name === undefined && Object.keys(options).length === 0;
  return isUsual ? undefined : call(`ClusterProfile.${name ?? 'managed'}`, ...optional(options));
}

function needsAdapter({ kind, spec }: Json): boolean {
  const metrics = (kind === 'HorizontalPodAutoscaler' && Array.isArray(spec?.metrics) ? spec.metrics : []) as unknown[];
  return metrics.filter(isMap).some(({ type }) => type === 'Pods' || type === 'Object' || type === 'External');
}

function versionOf({ containers, initContainers }: Json): number {
  const first = (Array.isArray(initContainers) ? (initContainers as unknown[]) : []).filter(isMap);
  const all = [...first, ...(Array.isArray(containers) ? (containers as unknown[]) : []).filter(isMap)];
  const sleeps = all.some(({ lifecycle }) => isMap(lifecycle?.preStop?.sleep));
  const stays = first.some(({ restartPolicy }) => restartPolicy === 'Always');
  return sleeps ? SLEEP_ACTION : stays ? NATIVE_SIDECARS : 0;
}
