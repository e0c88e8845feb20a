import { Json, mapOf, mapsOf, numberOf, textOf, textsOf } from '../../json';
import { Graph, inNamespace } from './graph';
import { Thing } from './objects';
import { Scene } from './scene';
import { Split } from './shares';

const GROUP = 'gateway.networking.k8s.io';
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** Whether a listener takes encrypted connections. */
function isEncrypted({ protocol, tls }: Json): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS' || tls !== undefined;
}

export function listenerLines({ spec }: Thing): string[] {
  return mapsOf(spec.listeners).map(({ name, protocol, port, hostname }) =>
    [name, protocol, port === undefined ? '' : `:${port}`, hostname]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  );
}

/** Whether something comes in encrypted: by any listener of a Gateway, by those that a route attaches to. */
export function gatewayTls(thing: Thing, { things }: Scene): boolean | undefined {
  if (thing.kind === 'Gateway') {
    return mapsOf(thing.spec.listeners).some(isEncrypted);
  }
  const parents = mapsOf(thing.spec.parentRefs).map(({ name, namespace, sectionName }) => {
    const gateway = things.find({ group: GROUP, kind: 'Gateway', name, namespace: inNamespace(namespace, thing) });
    return (
      gateway && mapsOf(gateway.spec.listeners).filter((each) => sectionName === undefined || each.name === sectionName)
    );
  });
  const listeners = parents.flatMap((each) => each ?? []);
  return listeners.length === 0 ? undefined : listeners.every(isEncrypted);
}

/** What a rule asks of requests, in few words. */
function matchText(match: Json): string {
  const { path, headers, queryParams, method } = match;
  const { value } = mapOf(path);
  const named = (kind: string, list: unknown) => mapsOf(list).map((each) => `${kind} ${each.name}=${each.value}`);
  const called =
    typeof method === 'string' ? method : [mapOf(method).service, mapOf(method).method].filter(Boolean).join('/');
  return [
    called,
    value === '/' ? undefined : textOf(value),
    ...named('header', headers),
    ...named('query', queryParams),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** The share of each backend of a rule in percent, where there are several. */
function backendsOf(rule: Json): { readonly backend: Json; readonly share?: number }[] {
  const backends = mapsOf(rule.backendRefs).map((backend) => ({ backend, weight: numberOf(backend.weight) ?? 1 }));
  const total = backends.reduce((sum, { weight }) => sum + weight, 0);
  return backends.map(({ backend, weight }) =>
    backends.length > 1 && total > 0 ? { backend, share: Math.round((weight / total) * 1000) / 10 } : { backend },
  );
}

/** Gateways and their routes: from outside to Services. Gives how the rules share requests among Services. */
export function connectGateways(scene: Scene, graph: Graph): Split[] {
  for (const gateway of scene.things.ofKind(GROUP, 'Gateway')) {
    graph.connect(graph.outside(), gateway.id, 'routes', gatewayTls(gateway, scene) === true ? 'https' : 'http');
    for (const { tls } of mapsOf(gateway.spec.listeners)) {
      for (const { kind = 'Secret', group = '', name, namespace } of mapsOf(mapOf(tls).certificateRefs)) {
        const reference = { group: String(group), kind: String(kind), name: String(name) };
        const secret = graph.named({ ...reference, namespace: inNamespace(namespace, gateway) });
        graph.connect(gateway.id, secret, 'uses', 'certificate');
      }
    }
  }
  return scene.things.ofKind(GROUP, ...ROUTES).flatMap((route) => {
    connectParents(route, graph);
    return mapsOf(route.spec.rules).flatMap((rule) => connectRule(route, rule, scene, graph));
  });
}

function connectParents(route: Thing, graph: Graph): void {
  for (const { kind = 'Gateway', group = GROUP, name, namespace } of mapsOf(route.spec.parentRefs)) {
    const isGateway = kind === 'Gateway';
    const reference = { group: String(group), kind: String(kind), name: String(name) };
    const parent = graph.named({ ...reference, namespace: inNamespace(namespace, route) });
    if (isGateway) {
      graph.connect(graph.outside(), parent, 'routes');
    }
    textsOf(route.spec.hostnames).forEach((host) => graph.connect(parent, route.id, 'routes', host));
    graph.connect(parent, route.id, 'routes');
  }
}

function connectRule(route: Thing, rule: Json, { things }: Scene, graph: Graph): Split[] {
  const matches = mapsOf(rule.matches)
    .map(matchText)
    .filter((text) => text !== '');
  const backends = backendsOf(rule).map(
    ({ backend: { group = '', kind = 'Service', name, namespace, port }, share }) => {
      const reference = {
        group: String(group),
        kind: String(kind),
        name: String(name),
        namespace: inNamespace(namespace, route),
      };
      const to = graph.named(reference);
      const where = matches.length > 0 ? matches : [port === undefined ? '' : `:${port}`];
      const said = share === undefined ? '' : `${share}%`;
      where.forEach((text) =>
        graph.connect(route.id, to, 'routes', [text, said].filter((part) => part !== '').join(' ')),
      );
      return { service: things.find(reference), share };
    },
  );
  return [{ route, isConditional: matches.length > 0, backends }];
}
