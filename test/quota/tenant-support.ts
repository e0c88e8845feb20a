import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, TenantNamespace, TenantNamespaceProps } from 'cdk8s-aspnetcore';
import { NetworkIsolation } from '../../src/quota/network-isolation';

/** A namespace without a network policy, unless it says otherwise. */
export function tenant(
  props: TenantNamespaceProps = {},
  id = 'shop',
  cluster = ClusterProfile.managed(),
): TenantNamespace {
  const chart = new Chart(Testing.app(), 'chart');
  cluster.applyTo(chart);
  return new TenantNamespace(chart, id, { networkIsolation: NetworkIsolation.NONE, ...props });
}
