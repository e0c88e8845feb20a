import { Duration } from 'cdk8s';
import { PodCount } from '../../../src/core/pod-count';
import { Prerequisites } from '../../../src/core/prerequisites';
import { CanaryHeader } from '../../../src/delivery/rollouts/canary-header';
import { RolloutStep } from '../../../src/delivery/rollouts/rollout-step';
import { bare, GATEWAY, NGINX, progressive, rolloutOf, routedBy } from './support';

describe('what splits the requests', () => {
  const plugins = (settings: object) => ({ plugins: { 'argoproj-labs/gatewayAPI': settings } });

  test.each<[string, string, object]>([
    ['gateway', 'HTTPRoute', plugins({ httpRoute: 'web', namespace: 'shop' })],
    ['gateway', 'GRPCRoute', plugins({ grpcRoute: 'web', namespace: 'shop' })],
    ['nginx', 'Ingress', { nginx: { stableIngress: 'web' } }],
    ['traefik', 'TraefikService', { traefik: { weightedTraefikServiceName: 'web' } }],
  ])('%s, %s', (routerType, kind, expected) => {
    const { strategy } = rolloutOf(progressive(), [routedBy({ routerType, kind, objectName: 'web' })]).spec;
    expect(strategy.canary.trafficRouting).toEqual(expected);
  });

  test.each<[string, object, object]>([
    ['HTTPRoute', { httpRoutes: [{ name: 'web', useHeaderRoutes: true }] }, {}],
    ['GRPCRoute', { grpcRoutes: [{ name: 'web', useHeaderRoutes: true }] }, {}],
  ])('routes by header on a %s', (kind, route) => {
    const steps = [
      RolloutStep.headerRoute('insiders', CanaryHeader.exact('x-canary', 'always'), CanaryHeader.prefix('x-team', 'a')),
      RolloutStep.headerRoute('testers', CanaryHeader.regex('x-user', '^t')),
      RolloutStep.endHeaderRoute('insiders'),
    ];
    const router = routedBy({ routerType: 'gateway', kind, objectName: 'web' });
    const { canary } = rolloutOf(progressive({ steps }), [router]).spec.strategy;
    expect(canary.trafficRouting).toEqual({
      managedRoutes: [{ name: 'insiders' }, { name: 'testers' }],
      ...plugins({ ...route, namespace: 'shop' }),
    });
    const team = { headerName: 'x-team', headerValue: { prefix: 'a' } };
    expect(canary.steps).toEqual([
      {
        setHeaderRoute: {
          name: 'insiders',
          match: [{ headerName: 'x-canary', headerValue: { exact: 'always' } }, team],
        },
      },
      { setHeaderRoute: { name: 'testers', match: [{ headerName: 'x-user', headerValue: { regex: '^t' } }] } },
      { setHeaderRoute: { name: 'insiders' } },
    ]);
  });

  test('the number of the new pods', () => {
    const steps = [
      RolloutStep.scale(PodCount.of(2)),
      RolloutStep.scale(PodCount.percent(50)),
      RolloutStep.scaleByWeight(),
    ];
    expect(
      rolloutOf(progressive({ steps, scaleDownDelay: Duration.minutes(1) }), [NGINX]).spec.strategy.canary,
    ).toMatchObject({
      scaleDownDelaySeconds: 60,
      steps: [
        { setCanaryScale: { replicas: 2 } },
        { setCanaryScale: { weight: 50 } },
        { setCanaryScale: { matchTrafficWeight: true } },
      ],
    });
  });

  test('the routes are left to the controller, and both lead to the one track', () => {
    const { context } = bare(progressive(), [GATEWAY]);
    expect(context.intent.routing.hasChangingRoutes).toBe(true);
    expect(context.model.routes).toEqual([
      { trackName: 'stable', serviceName: 'web', weight: 100 },
      { trackName: 'stable', serviceName: 'web-canary', weight: 0 },
    ]);
  });

  test('with a Gateway the cluster needs the plugin too, which is said once', () => {
    const names = (service: ReturnType<typeof bare>) => Prerequisites.of(service).all.map(({ name }) => name);
    const routed = bare(progressive(), [GATEWAY]);
    void routed.context.model;
    expect(names(routed)).toEqual(['argo-rollouts', 'argo-rollouts plugin for the Gateway API']);
    expect(names(bare(progressive(), [NGINX]))).toEqual(['argo-rollouts']);
  });
});
