import { Chart } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { Prerequisite, Prerequisites } from '../../../src/core/prerequisites';
import { EventDrivenScalingOptions } from '../../../src/scaling/keda/event-driven-options';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { Scaling } from '../../../src/scaling/scaling';
import { BareService, BareServiceProps } from '../../support/bare-service';
import { testApp } from '../../support/manifests';

export const WITH_KEDA = ClusterProfile.managed({ addons: ['keda'] });

/** A chart for a namespace of a cluster. */
export function shop(cluster = WITH_KEDA): Chart {
  return new Chart(testApp({ cluster }), 'shop', { namespace: 'shop' });
}

/** A trigger that nobody looks at. */
export const OFFICE = ScaleTrigger.cron({
  timeZone: 'Europe/Berlin',
  start: '0 8 * * 1-5',
  end: '0 18 * * 1-5',
  desiredReplicas: 2,
});

/** A service that is scaled by events. */
export function worker(
  options: Partial<EventDrivenScalingOptions> = {},
  chart = shop(),
  props: BareServiceProps = {},
): BareService {
  return new BareService(
    chart,
    'worker',
    [Scaling.eventDriven({ min: 1, max: 10, triggers: [OFFICE], ...options })],
    props,
  );
}

/** The manifests of a kind. */
export function allOf(service: BareService, kind: string): any[] {
  return service.manifests.filter((manifest) => manifest.kind === kind);
}

/** Its only ScaledObject. */
export function scaledObject(options: Partial<EventDrivenScalingOptions> = {}, chart = shop()): any {
  const [object, ...more] = allOf(worker(options, chart), 'ScaledObject');
  expect(more).toEqual([]);
  return object;
}

/** The one trigger as it would be written. */
export function triggerOf(trigger: ScaleTrigger): any {
  return scaledObject({ triggers: [trigger] }).spec.triggers[0];
}

/** What the cluster must have. */
export function needs(chart: Chart): Prerequisite[] {
  return Prerequisites.of(chart).all;
}
