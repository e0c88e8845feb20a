import { Delivery, RolloutStep, WebServiceProps } from 'cdk8s-aspnetcore';
import { KubernetesAlert } from '../../../src/observability/kubernetes-alerts/alert-options';
import { alertsOf, service } from './support';

const IMAGE = 'web:2';

/** The owners whose pods NoPodReady asks for. */
function watchedOwners(props: Partial<WebServiceProps>): string[] {
  return alertsOf(service(props))
    .filter(({ alert }) => alert === KubernetesAlert.NO_POD_READY)
    .map(({ expr }) => /(?:deployment|name)=~?"[^"]*"(?=})/.exec(expr as string)![0]);
}

/** A version that is ready must not hide one that is dead; one that gets no requests calls nobody. */
test.each<[string, Partial<WebServiceProps>, string[]]>([
  ['a plain service', {}, ['deployment="web"']],
  [
    'blue-green',
    { delivery: Delivery.blueGreen({ active: 'blue', green: { image: IMAGE } }) },
    ['deployment="web-blue"'],
  ],
  ['a canary', { delivery: Delivery.canary({ image: IMAGE, weight: 50 }) }, ['deployment=~"(web|web-canary)"']],
  ['a canary of none', { delivery: Delivery.canary({ image: IMAGE, weight: 0 }) }, ['deployment="web"']],
  ['a Rollout', { delivery: Delivery.progressive({ steps: [RolloutStep.weight(50)] }) }, ['name="web"']],
])('%s: what serves is watched, each version by itself', (_, props, owners) => {
  expect(watchedOwners(props)).toEqual(owners);
});

test('a Rollout is asked by its own metrics', () => {
  const [alert] = alertsOf(service({ delivery: Delivery.progressive({ steps: [RolloutStep.weight(50)] }) }));
  const of = (metric: string) =>
    `max by (name) (${metric}{exported_namespace="shop",name="web"} or ${metric}{namespace="shop",name="web"}) > 0`;
  expect(alert.expr).toBe(
    `${of('rollout_info_replicas_desired')} unless on (name) ${of('rollout_info_replicas_available')}`,
  );
});
