import { at, Json, mapsOf, textOf, textsOf, unique } from '../model/json';
import { Thing } from '../model/things';
import { Describer } from './reading';
import { steps } from './rights';

/** Hosts, paths and certificates of what lets requests in. */
export const hostWords: Describer = (reading, { before, after, thing }) => {
  if (thing.kind !== 'Ingress') {
    const found = reading.take(/^\/spec\/hostnames(\/|$)/);
    return found.length === 0 ? [] : steps('host', hostnames(before), hostnames(after));
  }
  const rules = reading.take(/^\/spec\/(rules|defaultBackend)(\/|$)/);
  const tls = reading.take(/^\/spec\/tls(\/|$)/);
  return [
    ...(rules.length === 0 ? [] : steps('route', paths(before), paths(after))),
    ...(tls.length === 0 ? [] : steps('certificate', certificates(before), certificates(after))),
  ];
};

function hostnames(route: Thing | undefined): string[] {
  return textsOf(at(route?.normal, 'spec', 'hostnames'));
}

/** `shop.example.com/api to api:80`, for each. */
function paths(ingress: Thing | undefined): string[] {
  const fallback = at(ingress?.normal, 'spec', 'defaultBackend');
  const routes = mapsOf(at(ingress?.normal, 'spec', 'rules')).flatMap((rule: Json) => {
    const host = textOf(rule.host) ?? '*';
    const own = mapsOf(at(rule, 'http', 'paths'));
    return own.length === 0
      ? [`${host} to nothing`]
      : own.map((path) => `${host}${textOf(path.path) ?? '/'}${typeOf(path)} to ${backend(path.backend)}`);
  });
  return unique([...routes, ...(fallback === undefined ? [] : [`all else to ${backend(fallback)}`])]);
}

function typeOf({ pathType }: Json): string {
  return pathType === 'Exact' ? ' exactly' : '';
}

function backend(value: unknown): string {
  const service = at(value, 'service');
  const port = textOf(at(service, 'port', 'number')) ?? textOf(at(service, 'port', 'name'));
  const name = textOf(at(service, 'name')) ?? textOf(at(value, 'resource', 'name')) ?? '?';
  return port === undefined ? name : `${name}:${port}`;
}

function certificates(ingress: Thing | undefined): string[] {
  return mapsOf(at(ingress?.normal, 'spec', 'tls')).flatMap((tls) => {
    const secret = textOf(tls.secretName);
    const hosts = textsOf(tls.hosts);
    return (hosts.length === 0 ? ['all hosts'] : hosts).map(
      (host) => `${host}${secret === undefined ? '' : ` by ${secret}`}`,
    );
  });
}
