import { Delivery, RouteFilter, Scaling, ServiceContext, WebServiceProps } from 'cdk8s-aspnetcore';
import { Exposure } from '../../../src/exposure/exposure';
import { GatewayOptions } from '../../../src/exposure/gateway/gateway-options';
import { PathMatch } from '../../../src/exposure/gateway/match-values';
import { BareService } from '../../support/bare-service';
import { manifestOf, messageOf } from '../../support/manifests';
import { objectsOf, released } from '../../support/released-service';
import { chartIn, exposedBy, options } from './support';

const image = 'example.com/web:2';
const exposure = (some: Partial<GatewayOptions> = {}) => Exposure.gateway(options(some));
const canary = (weight: number, some?: Partial<GatewayOptions>): Partial<WebServiceProps> => ({
  delivery: Delivery.canary({ image, weight }),
  exposure: exposure(some),
});
const refusalOf = (props: Partial<WebServiceProps>) => messageOf(() => released(props));

describe('a canary', () => {
  test.each([0, 10, 100])('of %i%% has both backends, whose weights a controller may change', (weight) => {
    const { rules } = objectsOf(canary(weight))['HTTPRoute web'].spec;
    const backendRefs = [
      { name: 'web', port: 80, weight: 100 - weight },
      { name: 'web-canary', port: 80, weight },
    ];
    expect(rules).toEqual([{ backendRefs }]);
  });

  test('of gRPC', () => {
    const { rules } = objectsOf(canary(10, { grpc: true }))['GRPCRoute web'].spec;
    expect(rules[0].backendRefs.map(({ weight }: any) => weight)).toEqual([90, 10]);
  });

  test('shares what the service has besides other backends', () => {
    const { service } = released();
    const weights = (some: Partial<GatewayOptions>, weight = 10) =>
      objectsOf(canary(weight, some))['HTTPRoute web'].spec.rules[0].backendRefs.map((ref: any) => ref.weight);
    expect(weights({ otherBackends: [{ service, weight: 1 }] })).toEqual([90, 10, 100]);
    expect(weights({ weight: 9, otherBackends: [{ service, weight: 1 }] })).toEqual([810, 90, 100]);
    expect(weights({ weight: 0, otherBackends: [{ service, weight: 1 }] }, 0)).toEqual([0, 0, 100]);
    expect(weights({ weight: 10000, otherBackends: [{ service, weight: 10000 }] }, 100)).toEqual([0, 1e6, 1e6]);
    expect(weights({ weight: 0 })).toEqual([90, 10]);
  });

  test('is in the rule of each match', () => {
    const matches = [{ path: PathMatch.prefix('/a') }, { path: PathMatch.prefix('/b') }];
    const some = { matches, filters: [RouteFilter.rewrite({ replacePrefix: '/' })] };
    const { rules } = objectsOf(canary(10, some))['HTTPRoute web'].spec;
    const names = rules.map(({ backendRefs }: any) => backendRefs.map(({ name }: any) => name));
    expect(names).toEqual([
      ['web', 'web-canary'],
      ['web', 'web-canary'],
    ]);
  });

  test('comes and goes without a change of anything but the route', () => {
    const scaling = Scaling.replicas(3);
    const plain = objectsOf({ exposure: exposure(), scaling });
    const changed = (weight: number) => {
      const objects = objectsOf({ ...canary(weight), scaling });
      const added = Object.keys(objects).filter((key) => !(key in plain));
      expect(Object.keys(plain).filter((key) => !(key in objects))).toEqual([]);
      const keys = Object.keys(plain).filter((key) => JSON.stringify(plain[key]) !== JSON.stringify(objects[key]));
      return { added, keys, selector: objects['Service web'].spec.selector };
    };
    const expected = {
      added: ['NetworkPolicy web-canary', 'Service web-canary', 'Deployment web-canary'],
      keys: ['HTTPRoute web'],
      selector: { 'app.kubernetes.io/instance': 'web', 'cdk8s-aspnetcore/service': 'web' },
    };
    expect([0, 10, 100].map(changed)).toEqual([expected, expected, expected]);
  });

  test('lets the data plane in like the service itself', () => {
    const objects = objectsOf(canary(10));
    const [stable, other] = ['web', 'web-canary'].map((name) => objects[`NetworkPolicy ${name}`].spec);
    const data = {
      namespaceSelector: {
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['infra'] }],
      },
    };
    expect(stable.ingress).toEqual([{ from: [data], ports: [{ port: 8080, protocol: 'TCP' }] }]);
    expect(other.ingress).toEqual(stable.ingress);
    expect(other.podSelector.matchLabels).toEqual({ 'app.kubernetes.io/instance': 'web-canary' });
  });
});

describe('what splits the requests', () => {
  const routerOf = (some: Partial<GatewayOptions>) => {
    let router: unknown = 'never bound';
    const watch = { capabilityName: 'watch', bind: ({ intent }: ServiceContext) => (router = intent.routing.router) };
    new BareService(chartIn(), 'web', [exposedBy(options(some)), watch]);
    return router;
  };

  test.each<[string, Partial<GatewayOptions>, unknown]>([
    ['the HTTPRoute', {}, { routerType: 'gateway', kind: 'HTTPRoute', objectName: 'web' }],
    ['the GRPCRoute', { grpc: true }, { routerType: 'gateway', kind: 'GRPCRoute', objectName: 'web' }],
    ['nothing where all are redirected', { filters: [RouteFilter.redirect({ toHttps: true })] }, undefined],
  ])('is %s', (_, some, router) => {
    expect(routerOf(some)).toEqual(router);
  });
});

describe('with a controller that changes the weights', () => {
  const release = {
    capabilityName: 'release',
    bind: ({ intent }: ServiceContext) => {
      intent.routing.leaveToController();
      intent.routing.routeTo([
        { trackName: 'stable', serviceName: 'web', weight: 100 },
        { trackName: 'canary', serviceName: 'web-canary', weight: 0 },
      ]);
    },
  };
  const changing = (some: Partial<GatewayOptions>) =>
    new BareService(chartIn(), 'web', [release, exposedBy(options(some))], { tracks: ['canary'] });
  const { service } = released();

  test('the route has the weights to start from, and the other backends theirs in percent', () => {
    const otherBackends = [{ service, weight: 1 }];
    const route = manifestOf(changing({ otherBackends, weight: 1 }), 'HTTPRoute');
    expect(route.spec.rules[0].backendRefs.map(({ weight }: any) => weight)).toEqual([100, 0, 100]);
  });

  test('refuses a weight that the controller would overwrite', () => {
    expect(messageOf(() => changing({ otherBackends: [{ service, weight: 1 }], weight: 9 }))).toBe(
      'shop/web: weight 9 would not last, as a controller changes the weights of the versions, which add up to 100; leave it out, and give otherBackends their weights in proportion to 1',
    );
  });
});

const REDIRECTED =
  'shop/web: all requests are redirected, so no version of the service gets any; leave out the filter, or the delivery that has several versions';

test('a redirect leaves nothing to release, but may have two colors', () => {
  const filters = [RouteFilter.redirect({ hostName: 'www.example.com' })];
  const colors = (previewHost?: string) => Delivery.blueGreen({ active: 'blue', green: { image }, previewHost });
  expect(refusalOf(canary(10, { filters }))).toBe(REDIRECTED);
  expect(refusalOf({ delivery: colors('p.example.com'), exposure: exposure({ filters }) })).toBe(REDIRECTED);
  const { rules } = objectsOf({ delivery: colors(), exposure: exposure({ filters }) })['HTTPRoute web'].spec;
  expect(rules[0].filters[0].type).toBe('RequestRedirect');
});

test('refuses more backends than a rule takes', () => {
  const { service } = released();
  const otherBackends = Array.from({ length: 15 }, () => ({ service, weight: 1 }));
  expect(refusalOf(canary(10, { otherBackends }))).toBe('shop/web: there are 17 backends; use at most 16');
});
