import { at, Json, mapsOf, textOf, textsOf } from './json';
import { annotationsOf, Thing } from './things';
import { World } from './world';

/** A host by which requests come in; where TLS is not known, as its Gateway is elsewhere, it is undefined. */
export interface Entry {
  readonly host: string;
  readonly thing: Thing;
  readonly tls?: boolean;
}

/** All hosts that objects of one side answer for. */
export function entriesOf(world: World): Entry[] {
  return world.things.flatMap((thing): Entry[] => {
    switch (thing.kind) {
      case 'Ingress':
        return ingress(thing);
      case 'HTTPRoute':
      case 'GRPCRoute':
      case 'TLSRoute':
        return route(thing, world);
      case 'Gateway':
        return gateway(thing);
      case 'IngressRoute':
        return traefik(thing);
      case 'Route':
        return openShift(thing);
      default:
        return [];
    }
  });
}

function ingress(thing: Thing): Entry[] {
  const tls = mapsOf(at(thing.normal, 'spec', 'tls'));
  const covered = tls.flatMap(({ hosts }) => textsOf(hosts));
  const isWhole = tls.some(({ hosts }) => textsOf(hosts).length === 0);
  const hosts = mapsOf(at(thing.normal, 'spec', 'rules')).map(({ host }) => textOf(host) ?? '*');
  return hosts.map((host) => ({ host, thing, tls: isWhole || covered.some((each) => covers(each, host)) }));
}

/** Whether a name, maybe with a wildcard, is for a host. */
export function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1));
}

function isSecure({ protocol }: Json): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}

function route(thing: Thing, world: World): Entry[] {
  const parents = mapsOf(at(thing.normal, 'spec', 'parentRefs')).map((parent) => {
    const gateway = world.find(textOf(parent.namespace) ?? thing.namespace, 'Gateway', parent.name);
    const listeners = mapsOf(at(gateway?.normal, 'spec', 'listeners'));
    return gateway === undefined
      ? undefined
      : listeners.filter(({ name }) => parent.sectionName === undefined || name === parent.sectionName);
  });
  return textsOf(at(thing.normal, 'spec', 'hostnames')).map((host) => {
    const listeners = parents.flatMap((each) => each ?? []);
    const isFor = (hostname: unknown) =>
      hostname === undefined || covers(textOf(hostname) ?? '', host) || covers(host, textOf(hostname) ?? '');
    const tls = listeners.some((listener) => isSecure(listener) && isFor(listener.hostname));
    return parents.includes(undefined) && !tls ? { host, thing } : { host, thing, tls };
  });
}

function gateway(thing: Thing): Entry[] {
  return mapsOf(at(thing.normal, 'spec', 'listeners')).flatMap((listener) => {
    const host = textOf(listener.hostname);
    return host === undefined ? [] : [{ host, thing, tls: isSecure(listener) }];
  });
}

function traefik(thing: Thing): Entry[] {
  const matches = mapsOf(at(thing.normal, 'spec', 'routes')).map(({ match }) => String(match));
  const hosts = matches.flatMap((match) =>
    [...match.matchAll(/Host\(([^)]*)\)/g)].flatMap(([, list]) => list.split(',')),
  );
  const tls = at(thing.normal, 'spec', 'tls') !== undefined;
  return hosts.map((host) => ({ host: host.replace(/[`"'\s]/g, ''), thing, tls }));
}

function openShift(thing: Thing): Entry[] {
  const host = textOf(at(thing.normal, 'spec', 'host'));
  return host === undefined ? [] : [{ host, thing, tls: at(thing.normal, 'spec', 'tls') !== undefined }];
}

const REDIRECTS = [
  'nginx.ingress.kubernetes.io/ssl-redirect',
  'nginx.ingress.kubernetes.io/force-ssl-redirect',
  'haproxy.org/ssl-redirect',
  'alb.ingress.kubernetes.io/ssl-redirect',
];

/** The ways in which an object sends requests from http to https: by what it says, for comparison. */
export function redirectsOf(thing: Thing): string[] {
  const annotations = annotationsOf(thing);
  const named = REDIRECTS.filter((name) => annotations[name] !== undefined && textOf(annotations[name]) !== 'false');
  const rules = mapsOf(at(thing.normal, 'spec', 'rules')).flatMap((rule) => mapsOf(rule.filters));
  const isRoute = rules.some((filter) => at(filter, 'requestRedirect', 'scheme') === 'https');
  const isMiddleware = at(thing.normal, 'spec', 'redirectScheme', 'scheme') === 'https';
  return [
    ...named,
    ...(isRoute ? ['requestRedirect to https'] : []),
    ...(isMiddleware ? ['redirectScheme https'] : []),
  ];
}
