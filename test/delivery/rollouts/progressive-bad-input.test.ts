import { Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { PodCount } from '../../../src/core/pod-count';
import { Delivery } from '../../../src/delivery/delivery';
import { CanaryHeader } from '../../../src/delivery/rollouts/canary-header';
import { RolloutAntiAffinity } from '../../../src/delivery/rollouts/rollout-anti-affinity';
import { ProgressiveOptions } from '../../../src/delivery/rollouts/rollout-options';
import { RolloutStep } from '../../../src/delivery/rollouts/rollout-step';
import { messageOf } from '../../support/manifests';
import { bare, NGINX, progressive, refusal, routedBy } from './support';

const INSTALL =
  'create namespace argo-rollouts && KUBECTL apply -n argo-rollouts -f https://github.com/argoproj/argo-rollouts/releases/latest/download/install.yaml';
const CHART =
  'install argo-rollouts argo-rollouts --repo https://argoproj.github.io/argo-helm --namespace argo-rollouts --create-namespace';

test.each<[ClusterProfile, string, string, string]>([
  [ClusterProfile.managed(), 'managed', 'kubectl', 'helm'],
  [ClusterProfile.microk8s(), 'microk8s', 'microk8s kubectl', 'microk8s helm3'],
])('a cluster without Argo Rollouts: %#', (cluster, name, kubectl, helm) => {
  expect(messageOf(() => bare(progressive(), [], cluster))).toBe(
    `shop/web: the cluster "${name}" has no argo-rollouts, which releases step by step; ` +
      `run ${kubectl} ${INSTALL.replace('KUBECTL', kubectl)} (or ${helm} ${CHART}), ` +
      'and say so in the cluster profile: addons: ["argo-rollouts"], or crds: ["rollouts.argoproj.io"]',
  );
});

test('the definition is enough', () => {
  const cluster = ClusterProfile.managed({ crds: ['rollouts.argoproj.io'] });
  expect(bare(progressive(), [], cluster).manifests.map(({ kind }) => kind)).toEqual(['Rollout']);
});

const STEPS = 'use some like [RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(5))]';
const any = (value: unknown): any => value;
const step = (one: RolloutStep) => ({ steps: [one] });
const split = (what: string) =>
  `${what} needs something that splits the requests by weight, and here the pods share them by their number; ` +
  'use Exposure.gateway or Exposure.ingress, or leave it out';

test.each<[string, Partial<ProgressiveOptions>, string]>([
  ['no list', { steps: any('all') }, `steps is "all"; ${STEPS}`],
  ['no step', { steps: [] }, `steps is an empty list; ${STEPS}`],
  ['a number', { steps: any([10]) }, `steps[0] is 10, which is no RolloutStep; ${STEPS}`],
  ['too much', step(RolloutStep.weight(101)), 'weight of steps[0] 101 is not valid; use a whole number from 0 to 100'],
  ['too little', step(RolloutStep.weight(-1)), 'weight of steps[0] -1 is not valid; use a whole number from 0 to 100'],
  ['a share', step(RolloutStep.weight(0.5)), 'weight of steps[0] 0.5 is not valid; use a whole number from 0 to 100'],
  [
    'half a second',
    step(RolloutStep.pause(Duration.millis(500))),
    'pause of steps[0] of 0.5 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'a pause of no time',
    step(RolloutStep.pause(Duration.seconds(0))),
    'pause of steps[0] of 0 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'a bare number of pods',
    step(RolloutStep.scale(any(2))),
    'scale of steps[0] 2 is no PodCount; use PodCount.of(1) or PodCount.percent(25)',
  ],
  ['a scale', step(RolloutStep.scale(PodCount.of(2))), split('the step scale')],
  ['a scale back', step(RolloutStep.scaleByWeight()), split('the step scaleByWeight')],
  ['a stable version that shrinks', { dynamicStableScale: true }, split('dynamicStableScale')],
  ['a delay', { scaleDownDelay: Duration.minutes(1) }, split('scaleDownDelay')],
  ['a delay after an abort', { abortScaleDownDelay: Duration.minutes(1) }, split('abortScaleDownDelay')],
  [
    'a header that nobody routes by',
    step(RolloutStep.headerRoute('a', CanaryHeader.exact('x-canary', 'always'))),
    'the step headerRoute needs routes by header, which nothing here has; use Exposure.gateway, or leave the step out',
  ],
  [
    'the end of a route that never began',
    { steps: [RolloutStep.weight(10), RolloutStep.endHeaderRoute('a')] },
    'steps[1] ends the header route "a", which no step before it begins; ' +
      'begin it by RolloutStep.headerRoute, or leave the step out',
  ],
  [
    'the end of a route that has ended',
    {
      steps: [
        RolloutStep.headerRoute('a', CanaryHeader.exact('x-canary', 'always')),
        RolloutStep.endHeaderRoute('a'),
        RolloutStep.endHeaderRoute('a'),
      ],
    },
    'steps[2] ends the header route "a", which no step before it begins; ' +
      'begin it by RolloutStep.headerRoute, or leave the step out',
  ],
  [
    'no header',
    step(RolloutStep.headerRoute('a')),
    'steps[0] has no header; use one like CanaryHeader.exact("x-canary", "always")',
  ],
  [
    'a text',
    step(RolloutStep.headerRoute('a', any('x-canary'))),
    'steps[0] has the header "x-canary"; use one like CanaryHeader.exact("x-canary", "always")',
  ],
  [
    'a header with a blank',
    step(RolloutStep.headerRoute('a', CanaryHeader.exact('x canary', 'always'))),
    'name "x canary" of the header is not valid; use letters, digits and "-"',
  ],
  [
    'an empty value',
    step(RolloutStep.headerRoute('a', CanaryHeader.exact('x-canary', ''))),
    'value of the header "x-canary" is empty; use one like "always"',
  ],
  [
    'a name of a route',
    step(RolloutStep.endHeaderRoute('A')),
    'name of the route of steps[0] "A" is not valid; use 1 to 63 lower-case letters, digits and "-" that start and end ' +
      'with a letter or digit (an RFC 1123 label), for example "a"',
  ],
  [
    'nothing to start',
    { analysisStartingStep: 1 },
    'analysisStartingStep 1 has no analysis to start; give it an analysis too, or leave it out',
  ],
  [
    'both',
    { dynamicStableScale: true, scaleDownDelay: Duration.minutes(1) },
    'dynamicStableScale comes with scaleDownDelay, but leaves no pods of the old version to keep; leave one of them out',
  ],
  [
    'a window beyond the history',
    { rollbackWindow: 3, revisionHistoryLimit: 2 },
    'rollbackWindow 3 is above revisionHistoryLimit 2; lower the one or raise the other',
  ],
  ['no window', { rollbackWindow: 0 }, 'rollbackWindow 0 is not valid; use a whole number from 1 to 2147483647'],
  ['a flag', { abortOnDeadline: any('yes') }, 'abortOnDeadline "yes" is not valid; use true or false'],
  ['another flag', { dynamicStableScale: any(1) }, 'dynamicStableScale 1 is not valid; use true or false'],
  [
    'a migration by its name',
    { migration: any('onsuccess') },
    'migration is "onsuccess"; use RolloutMigration.progressively() or another one of its factories',
  ],
  [
    'an anti-affinity by its name',
    { antiAffinity: any('required') },
    'antiAffinity is "required"; use RolloutAntiAffinity.required() or RolloutAntiAffinity.preferred()',
  ],
  [
    'a weight of nothing',
    { antiAffinity: RolloutAntiAffinity.preferred(0) },
    'weight of the anti-affinity 0 is not valid; use a whole number from 1 to 100',
  ],
  [
    'a negative delay',
    { scaleDownDelay: Duration.millis(1) },
    'scaleDownDelay of 0.001 s is not valid; use whole seconds of at least 0, like Duration.seconds(10)',
  ],
])('%s is refused', (_name, options, message) => {
  expect(refusal(() => progressive(options))).toBe(`shop/web: ${message}`);
});

test('no options are refused', () => {
  expect(refusal(() => Delivery.progressive(any('all')))).toBe(
    'shop/web: options of Delivery.progressive "all" is not a plain object; ' +
      'use some like { steps: [RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(5))] }',
  );
});

test('a header is refused where the proxy is told of weights only', () => {
  const steps = [RolloutStep.headerRoute('a', CanaryHeader.exact('x-canary', 'always'))];
  expect(refusal(() => progressive({ steps }), [NGINX])).toBe(
    "shop/web: the step headerRoute needs routes by header, which Argo Rollouts can't add to a router of the type nginx; " +
      'use Exposure.gateway, or leave the step out',
  );
});

test('a router of another kind is refused', () => {
  const haproxy = routedBy({ routerType: 'haproxy', kind: 'Ingress', objectName: 'web' });
  expect(refusal(() => progressive(), [haproxy])).toBe(
    'shop/web: Argo Rollouts can\'t change the weights of the Ingress "web"; ' +
      'use Exposure.gateway, or Exposure.ingress with ingress-nginx or Traefik',
  );
});
