import {
  Audience,
  ClusterProfile,
  Delivery,
  FindingSeverity,
  IngressPath,
  NginxIngress,
  VariantOptions,
} from 'cdk8s-aspnetcore';
import { messageOf } from '../../support/manifests';
import { allOf, canary, named, release, TLS } from './releases';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const INSTEAD = 'or use Exposure.gateway, or Traefik';

/** Variants of one image each, by their audiences. */
function abTest(audiences: Record<string, Audience>): Delivery {
  const image = 'example.com/web:2';
  const variants = Object.entries(audiences).map(([name, audience]): [string, VariantOptions] => [
    name,
    { audience, image },
  ]);
  return Delivery.abTest({ variants: Object.fromEntries(variants) });
}

/** The annotations of an Ingress, without the controller's prefix. */
function settings(ingress: any): Record<string, string> {
  const { annotations = {} } = ingress.metadata;
  return Object.fromEntries(
    Object.entries<string>(annotations).map(([key, value]) => [key.replace(PREFIX, ''), value]),
  );
}

test('a canary is an Ingress of the same hosts and paths that leads to the Service of the canary', () => {
  const all = release(canary(), {
    hosts: ['shop.example.com', 'www.example.com'],
    paths: [IngressPath.prefix('/api'), IngressPath.exact('/')],
    tls: TLS,
    controller: NginxIngress.of({ websockets: true }),
  });
  const backend = { service: { name: 'web-canary', port: { name: 'http' } } };
  const http = {
    paths: [
      { path: '/api', pathType: 'Prefix', backend },
      { path: '/', pathType: 'Exact', backend },
    ],
  };
  expect(named(all, 'Ingress', 'web-canary')).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'web-canary',
      namespace: 'shop',
      labels: named(all, 'Deployment', 'web-canary').metadata.labels,
      annotations: { [`${PREFIX}canary`]: 'true', [`${PREFIX}canary-weight`]: '10' },
    },
    spec: {
      ingressClassName: 'nginx',
      rules: [
        { host: 'shop.example.com', http },
        { host: 'www.example.com', http },
      ],
      tls: [{ hosts: ['shop.example.com', 'www.example.com'], secretName: 'shop-tls' }],
    },
  });
});

test('a canary leaves the Ingress of the service as it was', () => {
  const options = { tls: TLS, controller: NginxIngress.of({ stickyCookie: {} }) };
  const plain = release(Delivery.rollingUpdate(), options);
  expect(named(release(canary(), options), 'Ingress', 'web')).toEqual(named(plain, 'Ingress', 'web'));
});

test('the controller gets to the pods of all tracks', () => {
  const from = {
    namespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ingress-nginx'] }],
    },
  };
  const cluster = ClusterProfile.managed({ addons: ['ingress-nginx'] });
  const rules = allOf(release(canary(), {}, cluster), 'NetworkPolicy').map(({ metadata, spec }) => [
    metadata.name,
    spec.ingress,
  ]);
  const rule = { from: [from], ports: [{ port: 8080, protocol: 'TCP' }] };
  expect(rules).toEqual([
    ['web', [rule]],
    ['web-canary', [rule]],
  ]);
});

test.each([0, 1, 100])('weight %d', (weight) => {
  expect(settings(named(release(canary(weight)), 'Ingress', 'web-canary'))).toEqual({
    canary: 'true',
    'canary-weight': `${weight}`,
  });
});

test.each([
  [Audience.header('X-Variant', 'b'), { 'canary-by-header': 'X-Variant', 'canary-by-header-value': 'b' }],
  [Audience.cookie('variant_b'), { 'canary-by-cookie': 'variant_b' }],
])('a variant by %o', (audience, rule) => {
  const all = release(abTest({ b: audience }));
  expect(settings(named(all, 'Ingress', 'web-b'))).toEqual({ canary: 'true', ...rule });
  expect(settings(named(all, 'Ingress', 'web'))).toEqual({});
});

test('a share of users stays by the cookie that leads to the same pod', () => {
  const all = release(abTest({ b: Audience.share(20) }));
  expect(settings(named(all, 'Ingress', 'web'))).toEqual({ affinity: 'cookie' });
  expect(settings(named(all, 'Ingress', 'web-b'))).toEqual({
    'affinity-canary-behavior': 'sticky',
    canary: 'true',
    'canary-weight': '20',
  });
});

test('a share of users uses the sticky cookie that is there', () => {
  const controller = NginxIngress.of({ stickyCookie: { name: 'pod' } });
  const all = release(abTest({ b: Audience.share(20) }), { controller });
  expect(settings(named(all, 'Ingress', 'web'))).toEqual({ affinity: 'cookie', 'session-cookie-name': 'pod' });
});

test('a canary repeats what ingress-nginx asks of each Ingress itself', () => {
  const annotations = { [`${PREFIX}load-balance`]: 'ewma', [`${PREFIX}proxy-buffering`]: 'on' };
  expect(settings(named(release(canary(), { annotations }), 'Ingress', 'web-canary'))).toEqual({
    canary: 'true',
    'canary-weight': '10',
    'load-balance': 'ewma',
  });
});

test('such an app synthesises', () => {
  const { app } = release(canary(), { tls: TLS });
  app.synth();
  expect(app.findings.filter(({ severity }) => severity !== FindingSeverity.WARNING)).toEqual([]);
});

test('the model says which Ingress splits', () => {
  const { app, web } = release(canary());
  app.synth();
  expect(web['_context'].model.router).toEqual({ routerType: 'nginx', kind: 'Ingress', objectName: 'web' });
});

const BAD: [string, () => unknown, string][] = [
  [
    'two variants',
    () => release(abTest({ b: Audience.header('x', 'b'), c: Audience.header('x', 'c') })),
    `ingress-nginx leads the requests of a path to the service and one variant, and there are 2: "b" and "c"; leave one of them, ${INSTEAD}`,
  ],
  [
    'a query parameter',
    () => release(abTest({ b: Audience.queryParameter('v', 'b') })),
    `ingress-nginx can't tell the requests for "b" by the query parameter "v"; use Audience.header, ${INSTEAD}`,
  ],
  [
    'a value of a cookie',
    () => release(abTest({ b: Audience.cookie('v', 'b') })),
    `ingress-nginx leads a cookie to "b" for its value "always" only, and the cookie "v" is to have "b"; use Audience.cookie("v", "always"), ${INSTEAD}`,
  ],
  [
    'a value of a header with a blank',
    () => release(abTest({ b: Audience.header('x-variant', 'b c') })),
    `ingress-nginx can't tell the requests for "b" by the header "x-variant" of value "b c"; use letters, digits, "-" in its name, and "-._~/:" in its value, ${INSTEAD}`,
  ],
  [
    'a header with an underscore',
    () => release(abTest({ b: Audience.header('x_variant', 'b') })),
    `ingress-nginx can't tell the requests for "b" by the header "x_variant" of value "b"; use letters, digits, "-" in its name, and "-._~/:" in its value, ${INSTEAD}`,
  ],
  [
    'an odd cookie',
    () => release(abTest({ b: Audience.cookie('v!') })),
    `ingress-nginx can't tell the requests for "b" by the cookie "v!" of value "always"; use letters, digits, "-", ".", "_" and "~", ${INSTEAD}`,
  ],
  [
    'a condition that a sticky cookie outweighs',
    () => release(abTest({ b: Audience.header('x', 'b') }), { controller: NginxIngress.of({ stickyCookie: {} }) }),
    `the sticky cookie of ingress-nginx outweighs the header "x", so who has got the service once never gets "b"; leave stickyCookie out, ${INSTEAD}`,
  ],
];

test.each(BAD)('refused: %s', (_, action, problem) => {
  expect(messageOf(action)).toBe(`shop/web: ${problem}`);
});
