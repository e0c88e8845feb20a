import { core, foundIn, pod } from './reference-support';

type Json = Record<string, any>;

function object(apiVersion: string, kind: string, more: Json): Json {
  return { apiVersion, kind, metadata: { name: 'x' }, ...more };
}

const SERVICE = core('Service', 'api', { spec: { ports: [{ name: 'http', port: 80 }, { port: 443 }] } });
const EXTERNAL = core('Service', 'api', { spec: { type: 'ExternalName', externalName: 'api.example.com' } });

const absent = (place: string, name = 'api', kind = 'Service') =>
  `warning: ${place} names the ${kind} "${name}", which is not in the app`;
const portless = (place: string, port: number | string) =>
  `error: ${place} asks for the port ${port} of the Service "api", which has none such`;

const backend = (port: Json) => ({ service: { name: 'api', port } });
const ingress = (spec: Json) => object('networking.k8s.io/v1', 'Ingress', { spec });
const route = (rule: Json, kind = 'HTTPRoute') =>
  object('gateway.networking.k8s.io/v1', kind, { spec: { rules: [rule] } });
const traefik = (service: Json, kind = 'IngressRoute') =>
  object('traefik.io/v1alpha1', kind, { spec: { routes: [{ services: [service] }] } });
const hook = (service: Json) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
    webhooks: [{ name: 'check', clientConfig: { service } }],
  });

/** Who refers to the Service `api` by a port that it has, by one that it lacks, and in which words. */
const PLACES: [string, (port: number) => Json, string][] = [
  ['a default backend', (number) => ingress({ defaultBackend: backend({ number }) }), 'defaultBackend'],
  [
    'a path',
    (number) => ingress({ rules: [{ http: { paths: [{ path: '/a', backend: backend({ number }) }] } }] }),
    'the path "/a"',
  ],
  ['a route', (port) => route({ backendRefs: [{ name: 'api', port }] }), 'backendRefs'],
  ['a gRPC route', (port) => route({ backendRefs: [{ name: 'api', port }] }, 'GRPCRoute'), 'backendRefs'],
  [
    'a mirror',
    (port) => route({ filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'api', port } } }] }),
    'requestMirror',
  ],
  [
    'a mirror of a backend',
    (port) =>
      route({
        backendRefs: [
          {
            kind: 'ServiceImport',
            group: 'x',
            name: 'y',
            filters: [{ requestMirror: { backendRef: { name: 'api', port } } }],
          },
        ],
      }),
    'requestMirror',
  ],
  ['Traefik', (port) => traefik({ name: 'api', port }), 'services'],
  ['Traefik, TCP', (port) => traefik({ name: 'api', port: String(port) }, 'IngressRouteTCP'), 'services'],
  ['a webhook', (port) => hook({ name: 'api', namespace: 'shop', port }), 'the webhook "check"'],
  [
    'an APIService',
    (port) =>
      object('apiregistration.k8s.io/v1', 'APIService', {
        spec: { service: { name: 'api', namespace: 'shop', port } },
      }),
    'service',
  ],
  [
    'a conversion',
    (port) =>
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
        spec: { conversion: { webhook: { clientConfig: { service: { name: 'api', namespace: 'shop', port } } } } },
      }),
    'the conversion',
  ],
];

test.each(PLACES)('%s', (_, of, place) => {
  expect(foundIn([of(80), SERVICE])).toEqual([]);
  expect(foundIn([of(80)])).toEqual([absent(place)]);
  expect(foundIn([of(8080), SERVICE])).toEqual([portless(place, 8080)]);
  expect(foundIn([of(8080), EXTERNAL])).toEqual([]);
});

test('a port by its name', () => {
  const byName = (name: string) => ingress({ defaultBackend: backend({ name }) });
  expect(foundIn([byName('http'), SERVICE])).toEqual([]);
  expect(foundIn([byName('web'), SERVICE])).toEqual([portless('defaultBackend', 'web')]);
});

test('a webhook asks for 443 unless it says another one', () => {
  const named = hook({ name: 'api', namespace: 'shop' });
  expect(foundIn([named, SERVICE])).toEqual([]);
  expect(foundIn([named, core('Service', 'api', { spec: { ports: [{ port: 80 }] } })])).toEqual([
    portless('the webhook "check"', 443),
  ]);
});

test('the Service that governs a StatefulSet, and those of a Rollout', () => {
  const set = pod({}, {}, 'StatefulSet');
  const governed = { ...set, spec: { ...set.spec, serviceName: 'api' } };
  expect(foundIn([governed])).toEqual([absent('serviceName')]);
  expect(foundIn([governed, SERVICE])).toEqual([]);
  const rollout = object('argoproj.io/v1alpha1', 'Rollout', {
    spec: { strategy: { canary: { stableService: 'api', canaryService: 'next' } } },
  });
  expect(foundIn([rollout, SERVICE])).toEqual([absent('canaryService', 'next')]);
});

test('what is no Service of the cluster is not looked for', () => {
  expect(
    foundIn(
      [
        ingress({ defaultBackend: { service: { name: 'redirect', port: { name: 'use-annotation' } } } }),
        route({ backendRefs: [{ group: 'net.gke.io', kind: 'ServiceImport', name: 'api', port: 80 }] }),
        traefik({ name: 'api@internal', kind: 'TraefikService' }),
        hook({ name: 'kubernetes', namespace: 'default' }),
      ].map((each, index) => ({ ...each, metadata: { name: `x${index}` } })),
    ),
  ).toEqual([]);
});

test('a TraefikService leads to Services and TraefikServices', () => {
  const split = object('traefik.io/v1alpha1', 'TraefikService', {
    spec: { weighted: { services: [{ name: 'api', port: 81 }] }, mirroring: { name: 'more', kind: 'TraefikService' } },
  });
  expect(foundIn([split, SERVICE])).toEqual([absent('mirroring', 'more', 'TraefikService'), portless('weighted', 81)]);
  expect(foundIn([traefik({ name: 'x', kind: 'TraefikService' }), { ...split, spec: {} }])).toEqual([]);
});
