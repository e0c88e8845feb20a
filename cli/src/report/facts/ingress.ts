import { Json, mapOf, mapsOf, numberOf, textOf, textsOf } from '../../json';
import { Graph, inNamespace } from './graph';
import { Thing } from './objects';
import { Scene } from './scene';
import { Split } from './shares';

const NGINX = 'nginx.ingress.kubernetes.io/';

interface Backend {
  readonly host: string;
  readonly path: string;
  readonly service: string;
}

export function ingressTls({ spec, annotations }: Thing): boolean {
  return mapsOf(spec.tls).length > 0 || annotations['traefik.ingress.kubernetes.io/router.tls'] === 'true';
}

export function ingressHosts({ spec }: Thing): string[] {
  return mapsOf(spec.rules).map(({ host }) => textOf(host) ?? '*');
}

function backendsOf({ spec }: Thing): Backend[] {
  const serviceOf = (backend: unknown) =>
    textOf(mapOf(mapOf(backend).service).name) ?? textOf(mapOf(backend).serviceName);
  const rules = mapsOf(spec.rules).flatMap(({ host, http }) =>
    mapsOf(mapOf(http).paths).map(({ path, backend }) => ({
      host,
      path: textOf(path) ?? '/',
      service: serviceOf(backend),
    })),
  );
  return [...rules, { host: '*', path: '/', service: serviceOf(spec.defaultBackend ?? spec.backend) }].flatMap(
    ({ host, path, service }) => (service === undefined ? [] : [{ host: textOf(host) ?? '*', path, service }]),
  );
}

/** What sends requests to a canary of ingress-nginx; undefined for an Ingress that is none. */
function canaryOf({ annotations }: Thing): { readonly weight?: number; readonly text: string } | undefined {
  const said = (name: string): unknown => annotations[`${NGINX}${name}`];
  if (said('canary') !== 'true') {
    return undefined;
  }
  const weight = numberOf(said('canary-weight'));
  const [header, cookie] = [textOf(said('canary-by-header')), textOf(said('canary-by-cookie'))];
  const text = header !== undefined ? `header ${header}` : cookie !== undefined ? `cookie ${cookie}` : '';
  return weight === undefined
    ? { text }
    : { weight, text: [text, `${weight}%`].filter((part) => part !== '').join(' ') };
}

/** Ingresses: from outside to Services. Gives how canaries share requests with what they are canaries of. */
export function connectIngresses(scene: Scene, graph: Graph): Split[] {
  const ingresses = scene.things.ofKind('networking.k8s.io', 'Ingress');
  const legacy = scene.things.ofKind('extensions', 'Ingress');
  const all = [...ingresses, ...legacy].map((thing) => ({
    thing,
    backends: backendsOf(thing),
    canary: canaryOf(thing),
  }));
  const serviceOf = (thing: Thing, name: string) => ({ group: '', kind: 'Service', name, namespace: thing.namespace });
  for (const { thing, backends, canary } of all) {
    graph.connect(graph.outside(), thing.id, 'routes', ingressTls(thing) ? 'https' : 'http');
    for (const { host, path, service } of backends) {
      const where = `${host}${path === '/' ? '' : path}${canary === undefined ? '' : ` ${canary.text}`}`;
      graph.connect(thing.id, graph.named(serviceOf(thing, service)), 'routes', where);
    }
    for (const { secretName } of mapsOf(thing.spec.tls)) {
      if (textOf(secretName) !== undefined) {
        const secret = { group: '', kind: 'Secret', name: String(secretName), namespace: thing.namespace };
        graph.connect(thing.id, graph.named(secret), 'uses', 'certificate');
      }
    }
  }
  return all.flatMap(({ thing, backends, canary }) =>
    backends.map(({ host, path, service }) => {
      const main = all.find(
        (other) =>
          canary?.weight !== undefined &&
          other.canary === undefined &&
          other.thing.namespace === thing.namespace &&
          other.backends.some((each) => each.host === host && each.path === path),
      );
      const stable = main?.backends.find((each) => each.host === host && each.path === path);
      const found = (name: string) => scene.things.find(serviceOf(thing, name));
      const weight = canary?.weight ?? 0;
      return stable === undefined
        ? { route: thing, isConditional: canary !== undefined, backends: [{ service: found(service) }] }
        : {
            route: main!.thing,
            isConditional: false,
            backends: [
              { service: found(stable.service), share: 100 - weight },
              { service: found(service), share: weight },
            ],
          };
    }),
  );
}

/** Traefik's own routes; OpenShift's, too. */
export function connectOtherRoutes(scene: Scene, graph: Graph): Split[] {
  const openShift = scene.things.ofKind('route.openshift.io', 'Route');
  for (const route of openShift) {
    graph.connect(graph.outside(), route.id, 'routes', route.spec.tls === undefined ? 'http' : 'https');
    const { name } = mapOf(route.spec.to);
    const service = { group: '', kind: 'Service', name: String(name), namespace: route.namespace };
    graph.connect(route.id, graph.named(service), 'routes', textOf(route.spec.host));
  }
  return [
    ...traefikThings(scene, 'IngressRoute', 'IngressRouteTCP'),
    ...traefikThings(scene, 'TraefikService'),
  ].flatMap((thing) => connectTraefik(thing, scene, graph));
}

function traefikThings({ things }: Scene, ...kinds: string[]): Thing[] {
  return ['traefik.io', 'traefik.containo.us'].flatMap((group) => things.ofKind(group, ...kinds));
}

/** The hosts that the rules of a Traefik route name. */
export function traefikHosts({ spec }: Thing): string[] {
  const matches = mapsOf(spec.routes).map(({ match }) => textOf(match) ?? '');
  return [
    ...new Set(matches.flatMap((match) => [...match.matchAll(/Host(?:SNI)?\(`([^`]+)`/g)].map(([, host]) => host))),
  ];
}

function connectTraefik(thing: Thing, scene: Scene, graph: Graph): Split[] {
  if (thing.kind !== 'TraefikService') {
    graph.connect(graph.outside(), thing.id, 'routes', thing.spec.tls === undefined ? 'http' : 'https');
  }
  const { services } = mapOf(thing.spec.weighted);
  const rules: Json[] = thing.kind === 'TraefikService' ? [{ services }] : mapsOf(thing.spec.routes);
  return rules.map((rule) => {
    const found = mapsOf(rule.services);
    const total = found.reduce((sum, { weight }) => sum + (numberOf(weight) ?? 1), 0);
    const match = textOf(rule.match);
    const backends = found.map(({ kind = 'Service', name, namespace, weight }) => {
      const group = kind === 'Service' ? '' : thing.group;
      const reference = { group, kind: String(kind), name: String(name), namespace: inNamespace(namespace, thing) };
      const share =
        found.length > 1 && total > 0 ? Math.round(((numberOf(weight) ?? 1) / total) * 1000) / 10 : undefined;
      const label = [match, share === undefined ? undefined : `${share}%`]
        .filter((part) => part !== undefined)
        .join(' ');
      graph.connect(thing.id, graph.named(reference), 'routes', label);
      return { service: scene.things.find(reference), share };
    });
    for (const { name, namespace } of mapsOf(rule.middlewares)) {
      const middleware = { group: thing.group, kind: 'Middleware', name: String(name) };
      graph.connect(graph.named({ ...middleware, namespace: inNamespace(namespace, thing) }), thing.id, 'belongs');
    }
    return { route: thing, isConditional: /Header|Query/.test(match ?? ''), backends };
  });
}

/** Services that the outside reaches without a route. */
export function connectOpenServices({ services }: Scene, graph: Graph): void {
  for (const { thing, ports } of services) {
    const { type, externalIPs } = thing.spec;
    if (type === 'LoadBalancer' || type === 'NodePort' || textsOf(externalIPs).length > 0) {
      ports.forEach(({ port, protocol }) => graph.connect(graph.outside(), thing.id, 'routes', `${port}/${protocol}`));
    }
  }
}
