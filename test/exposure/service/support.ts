import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { ServiceBinder } from '../../../src/exposure/service/service-binder';
import { NetworkAccess } from '../../../src/security/network-access';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';

function exposure(binder: ServiceBinder): ICapability {
  return { capabilityName: 'exposure', bind: (context) => binder.bind(context) };
}

/** A service of one port 8080 that is reached by a binder, with a NetworkPolicy. */
export function exposed(binder: ServiceBinder, cluster = ClusterProfile.managed()): BareService {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(shop);
  return new BareService(shop, 'web', [NetworkAccess.declaredClients(), exposure(binder)]);
}

/** The Service as it is written. */
export function serviceOf(binder: ServiceBinder, cluster?: ClusterProfile): any {
  return exposed(binder, cluster).manifests.find(({ kind }) => kind === 'Service');
}

/** Who may connect, as the NetworkPolicy says. */
export function ingressOf(binder: ServiceBinder): any {
  return exposed(binder).manifests.find(({ kind }) => kind === 'NetworkPolicy').spec.ingress;
}

/** What binding throws. */
export function refusalOf(binder: ServiceBinder, cluster?: ClusterProfile): string {
  return messageOf(() => exposed(binder, cluster));
}
