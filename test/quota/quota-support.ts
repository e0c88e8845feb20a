import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ResourceQuota, ResourceQuotaProps } from 'cdk8s-aspnetcore';
import { manifestOf } from '../support/manifests';

/** A quota on a cluster with two priority classes of its own. */
export function quota(props: ResourceQuotaProps): ResourceQuota {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  ClusterProfile.managed({ priorityClasses: ['gold', 'silver'] }).applyTo(chart);
  return new ResourceQuota(chart, 'quota', props);
}

/** The spec that it writes. */
export function specOf(props: ResourceQuotaProps): any {
  return manifestOf(quota(props), 'ResourceQuota').spec;
}
