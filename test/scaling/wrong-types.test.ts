import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { DisruptionBudget } from '../../src/scaling/disruption-budget';
import { Scaling } from '../../src/scaling/scaling';
import { ScalingRules } from '../../src/scaling/scaling-behavior';
import { VerticalRecommendations } from '../../src/scaling/vertical-recommendations';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

function service(capability: ICapability): BareService {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  ClusterProfile.managed({ addons: ['vertical-pod-autoscaler'] }).applyTo(chart);
  return new BareService(chart, 'web', [Scaling.replicas(2), capability].slice(capability instanceof Scaling ? 1 : 0));
}

const scaleUp = (options: unknown) =>
  Scaling.automatic({ min: 1, max: 3, behavior: { scaleUp: ScalingRules.of(options as never) } });
const recommend = (options: unknown) => VerticalRecommendations.of(options as never);

test.each<[string, ICapability, string]>([
  [
    'evictions',
    DisruptionBudget.automatic({ unhealthyPods: 'Always' as never }),
    'unhealthyPods "Always" is unknown; use a value of UnhealthyPodEviction, like UnhealthyPodEviction.IF_HEALTHY_BUDGET',
  ],
  [
    'a selection',
    scaleUp({ selection: 'Most' }),
    'scaleUp: selection "Most" is unknown; use a value of PolicySelection, like PolicySelection.LEAST, or ScalingRules.disabled()',
  ],
  [
    'rules',
    scaleUp(null),
    'scaleUp: rules null is not a plain object; use them like { stabilizationWindow: Duration.minutes(5) }',
  ],
  [
    'a bound of recommendations',
    recommend({ atLeast: null }),
    'atLeast null is not a plain object; use one like { memory: Size.gibibytes(1) }',
  ],
  [
    'a bound that is none',
    recommend({ atMost: { cpu: 0 } }),
    'atMost.cpu 0 is not a positive amount; use one like Cpu.millis(250)',
  ],
  [
    'a container twice',
    recommend({ withoutContainers: ['a', 'a'] }),
    'withoutContainers names "a" twice; name it once',
  ],
])('%s', (_name, capability, message) => {
  expect(messageOf(() => service(capability))).toBe(`shop/web: ${message}`);
});

test('a container that is not there may be one that the cluster adds', () => {
  const { node } = service(recommend({ withoutContainers: ['prxy'] }));
  const validation = RootValidation.of(node.root);
  expect(validation.examine(validation.render()).findings).toEqual([
    {
      checkId: 'vertical-container-unknown',
      severity: 'warning',
      path: 'shop/web',
      problem: 'withoutContainers names "prxy", and the pods have "web"',
      fix: 'use the name of a container, unless something on the cluster adds this one to the pods',
    },
  ]);
});
