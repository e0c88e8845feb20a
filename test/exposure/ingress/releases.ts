import { Chart } from 'cdk8s';
import { App, ClusterProfile, Delivery, Exposure, IngressOptions, Tls, WebService } from 'cdk8s-aspnetcore';
import { manifestsBelow, testApp } from '../../support/manifests';
import { NGINX } from './support';

/** A service of several versions behind an Ingress. */
export interface Release {
  readonly app: App;
  readonly web: WebService;
  /** Its manifests. */
  readonly manifests: any[];
}

export const TLS = Tls.fromSecret('shop-tls');

/** A service `web` in the namespace `shop` that is reached as `shop.example.com`. */
export function release(
  delivery: Delivery,
  options: Partial<IngressOptions> = {},
  cluster: ClusterProfile = NGINX,
): Release {
  const app = testApp({ cluster });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const exposure = Exposure.ingress({ hosts: ['shop.example.com'], ...options });
  const web = new WebService(shop, 'web', { image: 'example.com/web:1', exposure, delivery });
  return { app, web, manifests: manifestsBelow(web) };
}

/** What a release has of a kind. */
export function allOf({ manifests }: Release, kind: string): any[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}

/** An object of a release. */
export function named(all: Release, kind: string, name: string): any {
  return allOf(all, kind).find((manifest) => manifest.metadata.name === name);
}

/** A share of the requests for a new version. */
export function canary(weight = 10): Delivery {
  return Delivery.canary({ image: 'example.com/web:2', weight });
}
