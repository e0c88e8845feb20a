import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { SeriesModel } from '../../src/core/series';
import { Slo } from '../../src/slo/slo';
import { SloModel } from '../../src/slo/slo-model';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

export const SCRAPED: SeriesModel = { labels: { namespace: 'shop', job: 'web' }, podLabel: 'pod', podPrefix: '' };
export const BY_OTLP: SeriesModel = { labels: { job: 'shop/web' }, podLabel: 'instance', podPrefix: 'shop.' };

/** A capability by which the service measures itself, and leaves out some routes. */
export function measured(series = SCRAPED, unmeasured: string[] = ['/healthz/live', '/healthz/ready']): ICapability {
  return {
    capabilityName: 'measured',
    bind: ({ intent }) => {
      intent.measureBy(series);
      unmeasured.forEach((route) => intent.leaveUnmeasured(route));
    },
  };
}

export const OPERATED = ClusterProfile.managed({ addons: ['prometheus-operator', 'argo-rollouts', 'keda'] });

/** A service with these capabilities only, in the namespace `shop`. */
export function service(capabilities: ICapability[], cluster = OPERATED): BareService {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(shop);
  return new BareService(shop, 'web', capabilities);
}

/** An objective of a measured service. */
export function modelOf(slo: Slo, capabilities: ICapability[] = [measured()]): SloModel {
  return slo._toModel(service(capabilities).context);
}

/** What resolving an objective throws. */
export function refusal(slo: () => Slo, capabilities?: ICapability[]): string {
  return messageOf(() => modelOf(slo(), capabilities));
}
