import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ICapability, ServiceContext } from 'cdk8s-aspnetcore';
import { IngressBinder } from '../../../src/exposure/ingress/ingress-binder';
import { IngressOptions } from '../../../src/exposure/ingress/ingress-options';
import { BareService } from '../../support/bare-service';

export const NGINX = ClusterProfile.minikube({ addons: ['ingress'] });
export const TRAEFIK = ClusterProfile.k3d();

/** An IngressBinder as the capability that Exposure makes of it. */
export function ingress(options: IngressOptions): ICapability {
  return {
    capabilityName: 'exposure',
    bind: (context: ServiceContext) => new IngressBinder(options).bind(context),
  };
}

/** A service that is reached by an Ingress. */
export function service(options: Partial<IngressOptions> = {}, cluster = NGINX, namespace?: string): BareService {
  const shop = new Chart(Testing.app(), 'shop', { namespace: namespace === '' ? undefined : (namespace ?? 'shop') });
  cluster.applyTo(shop);
  return new BareService(shop, 'web', [ingress({ hosts: ['shop.example.com'], ...options })]);
}

/** The manifests of a kind. */
export function ofKind(bare: BareService, kind: string): any[] {
  return bare.manifests.filter((manifest) => manifest.kind === kind);
}
