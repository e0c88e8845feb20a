import { Chart, Testing } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { AutomaticScalingOptions } from '../../src/scaling/automatic-scaling';
import { Scaling } from '../../src/scaling/scaling';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

export const WITH_ADAPTER = ClusterProfile.managed({ addons: ['metrics-server', 'prometheus-adapter'] });

export function service(options: AutomaticScalingOptions, cluster = WITH_ADAPTER, tracks: string[] = []): BareService {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(chart);
  return new BareService(chart, 'web', [Scaling.automatic(options)], { tracks });
}

/** The spec of the autoscaler of a service. */
export function spec(options: Partial<AutomaticScalingOptions>, cluster?: ClusterProfile): any {
  return service({ min: 2, max: 8, ...options }, cluster).manifests[0].spec;
}

export function refusal(options: unknown, cluster?: ClusterProfile): string {
  return messageOf(() => service(options as AutomaticScalingOptions, cluster));
}

/** What comes without a word of the user's. */
export const SCALE_DOWN = {
  stabilizationWindowSeconds: 300,
  policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
};
