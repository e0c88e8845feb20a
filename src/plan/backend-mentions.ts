import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { isName, memberOf, Mention } from './mention';
import { objectsIn } from './pod-template';

type Json = Record<string, any>;

/** One place that sends something to a Service. */
export interface BackendMention extends Mention {
  /** The port, by number or name; undefined where none is asked for. */
  readonly port?: number | string;
}

interface Named {
  readonly place: string;
  readonly name: unknown;
  /** The namespace; that of who refers when it is left out. */
  readonly namespace?: unknown;
  readonly port?: unknown;
  /** The kind; Service when it is left out. */
  readonly kind?: unknown;
}

/** The AWS load balancer controller's way to name an action in place of a Service. */
const ACTION = 'use-annotation';

function ofIngress({ defaultBackend, rules }: Json): Named[] {
  const paths = objectsIn(rules).flatMap(({ http }) => objectsIn(memberOf(http).paths));
  const backends: [string, Json][] = [
    ['defaultBackend', memberOf(defaultBackend)],
    ...paths.map(({ path, backend }): [string, Json] => [`the path "${path ?? '/'}"`, memberOf(backend)]),
  ];
  return backends.flatMap(([place, backend]) => {
    const { name, port } = memberOf(backend.service);
    const { name: portName, number } = memberOf(port);
    return portName === ACTION ? [] : [{ place, name, port: (portName ?? number) as unknown }];
  });
}

function mirrors(filters: unknown): Json[] {
  return objectsIn(filters).map(({ requestMirror }) => memberOf(memberOf(requestMirror).backendRef));
}

function ofRoute({ rules }: Json): Named[] {
  const references = objectsIn(rules).flatMap(({ backendRefs, filters }) => {
    const backends = objectsIn(backendRefs);
    return [
      ...backends.map((each): [string, Json] => ['backendRefs', each]),
      ...[...mirrors(filters), ...backends.flatMap((each) => mirrors(each.filters))].map((each): [string, Json] => [
        'requestMirror',
        each,
      ]),
    ];
  });
  return references
    .filter(([, { group = '', kind = 'Service' }]) => group === '' && kind === 'Service')
    .map(([place, { name, namespace, port }]) => ({ place, name, namespace, port }));
}

/** Names with an @ are those of another provider of Traefik's. */
function ofTraefik(place: string, list: unknown): Named[] {
  return objectsIn(list)
    .filter(
      ({ name, kind = 'Service' }) => !String(name).includes('@') && /^(Service|TraefikService)$/.test(String(kind)),
    )
    .map(({ name, namespace, port, kind }) => ({ place, name, namespace, port, kind }));
}

const ofIngressRoute = ({ routes }: Json) =>
  objectsIn(routes).flatMap(({ services }) => ofTraefik('services', services));

function ofTraefikService({ weighted, mirroring }: Json): Named[] {
  return [
    ...ofTraefik('weighted', memberOf(weighted).services),
    ...ofTraefik('mirroring', [mirroring]),
    ...ofTraefik('mirrors', memberOf(mirroring).mirrors),
  ];
}

/** An API server calls port 443 unless it is told another one. */
const called = (place: string, service: unknown): Named => ({ port: 443, ...memberOf(service), place }) as Named;

function ofWebhooks({ webhooks }: Json): Named[] {
  return objectsIn(webhooks).map(({ name, clientConfig }) =>
    called(`the webhook "${name}"`, memberOf(clientConfig).service),
  );
}

function ofDefinition({ conversion }: Json): Named[] {
  return [called('the conversion', memberOf(memberOf(memberOf(conversion).webhook).clientConfig).service)];
}

function ofRollout({ strategy }: Json): Named[] {
  const { canary, blueGreen } = memberOf(strategy);
  const { stableService, canaryService } = memberOf(canary);
  const { activeService, previewService } = memberOf(blueGreen);
  return Object.entries({ stableService, canaryService, activeService, previewService }).map(
    ([place, name]: [string, unknown]) => ({ place, name }),
  );
}

type Reader = (spec: Json, manifest: Json) => Named[];
const ofHooks: Reader = (_, manifest) => ofWebhooks(manifest);
const GATEWAY_ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];
const TRAEFIK_ROUTES = ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'];
const TRAEFIK_GROUPS = ['traefik.io', 'traefik.containo.us'];

const READERS: Record<string, Reader> = {
  'networking.k8s.io Ingress': ofIngress,
  'apps StatefulSet': ({ serviceName: name }) => [{ place: 'serviceName', name }],
  'argoproj.io Rollout': ofRollout,
  'admissionregistration.k8s.io ValidatingWebhookConfiguration': ofHooks,
  'admissionregistration.k8s.io MutatingWebhookConfiguration': ofHooks,
  'apiregistration.k8s.io APIService': ({ service }) => [called('service', service)],
  'apiextensions.k8s.io CustomResourceDefinition': ofDefinition,
  ...Object.fromEntries(GATEWAY_ROUTES.map((kind) => [`gateway.networking.k8s.io ${kind}`, ofRoute])),
  ...Object.fromEntries(
    TRAEFIK_GROUPS.flatMap((group) => [
      ...TRAEFIK_ROUTES.map((kind) => [`${group} ${kind}`, ofIngressRoute]),
      [`${group} TraefikService`, ofTraefikService],
    ]),
  ),
};

/** Every place of an object that sends something to a Service. */
export function backendMentions(object: SynthesizedObject): BackendMention[] {
  const group = groupOf(object.apiVersion);
  const read = READERS[`${group} ${object.kind}`];
  const named = read?.(memberOf(object.manifest.spec), object.manifest as Json) ?? [];
  return named
    .filter(({ name }) => isName(name))
    .map(({ place, name, namespace, port, kind }) => {
      const namespaceName = isName(namespace) ? namespace : object.namespaceName;
      const target =
        kind === 'TraefikService'
          ? { group, kind, name: name as string, namespaceName }
          : { group: '', kind: 'Service', name: name as string, namespaceName };
      return { object, place, target, port: isPort(port) ? port : undefined };
    });
}

function isPort(port: unknown): port is number | string {
  return typeof port === 'number' || isName(port);
}
