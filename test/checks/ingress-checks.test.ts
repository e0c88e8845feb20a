import { ApiObject, Chart, Testing } from 'cdk8s';
import { installChecks } from '../../src/checks';
import { problemOf } from '../support/manifests';

type Json = Record<string, unknown>;
type Rule = [host: string | undefined, path: string, service?: string, pathType?: string];

interface IngressCase {
  readonly id: string;
  readonly rules: Rule[];
  readonly spec?: Json;
  readonly annotations?: Record<string, string>;
  readonly namespace?: string;
}

/** Ingresses and Certificates that somebody wrote by hand. */
function said(ingresses: IngressCase[], certificates: Json[] = []): string {
  const app = Testing.app();
  const chart = new Chart(app, 'shop');
  installChecks(chart);
  ingresses.forEach(({ id, rules, spec, annotations, namespace }) => {
    new ApiObject(chart, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: id, namespace, annotations },
      spec: {
        ...spec,
        rules: rules.map(([host, path, name = id, pathType = 'Prefix']) => ({
          host,
          http: { paths: [{ path, pathType, backend: { service: { name, port: { number: 80 } } } }] },
        })),
      },
    });
  });
  certificates.forEach((own, index) => {
    new ApiObject(chart, `certificate-${index}`, { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', spec: own });
  });
  return problemOf(() => Testing.synth(chart));
}

const OK = '(nothing was thrown)';

function failure(...findings: string[]): string {
  return ['Validation failed with the following errors:', ...findings.map((finding) => `  [] ${finding}`)].join('\n');
}

const HOST = 'shop.example.com';
const CANARY = { 'nginx.ingress.kubernetes.io/canary': 'true' };

test.each<[string, IngressCase[]]>([
  [
    'two paths',
    [
      { id: 'a', rules: [[HOST, '/']] },
      { id: 'b', rules: [[HOST, '/api']] },
    ],
  ],
  [
    'two hosts',
    [
      { id: 'a', rules: [[HOST, '/']] },
      { id: 'b', rules: [['b.example.com', '/']] },
    ],
  ],
  [
    'one service twice',
    [
      { id: 'a', rules: [[HOST, '/', 'web']] },
      { id: 'b', rules: [[HOST, '/', 'web']] },
    ],
  ],
  [
    'exact before prefix',
    [
      { id: 'a', rules: [[HOST, '/x']] },
      { id: 'b', rules: [[HOST, '/x', 'b', 'Exact']] },
    ],
  ],
  [
    'a canary',
    [
      { id: 'a', rules: [[HOST, '/']] },
      { id: 'b', rules: [[HOST, '/']], annotations: CANARY },
    ],
  ],
  [
    'two controllers',
    [
      { id: 'a', rules: [[HOST, '/']], spec: { ingressClassName: 'inside' } },
      { id: 'b', rules: [[HOST, '/']], spec: { ingressClassName: 'outside' } },
    ],
  ],
])('hosts and paths that fit: %s', (_, ingresses) => {
  expect(said(ingresses)).toBe(OK);
});

const UNIQUE = 'give each service a host or a path of its own';

test.each<[string, IngressCase[], string]>([
  [
    'the same path',
    [
      { id: 'a', rules: [[HOST, '/']] },
      { id: 'b', rules: [[HOST, '/']] },
    ],
    'shop/b: shop.example.com/ is for the service b, and for a by shop/a',
  ],
  [
    'a slash at the end',
    [
      { id: 'a', rules: [[HOST, '/api']] },
      { id: 'b', rules: [[HOST, '/api/']] },
    ],
    'shop/b: shop.example.com/api is for the service b, and for a by shop/a',
  ],
  [
    'the same exact path',
    [
      { id: 'a', rules: [[HOST, '/x', 'a', 'Exact']] },
      { id: 'b', rules: [[HOST, '/x', 'b', 'Exact']] },
    ],
    'shop/b: exactly shop.example.com/x is for the service b, and for a by shop/a',
  ],
  [
    'two namespaces',
    [
      { id: 'a', rules: [[HOST, '/', 'web']], namespace: 'one' },
      { id: 'b', rules: [[HOST, '/', 'web']], namespace: 'two' },
    ],
    'shop/b: shop.example.com/ is for the service two/web, and for one/web by shop/a',
  ],
  [
    'all hosts',
    [
      { id: 'a', rules: [[undefined, '/']] },
      { id: 'b', rules: [[undefined, '/']] },
    ],
    'shop/b: */ is for the service b, and for a by shop/a',
  ],
])('hosts and paths that two services claim: %s', (_, ingresses, problem) => {
  expect(said(ingresses)).toBe(failure(`${problem}; ${UNIQUE}`));
});

const tls = (...hosts: string[]): Json => ({ tls: [{ hosts, secretName: 'tls' }] });

test.each<[string, IngressCase, Json[]]>([
  ['the same hosts', { id: 'a', rules: [[HOST, '/']], spec: tls(HOST) }, []],
  ['a wildcard', { id: 'a', rules: [[HOST, '/']], spec: tls('*.example.com') }, []],
  ['a rule for all hosts', { id: 'a', rules: [[undefined, '/']], spec: tls(HOST) }, []],
  ['TLS for all hosts', { id: 'a', rules: [[HOST, '/']], spec: { tls: [{ secretName: 'tls' }] } }, []],
  [
    'a certificate with more',
    { id: 'a', rules: [[HOST, '/']], spec: tls(HOST) },
    [{ secretName: 'tls', dnsNames: ['*.example.com', 'example.com'] }],
  ],
  [
    'another certificate',
    { id: 'a', rules: [[HOST, '/']], spec: tls(HOST) },
    [{ secretName: 'other', dnsNames: ['example.com'] }],
  ],
])('TLS that fits: %s', (_, ingress, certificates) => {
  expect(said([ingress], certificates)).toBe(OK);
});

test.each<[string, IngressCase, Json[], string]>([
  [
    'a rule without TLS',
    {
      id: 'a',
      rules: [
        [HOST, '/'],
        ['b.example.com', '/'],
      ],
      spec: tls(HOST),
    },
    [],
    'shop/a: the host b.example.com has a rule and no TLS; list it under tls too',
  ],
  [
    'a wildcard two labels deep',
    {
      id: 'a',
      rules: [
        ['a.b.example.com', '/'],
        ['c.example.com', '/'],
      ],
      spec: tls('*.example.com'),
    },
    [],
    'shop/a: the host a.b.example.com has a rule and no TLS; list it under tls too',
  ],
  [
    'TLS without a rule',
    { id: 'a', rules: [[HOST, '/']], spec: tls(HOST, 'b.example.com') },
    [],
    'shop/a: the host b.example.com has TLS and no rule; add a rule, or leave it out',
  ],
  [
    'a certificate for something else',
    { id: 'a', rules: [[HOST, '/']], spec: tls(HOST) },
    [{ secretName: 'tls', dnsNames: ['example.com'] }],
    "shop/a: the host shop.example.com is not on the certificate shop/certificate-0; add it to the certificate's dnsNames",
  ],
])('TLS that does not fit: %s', (_, ingress, certificates, message) => {
  expect(said([ingress], certificates)).toBe(failure(message));
});
