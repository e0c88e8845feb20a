import { some } from '../graph';
import { Answer, met, unmet } from './answer';
import { foreignRoutes } from './foreign-routes';
import { CODE } from './lines-of-code';
import { Promised } from './service';

function names({ services }: Promised): string {
  return some(services.map(({ thing }) => `Service ${thing.name}`));
}

export function loadBalancing(service: Promised): Answer {
  return service.services.length > 0 ? met(names(service)) : unmet('no Service selects its pods', CODE.expose);
}

export function discovery({ services, namespace }: Promised): Answer {
  const hosts = services.map(({ thing }) => [thing.name, namespace].filter((part) => part !== undefined).join('.'));
  return hosts.length > 0 ? met(`DNS name ${some(hosts)}`) : unmet('no Service gives it a name', CODE.expose);
}

/** What is not reached from outside needs no certificate. */
export function tls(service: Promised): Answer {
  const { entries, services } = service;
  const open = services.filter(({ thing }) => ['LoadBalancer', 'NodePort'].includes(String(thing.spec.type)));
  const titles = (nodes: typeof entries) => some([...new Set(nodes.map(({ kind, name }) => `${kind} ${name}`))]);
  const [plain, unknown] = [
    entries.filter(({ tls: is }) => is === false),
    entries.filter(({ tls: is }) => is === undefined),
  ];
  const own = plain.filter(({ kind }) => kind !== 'outside');
  if (own.length > 0) {
    const isGateway = own.some(({ kind }) => kind.endsWith('Route') && kind !== 'IngressRoute' && kind !== 'Route');
    return unmet(`plain HTTP by ${titles(own)}`, isGateway ? CODE.gatewayTls : CODE.tls);
  }
  if (open.length > 0) {
    return unmet(`no TLS at Service ${open[0].thing.name}, unless its pods do it themselves`, CODE.tls);
  }
  const encrypted = entries.filter(({ tls: is }) => is === true);
  if (encrypted.length > 0) {
    return met(titles(encrypted));
  }
  const foreign = foreignRoutes(service).map(({ kind, name }) => `${kind} ${name}`);
  if (foreign.length > 0) {
    return met(`left to ${some(foreign)}, which is not judged here`);
  }
  const routed = unknown.filter(({ kind }) => kind !== 'outside');
  return met(
    routed.length > 0 ? `left to the Gateway of ${titles(routed)}` : 'not reached from outside of the cluster',
  );
}
