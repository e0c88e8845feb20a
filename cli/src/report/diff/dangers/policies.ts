import { at, textsOf } from '../model/json';
import { Thing } from '../model/things';

/** Source: NetworkPolicySpec.policyTypes: Ingress always, where none are said; Egress where it has rules. */
export function directionsOf(policy: Thing): string[] {
  const types = textsOf(at(policy.normal, 'spec', 'policyTypes'));
  return types.length > 0
    ? types
    : ['Ingress', ...(at(policy.normal, 'spec', 'egress') === undefined ? [] : ['Egress'])];
}
