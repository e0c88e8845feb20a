import { Duration } from 'cdk8s';
import { TaintEffect } from 'cdk8s-plus-27';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { NodeRequirement } from '../../src/workload/node-affinity';
import { Scheduling, SchedulingOptions } from '../../src/workload/scheduling';
import { Toleration } from '../../src/workload/toleration';
import { refusalOf } from '../support/capabilities';

test('a priority class that nobody declares is refused', () => {
  expect(refusalOf(() => Scheduling.of({ priorityClassName: 'gold' }), ClusterProfile.kind())).toBe(
    'shop/web: priority class "gold" is not declared for the cluster "kind", which would reject the pods; ' +
      'list it in the priorityClasses of the cluster profile, or use one that is there',
  );
});

const VALUE = 'use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit';

test.each<[string, SchedulingOptions, string]>([
  ['node selector', { nodeSelector: { os: 'a b' } }, `label os has the value "a b", which is not valid; ${VALUE}`],
  [
    'runtime class',
    { runtimeClassName: 'gVisor' },
    'runtimeClassName "gVisor" is not a DNS name; use lower-case letters, digits, "-" and ".", like "gvisor"',
  ],
  [
    'no values',
    { nodeAffinity: { required: [NodeRequirement.isIn('pool', [])] } },
    'node label pool is compared with no values; give at least one',
  ],
  [
    'half a bound',
    { nodeAffinity: { required: [NodeRequirement.greaterThan('cores', 1.5)] } },
    'node label cores bound 1.5 is not valid; use a whole number from 0 to 2147483647',
  ],
  [
    'an empty preference',
    { nodeAffinity: { preferred: [{ requirements: [] }] } },
    'a node preference has no requirements; give it one, or leave it out',
  ],
  [
    'a heavy preference',
    { nodeAffinity: { preferred: [{ requirements: [NodeRequirement.exists('ssd')], weight: 101 }] } },
    'node preference weight 101 is not valid; use a whole number from 1 to 100',
  ],
  [
    'a weight that does not count',
    { podAffinity: { required: [{ labels: { app: 'cache' }, weight: 1 }] } },
    'a required rule of podAffinity has a weight, which only preferences have; ' +
      'leave the weight out or move the rule to preferred',
  ],
  [
    'no labels',
    { podAntiAffinity: { preferred: [{ labels: {} }] } },
    'a rule of podAntiAffinity has no labels; name the labels of the other pods',
  ],
  [
    'a light preference',
    { podAffinity: { preferred: [{ labels: { app: 'cache' }, weight: 0 }] } },
    'weight of podAffinity 0 is not valid; use a whole number from 1 to 100',
  ],
  [
    'a toleration of nothing',
    { tolerations: [Toleration.of({ key: '' })] },
    'toleration key "" is not a key; name the key of the taint',
  ],
  [
    'a stay without NoExecute',
    { tolerations: [Toleration.of({ key: 'pool', effect: TaintEffect.NO_SCHEDULE, stay: Duration.seconds(1) })] },
    'toleration pool has a stay, which only the effect NoExecute knows; ' +
      'set effect: TaintEffect.NO_EXECUTE or leave stay out',
  ],
  [
    'half a stay',
    { tolerations: [Toleration.unreachableNode(Duration.millis(500))] },
    'stay of the toleration node.kubernetes.io/unreachable of 0.5 s is not valid; ' +
      'use whole seconds of at least 0, like Duration.seconds(10)',
  ],
])('%s is refused', (_name, options, message) => {
  expect(refusalOf(() => Scheduling.of(options))).toBe(`shop/web: ${message}`);
});
