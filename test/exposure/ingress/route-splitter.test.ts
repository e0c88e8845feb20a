import { ClusterProfile, Delivery, ICapability, TraefikIngress } from 'cdk8s-aspnetcore';
import { Chart, Testing } from 'cdk8s';
import { RouteModel } from '../../../src/core/route';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';
import { allOf, canary, named, release } from './releases';
import { ingress, NGINX, ofKind, TRAEFIK } from './support';

const UNKNOWN = { className: 'alb', controllerNamespace: 'kube-system' };
const BLUE_GREEN = Delivery.blueGreen({ active: 'blue', green: { image: 'example.com/web:2' } });

test.each([
  ['rolling update', Delivery.rollingUpdate()],
  ['blue-green', BLUE_GREEN],
])('one version that gets all requests needs no split: %s', (_, delivery) => {
  const nginx = release(delivery);
  expect(allOf(nginx, 'Ingress').map(({ metadata }) => metadata.name)).toEqual(['web']);
  expect(nginx.web['_context'].model.router).toBeUndefined();
  const traefik = release(delivery, {}, TRAEFIK);
  expect(traefik.manifests.filter(({ apiVersion }) => apiVersion.startsWith('traefik.io/'))).toEqual([]);
  expect(named(traefik, 'Ingress', 'web').metadata.annotations).toBeUndefined();
  expect(named(release(delivery, UNKNOWN), 'Ingress', 'web').spec.ingressClassName).toBe('alb');
});

test('a class of another name is split as its controller does', () => {
  const cluster = ClusterProfile.managed({ addons: ['traefik'] });
  const options = { className: 'internal', controller: TraefikIngress.of({}) };
  expect(allOf(release(canary(), options, cluster), 'TraefikService')).toHaveLength(1);
});

const ROUTES: RouteModel[] = [
  { trackName: 'stable', serviceName: 'web', weight: 100 },
  { trackName: 'canary', serviceName: 'web-canary', weight: 0 },
];

/** A service whose weights a controller changes. */
function changing(cluster: ClusterProfile, routes = ROUTES): BareService {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(shop);
  const rollouts: ICapability = {
    capabilityName: 'rollouts',
    bind: ({ intent }) => {
      intent.routing.routeByProxy();
      intent.routing.leaveToController();
      intent.routing.addService({ serviceName: 'web-canary', trackName: 'canary' });
      intent.routing.routeTo(routes);
    },
  };
  return new BareService(shop, 'web', [rollouts, ingress({ hosts: ['shop.example.com'] })], { tracks: ['canary'] });
}

test('a controller that changes the weights makes the canary Ingress of ingress-nginx itself', () => {
  const bare = changing(NGINX);
  expect(ofKind(bare, 'Ingress').map(({ metadata }) => [metadata.name, metadata.annotations])).toEqual([
    ['web', undefined],
  ]);
  expect(bare.context.model.router).toEqual({ routerType: 'nginx', kind: 'Ingress', objectName: 'web' });
});

test.each([[ROUTES], [ROUTES.slice(0, 1)]])('a controller changes the weights of a TraefikService: %#', (routes) => {
  const bare = changing(TRAEFIK, routes);
  const [{ spec }] = ofKind(bare, 'TraefikService');
  const services = routes.map(({ serviceName, weight }) => ({ name: serviceName, port: 'http', weight }));
  expect(spec).toEqual({ weighted: { services } });
  const [router] = ofKind(bare, 'IngressRoute');
  expect(router.spec.routes[0].services).toEqual([{ kind: 'TraefikService', name: 'web' }]);
  expect(bare.context.model.router).toEqual({ routerType: 'traefik', kind: 'TraefikService', objectName: 'web' });
});

const BAD: [string, () => unknown, string][] = [
  [
    'an unknown controller',
    () => release(canary(), UNKNOWN),
    'several versions of the service get requests, and how the controller of the ingress class "alb" splits them is not known; say whose class it is by controller: TraefikIngress.of({}) or NginxIngress.of({}), or use Exposure.gateway',
  ],
  [
    'OpenShift',
    () => release(canary(), {}, ClusterProfile.openshift()),
    "several versions of the service get requests, and OpenShift's router does not split those of an Ingress; use Exposure.gateway, or the className of Traefik or ingress-nginx",
  ],
];

test.each(BAD)('refused: %s', (_, action, problem) => {
  expect(messageOf(action)).toBe(`shop/web: ${problem}`);
});
