import { textOf } from './json';
import { labelsOf, Thing } from './things';

/** The level of Pod Security that a namespace enforces; undefined where it says none. */
export function podSecurity(namespace: Thing | undefined): string | undefined {
  return namespace === undefined ? undefined : textOf(labelsOf(namespace)['pod-security.kubernetes.io/enforce']);
}
