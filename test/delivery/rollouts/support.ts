import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { Delivery } from '../../../src/delivery/delivery';
import { ProgressiveOptions } from '../../../src/delivery/rollouts/rollout-options';
import { RolloutStep } from '../../../src/delivery/rollouts/rollout-step';
import { RouterModel } from '../../../src/core/route';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';

export const ARGO = ClusterProfile.managed({ addons: ['argo-rollouts'] });

/** What an exposure says of the object that splits the requests. */
export function routedBy(router: RouterModel): ICapability {
  return { capabilityName: 'router', bind: ({ intent }) => intent.routing.splitBy(router) };
}

export const GATEWAY = routedBy({ routerType: 'gateway', kind: 'HTTPRoute', objectName: 'web' });
export const NGINX = routedBy({ routerType: 'nginx', kind: 'Ingress', objectName: 'web' });

/** A service with this delivery, and what else it takes, alone. */
export function bare(
  delivery: ICapability,
  others: ICapability[] = [],
  cluster = ARGO,
  before: ICapability[] = [],
): BareService {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(shop);
  return new BareService(shop, 'web', [...before, delivery, ...others]);
}

/** The Rollout of such a service. */
export function rolloutOf(delivery: Delivery, others: ICapability[] = []): any {
  return bare(delivery, others).manifests.find(({ kind }) => kind === 'Rollout');
}

/** The shortest canary, with these options. */
export function progressive(options: Partial<ProgressiveOptions> = {}): Delivery {
  return Delivery.progressive({ steps: [RolloutStep.weight(10)], ...options });
}

/** What binding a delivery throws. */
export function refusal(delivery: () => Delivery, others: ICapability[] = []): string {
  return messageOf(() => bare(delivery(), others));
}
