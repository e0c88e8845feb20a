import { Duration } from 'cdk8s';
import {
  Audience,
  ClusterProfile,
  Delivery,
  FindingSeverity,
  Prerequisites,
  SameSite,
  TraefikIngress,
} from 'cdk8s-aspnetcore';
import { messageOf } from '../../support/manifests';
import { canary, named, release, TLS } from './releases';
import { TRAEFIK } from './support';

const IMAGE = 'example.com/web:2';
const BASE = 'Host(`shop.example.com`) && PathPrefix(`/`)';
const PRIORITY = 'traefik.ingress.kubernetes.io/router.priority';
const MIDDLEWARES = 'traefik.ingress.kubernetes.io/router.middlewares';
const ROUTER_TLS = 'traefik.ingress.kubernetes.io/router.tls';

test('a canary is a weighted TraefikService, and an IngressRoute in place of the Ingress’s router', () => {
  const all = release(canary(), { tls: TLS }, TRAEFIK);
  const metadata = { name: 'web', namespace: 'shop', labels: named(all, 'Ingress', 'web').metadata.labels };
  expect(named(all, 'TraefikService', 'web')).toEqual({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'TraefikService',
    metadata,
    spec: {
      weighted: {
        services: [
          { name: 'web', port: 'http', weight: 90 },
          { name: 'web-canary', port: 'http', weight: 10 },
        ],
      },
    },
  });
  expect(named(all, 'IngressRoute', 'web')).toEqual({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata,
    spec: {
      routes: [
        {
          kind: 'Rule',
          match: BASE,
          priority: 43,
          middlewares: [{ name: 'web-https' }],
          services: [{ kind: 'TraefikService', name: 'web' }],
        },
      ],
    },
  });
});

test('the Ingress stays, for the certificate and behind all else', () => {
  const before = named(release(Delivery.rollingUpdate(), { tls: TLS }, TRAEFIK), 'Ingress', 'web');
  const after = named(release(canary(), { tls: TLS }, TRAEFIK), 'Ingress', 'web');
  expect(after.metadata.annotations).toEqual({ [MIDDLEWARES]: 'shop-web-https@kubernetescrd', [PRIORITY]: '1' });
  expect(after.spec).toEqual(before.spec);
});

test.each([
  [0, [100, 0]],
  [100, [0, 100]],
])('weight %d', (weight, weights) => {
  const { spec } = named(release(canary(weight), {}, TRAEFIK), 'TraefikService', 'web');
  expect(spec.weighted.services.map((service: any) => service.weight)).toEqual(weights);
});

/** What a request is led to by each router, in the order of the IngressRoute. */
function routers(all: ReturnType<typeof release>): unknown[] {
  const { routes } = named(all, 'IngressRoute', 'web').spec;
  return routes.map(({ match, priority, services }: any) => [match, priority, services]);
}

test('variants by a condition have routers that leave nothing to chance', () => {
  const delivery = Delivery.abTest({
    variants: {
      b: { image: IMAGE, audience: Audience.header('x-variant', 'b') },
      c: { image: IMAGE, audience: Audience.cookie('variant', 'c') },
      d: { image: IMAGE, audience: Audience.queryParameter('variant', 'd') },
    },
  });
  const all = release(delivery, {}, TRAEFIK);
  const b = 'Header(`x-variant`, `b`)';
  const c = 'HeaderRegexp(`Cookie`, `(^|; *)variant=c(;|$)`)';
  const d = 'Query(`variant`, `d`)';
  const to = (name: string) => [{ kind: 'Service', name, port: 'http' }];
  expect(routers(all)).toEqual([
    [`${BASE} && ${b}`, 43, to('web-b')],
    [`${BASE} && ${c} && !${b}`, 43, to('web-c')],
    [`${BASE} && ${d} && !${b} && !${c}`, 43, to('web-d')],
    [`${BASE} && !${b} && !${c} && !${d}`, 43, to('web')],
  ]);
  expect(named(all, 'TraefikService', 'web')).toBeUndefined();
  expect(all.web['_context'].model.router).toEqual({ routerType: 'traefik', kind: 'IngressRoute', objectName: 'web' });
});

test('a share of users stays by a cookie', () => {
  const delivery = Delivery.abTest({
    variants: {
      b: { image: IMAGE, audience: Audience.share(20) },
      c: { image: IMAGE, audience: Audience.header('x', 'c') },
    },
  });
  const all = release(delivery, { tls: TLS }, TRAEFIK);
  expect(named(all, 'TraefikService', 'web').spec.weighted).toEqual({
    services: [
      { name: 'web', port: 'http', weight: 80 },
      { name: 'web-b', port: 'http', weight: 20 },
    ],
    sticky: { cookie: { name: 'web-variant', httpOnly: true, secure: true } },
  });
  expect(routers(all)).toEqual([
    [`${BASE} && Header(\`x\`, \`c\`)`, 43, [{ kind: 'Service', name: 'web-c', port: 'http' }]],
    [`${BASE} && !Header(\`x\`, \`c\`)`, 43, [{ kind: 'TraefikService', name: 'web' }]],
  ]);
  expect(all.web['_context'].model.router).toEqual({
    routerType: 'traefik',
    kind: 'TraefikService',
    objectName: 'web',
  });
});

test('the cookie of a share is sent in the clear where the service is', () => {
  const delivery = Delivery.abTest({ variants: { b: { image: IMAGE, audience: Audience.share(20) } } });
  expect(named(release(delivery, {}, TRAEFIK), 'TraefikService', 'web').spec.weighted.sticky).toEqual({
    cookie: { name: 'web-variant', httpOnly: true },
  });
});

test('the settings are those of the Ingress and the Service', () => {
  const controller = TraefikIngress.of({
    entryPoints: ['web', 'websecure'],
    grpc: true,
    stickyCookie: { name: 'pod', maxAge: Duration.hours(1), sameSite: SameSite.STRICT },
    stripPrefixes: ['/shop'],
  });
  const all = release(canary(), { tls: TLS, controller }, TRAEFIK);
  const { spec } = named(all, 'IngressRoute', 'web');
  expect(spec.entryPoints).toEqual(['web', 'websecure']);
  expect(spec.routes[0].middlewares).toEqual([{ name: 'web-https' }, { name: 'web-strip-prefix' }]);
  const cookie = { httpOnly: true, secure: true, sameSite: 'strict', maxAge: 3600 };
  const server = { port: 'http', scheme: 'h2c', sticky: { cookie: { name: 'pod', ...cookie } } };
  expect(named(all, 'TraefikService', 'web').spec.weighted).toEqual({
    services: [
      { name: 'web', ...server, weight: 90 },
      { name: 'web-canary', ...server, weight: 10 },
    ],
    sticky: { cookie: { name: 'pod-variant', ...cookie } },
  });
});

test('routers that speak TLS by annotation do so for all versions', () => {
  const all = release(canary(), { tls: TLS, annotations: { [ROUTER_TLS]: 'true' } }, TRAEFIK);
  expect(named(all, 'IngressRoute', 'web').spec.tls).toEqual({ secretName: 'shop-tls' });
});

test('what must be on the cluster', () => {
  const { app } = release(canary(), {}, TRAEFIK);
  const names = Prerequisites.of(app).all.map(({ name, minimumVersion }) => [name, minimumVersion]);
  expect(names).toEqual([
    ['IngressClass traefik', undefined],
    ['ingressroutes.traefik.io', 'Traefik 3.0'],
    ['traefikservices.traefik.io', 'Traefik 3.0'],
  ]);
});

test('the definitions alone will do', () => {
  const cluster = ClusterProfile.managed({ crds: ['ingressroutes.traefik.io', 'traefikservices.traefik.io'] });
  const all = release(canary(), { className: 'traefik' }, cluster);
  expect(named(all, 'IngressRoute', 'web').spec.routes).toHaveLength(1);
});

test('such an app synthesises', () => {
  const { app } = release(canary(), { tls: TLS }, TRAEFIK);
  app.synth();
  expect(app.findings.filter(({ severity }) => severity !== FindingSeverity.WARNING)).toEqual([]);
});

const ANNOTATION = 'is for requests that come by an Ingress, and those for several versions come by an IngressRoute';
const SETTING = 'use a setting of TraefikIngress.of in its place, or Exposure.gateway';
const NATIVE = 'traefik.ingress.kubernetes.io/service.nativelb';
const HELM =
  'helm upgrade --install traefik traefik --repo https://traefik.github.io/charts -n traefik --create-namespace';

const BAD: [string, () => unknown, string][] = [
  [
    'an annotation of the router',
    () => release(canary(), { annotations: { [PRIORITY]: '7' } }, TRAEFIK),
    `annotation ${PRIORITY} ${ANNOTATION}; ${SETTING}`,
  ],
  [
    'TLS without a certificate',
    () => release(canary(), { annotations: { [ROUTER_TLS]: 'true' } }, TRAEFIK),
    `annotation ${ROUTER_TLS} ${ANNOTATION}; ${SETTING}`,
  ],
  [
    'an annotation of the Service',
    () => release(canary(), { service: { annotations: { [NATIVE]: 'true' } } }, TRAEFIK),
    `annotation ${NATIVE} ${ANNOTATION}; ${SETTING}`,
  ],
  [
    'a cluster without Traefik',
    () => release(canary(), { className: 'traefik' }, ClusterProfile.managed({ crds: ['ingressroutes.traefik.io'] })),
    `the cluster "managed" has no Traefik, whose IngressRoutes and TraefikServices lead requests to several versions; run ${HELM} and say so in the cluster profile, addons: ["traefik"], or crds: ["ingressroutes.traefik.io", "traefikservices.traefik.io"]; or use Exposure.gateway`,
  ],
];

test.each(BAD)('refused: %s', (_, action, problem) => {
  expect(messageOf(action)).toBe(`shop/web: ${problem}`);
});
