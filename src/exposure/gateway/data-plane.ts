import { PeerModel } from '../../core/peer';
import { parseCidr } from '../../private/cidr';
import { fail } from '../../private/errors';
import { requireDnsLabel } from '../../private/names';
import { show } from '../../private/values';
import { GatewayOptions } from './gateway-options';

/** The pods or load balancers that requests come from, as NetworkPolicies see them. */
export function dataPlanePeers(path: string, ownNamespace: string | undefined, options: GatewayOptions): PeerModel[] {
  const { controllerNamespace, controllerSourceRanges: ranges, gateway } = options;
  if (controllerNamespace !== undefined && ranges !== undefined) {
    const problem = 'both controllerNamespace and controllerSourceRanges are given';
    fail('route-invalid', path, problem, 'set one of them: the data plane is in the cluster or outside');
  }
  if (ranges !== undefined) {
    const stray = ranges.length === 0 ? [] : ranges.filter((range) => !parseCidr(range));
    if (ranges.length === 0 || stray.length > 0) {
      const problem = `controllerSourceRanges is ${stray.length === 0 ? 'empty' : `not valid: ${show(stray[0])}`}`;
      fail('route-invalid', path, problem, 'use blocks that start at their first address, like "10.0.0.0/16"');
    }
    return ranges.map((cidr) => ({ cidr }));
  }
  if (controllerNamespace !== undefined) {
    requireDnsLabel(path, 'controllerNamespace', controllerNamespace);
  }
  return [{ namespaceName: controllerNamespace ?? gateway.reference.namespaceName ?? ownNamespace }];
}
