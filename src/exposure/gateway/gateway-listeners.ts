import { NAMESPACE_NAME_LABEL } from '../../core/service-labels';
import { GatewayListener } from './gateway-reference';

type Spec = Record<string, unknown>;

/** What all listeners of a Gateway share. */
export interface ListenerOptions {
  readonly hosts: string[];
  readonly httpPort: number;
  readonly httpsPort: number;
  /** The Secret of the certificate; without one there are HTTP listeners only. */
  readonly secret?: SecretRef;
  /** The namespaces whose routes are admitted; empty means the Gateway's own. */
  readonly admitted: string[];
}

/** A Secret as a listener refers to it. */
export interface SecretRef {
  readonly name: string;
  readonly namespaceName?: string;
}

/**
 * The listener of a host, whose name depends on nothing but that host: routes refer to it, and must not
 * notice when another host is added.
 */
function listenerOf(host: string, encrypted: boolean): GatewayListener {
  const wildcard = host.startsWith('*.') ? '-wildcard' : '';
  const listenerName = `${encrypted ? 'https' : 'http'}${wildcard}.${host.replace(/^\*\./, '')}`;
  return { listenerName, host, encrypted };
}

/** The listeners of a Gateway, those for HTTP first. */
export function listenersOf(hosts: string[], tls: boolean): GatewayListener[] {
  const plain = hosts.map((host) => listenerOf(host, false));
  return tls ? [...plain, ...hosts.map((host) => listenerOf(host, true))] : plain;
}

function allowedRoutes(admitted: string[]): Spec | undefined {
  return admitted.length === 0
    ? undefined
    : {
        namespaces: {
          from: 'Selector',
          selector: { matchExpressions: [{ key: NAMESPACE_NAME_LABEL, operator: 'In', values: admitted }] },
        },
      };
}

function secretRef({ name, namespaceName }: SecretRef): Spec {
  return { kind: 'Secret', name, namespace: namespaceName };
}

/** The listeners as the API has them. */
export function listenerSpecs({ hosts, httpPort, httpsPort, secret, admitted }: ListenerOptions): Spec[] {
  return listenersOf(hosts, secret !== undefined).map(({ listenerName, host, encrypted }) => ({
    name: listenerName,
    hostname: host,
    port: encrypted ? httpsPort : httpPort,
    protocol: encrypted ? 'HTTPS' : 'HTTP',
    tls: encrypted && secret ? { mode: 'Terminate', certificateRefs: [secretRef(secret)] } : undefined,
    allowedRoutes: allowedRoutes(admitted),
  }));
}
