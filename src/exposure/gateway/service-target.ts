import { declareExternal } from '../../core/declare-external';
import { PortModel } from '../../core/model';
import { PeerModel } from '../../core/peer';
import { ServiceContext } from '../../core/service-context';
import { IConnectable } from '../../core/service-endpoint';
import { fail } from '../../private/errors';
import { requireInteger, show } from '../../private/values';

/** Another service that gets requests of the route too. */
export interface RouteBackend {
  /** The service. One in another namespace gets a ReferenceGrant there. */
  readonly service: IConnectable;

  /**
   * Its port, by its name.
   * @default - its main one
   */
  readonly portName?: string;

  /** Its share, 0 to 10000, in proportion to `weight` and the other backends'. */
  readonly weight: number;
}

/** A Service that a route refers to. */
export interface ServiceTarget {
  readonly serviceName: string;
  readonly namespaceName?: string;
  readonly port: number;
}

/** The Gateway API's BackendRef takes a million, which is this times the percentage of a track. */
const MOST_WEIGHT = 10000;

/** A share of the requests. */
export function requireWeight(path: string, what: string, weight: number): number {
  return requireInteger('route-invalid', path, what, weight, 0, MOST_WEIGHT);
}

/** The port of the service itself that requests go to. */
export function ownPort({ path, serviceName, intent }: ServiceContext, portName?: string): PortModel {
  const offered = intent.ports.filter((candidate) => candidate.offered !== false);
  const port = portName === undefined ? offered[0] : offered.find((candidate) => candidate.portName === portName);
  if (!port) {
    const names = offered.map((candidate) => candidate.portName).join(' or ');
    const problem = `the service "${serviceName}" has no port named ${show(portName)}`;
    fail('route-invalid', path, problem, `use ${names}`);
  }
  return port;
}

/** Another service as a route names it; it lets the Gateway in. */
export function targetOf(
  { path, scope, namespaceName }: ServiceContext,
  service: IConnectable,
  portName: string | undefined,
  clients: PeerModel[],
): ServiceTarget {
  const { endpoint } = service;
  const { servicePort, containerPort } = endpoint._port(path, portName ?? endpoint.ports[0].portName);
  if ((endpoint.namespaceName === undefined) !== (namespaceName === undefined)) {
    fail('route-invalid', path, `the namespace of "${endpoint.serviceName}" is not known`, 'name both namespaces');
  }
  clients.forEach((client) => service.acceptClient({ ...client, ports: [{ containerPort }] }));
  if (service === endpoint) {
    // No service of this app's, but what somebody has said of one.
    const { serviceName: name, namespaceName: home } = endpoint;
    declareExternal(scope, { apiVersion: 'v1', kind: 'Service', name, namespaceName: home });
  }
  return { serviceName: endpoint.serviceName, namespaceName: endpoint.namespaceName, port: servicePort };
}

/** The reference itself, from a route in a namespace. */
export function backendRef(target: ServiceTarget, ownNamespace: string | undefined): Record<string, unknown> {
  const { serviceName, namespaceName, port } = target;
  return { name: serviceName, namespace: namespaceName === ownNamespace ? undefined : namespaceName, port };
}
