import { App, Chart, Testing } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { GatewayBinder } from '../../../src/exposure/gateway/gateway-binder';
import { GatewayOptions } from '../../../src/exposure/gateway/gateway-options';
import { GatewayReference } from '../../../src/exposure/gateway/gateway-reference';
import { BareService, BareServiceProps } from '../../support/bare-service';
import { manifestOf } from '../../support/manifests';

export const WITH_GATEWAYS = ClusterProfile.managed({
  addons: ['cert-manager', 'gateway-api'],
  gatewayClassName: 'envoy',
});

/** Somebody else's Gateway. */
export const SHARED = GatewayReference.of({ name: 'shared', namespaceName: 'infra' });

/** An app for a cluster that has the Gateway API, unless another one is given. */
export function gatewayApp(cluster = WITH_GATEWAYS): App {
  const app = Testing.app();
  cluster.applyTo(app);
  return app;
}

/** A chart of such an app, whose namespace is its id. */
export function chartIn(app = gatewayApp(), id = 'shop'): Chart {
  return new Chart(app, id, { namespace: id });
}

export function exposedBy(options: GatewayOptions): ICapability {
  return { capabilityName: 'exposure', bind: (context) => new GatewayBinder(options).bind(context) };
}

/** The options of a test, with a Gateway and a host unless it has its own. */
export function options(some: Partial<GatewayOptions> = {}): GatewayOptions {
  return { gateway: SHARED, hosts: ['shop.example.com'], ...some };
}

/** A service that is reached through a Gateway. */
export function exposed(some: Partial<GatewayOptions> = {}, chart = chartIn(), props?: BareServiceProps): BareService {
  return new BareService(chart, 'web', [exposedBy(options(some))], props);
}

/** The spec of the route of such a service. */
export function routeOf(some: Partial<GatewayOptions>, kind = 'HTTPRoute'): any {
  return manifestOf(exposed(some), kind, 'web').spec;
}
