import { fail } from '../private/errors';
import { wholeQuantity } from '../private/quantity';
import { formatResource } from '../private/resource-names';
import { requireInteger, requirePlainObject, show } from '../private/values';

/** Namespaced resources of the core group, which their name alone names. */
const CORE = [
  'configmaps',
  'endpoints',
  'events',
  'limitranges',
  'persistentvolumeclaims',
  'pods',
  'podtemplates',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'serviceaccounts',
  'services',
];

/** The groups of the resources that people bound most, for those who leave them out. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['controllerrevisions', 'apps'],
  ['cronjobs', 'batch'],
  ['daemonsets', 'apps'],
  ['deployments', 'apps'],
  ['horizontalpodautoscalers', 'autoscaling'],
  ['ingresses', 'networking.k8s.io'],
  ['jobs', 'batch'],
  ['networkpolicies', 'networking.k8s.io'],
  ['poddisruptionbudgets', 'policy'],
  ['replicasets', 'apps'],
  ['statefulsets', 'apps'],
]);

const LIKE = '{ "deployments.apps": 10 }';
const FORM = /^[a-z0-9]+(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Kubernetes bounds the part after `count/` like that of a label's key. */
const MAX_NAME = 63;

/**
 * Quota lines by the resources that they count. Of a resource that does not exist the API server would count
 * nothing, and say nothing.
 * Source: https://kubernetes.io/docs/concepts/policy/resource-quotas/#object-count-quota
 */
export function countLines(path: string, counts: Record<string, number> = {}): Record<string, string> {
  const fix = `use numbers by resource and group, like ${LIKE}`;
  const entries = Object.entries(requirePlainObject('quota-invalid', path, 'objectCounts', counts, fix));
  return Object.fromEntries(
    entries.map(([name, count]) => [`count/${requireResource(path, name)}`, requireCount(path, name, count)]),
  );
}

/** A number of objects as the API server stores it; none at all is a bound as well. */
export function requireCount(path: string, what: string, count: number): string {
  const whole = requireInteger('quota-invalid', path, what, count, 0, Number.MAX_SAFE_INTEGER);
  return formatResource(what, wholeQuantity(whole));
}

function requireResource(path: string, name: string): string {
  const group = GROUPS.get(name);
  if (group !== undefined) {
    const problem = `objectCounts ${show(name)} lacks its API group, so nothing would be counted`;
    fail('quota-invalid', path, problem, `use "${name}.${group}"`);
  }
  if (!FORM.test(name) || name.length > MAX_NAME || (!name.includes('.') && !CORE.includes(name))) {
    const problem = `objectCounts ${show(name)} names no resource`;
    fail(
      'quota-invalid',
      path,
      problem,
      `use the plural and its API group, as kubectl api-resources prints them, like ${LIKE}`,
    );
  }
  return name;
}
