import { ServiceContext } from '../../core/service-context';
import { LoadBalancerServiceOptions } from './service-options';
import { TrafficPolicy } from './traffic';

/**
 * Lets clients from outside the cluster in, to the main port and what else opens the network. Only
 * externalTrafficPolicy Local keeps their addresses: otherwise the pods see a node's, and source ranges in a
 * NetworkPolicy would shut everybody out.
 */
export function admitOutside({ intent }: ServiceContext, options: LoadBalancerServiceOptions): void {
  const { externalTrafficPolicy, loadBalancerSourceRanges, extraPorts = [] } = options;
  const extra = extraPorts.filter(({ opensNetwork, nodePort }) => opensNetwork ?? nodePort !== undefined);
  const ports = [intent.ports[0], ...extra].map(({ containerPort }) => ({ containerPort }));
  if (externalTrafficPolicy === TrafficPolicy.LOCAL && loadBalancerSourceRanges !== undefined) {
    loadBalancerSourceRanges.forEach((cidr) => intent.addClient({ cidr, ports }));
  } else {
    intent.addClient({ anyone: true, ports });
  }
}
