import { Chart } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { ClusterProfileOptions } from '../../src/cluster/cluster-profile-options';
import { BareService, BareServiceProps } from '../support/bare-service';
import { testApp } from '../support/manifests';

/** A chart for the namespace `shop` of a cluster with the Prometheus Operator. */
export function monitoredShop(options: ClusterProfileOptions = {}): Chart {
  const cluster = ClusterProfile.managed({ addons: ['prometheus-operator'], ...options });
  return new Chart(testApp({ cluster }), 'shop', { namespace: 'shop' });
}

/** A service `web` of one port and the given capabilities. */
export function monitored(
  capabilities: ICapability[],
  options?: ClusterProfileOptions,
  props?: BareServiceProps,
): BareService {
  return new BareService(monitoredShop(options), 'web', capabilities, props);
}
