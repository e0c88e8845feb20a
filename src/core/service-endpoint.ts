import { Service, StatefulSet } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { requireCall } from '../private/options';
import { requireInteger, show } from '../private/values';
import { endpointOfService, endpointOfStatefulSet } from './foreign-service';
import { PortModel } from './model';
import { PeerModel } from './peer';
import { ServiceAddress } from './service-address';
import { ServiceContext } from './service-context';
import { requireEndpoint, ServiceEndpointOptions } from './service-endpoint-options';
import { SERVICE_LABEL } from './service-labels';

/** Something that a service can connect to: a service of this library's, or a `ServiceEndpoint`. */
export interface IConnectable {
  /** Where clients find it. */
  readonly endpoint: ServiceEndpoint;

  /**
   * Lets a client in, where this library writes the server's NetworkPolicy.
   * @param client the client's pods, and the ports that it connects to
   */
  acceptClient(client: PeerModel): void;
}

/**
 * Gives a client what it needs to use a server: contributes to its pods.
 * @internal
 */
export type EquipClient = (client: ServiceContext, portName: string) => void;

/** A Service as its clients see it. Ports go by name, so that a wrong one can't be had. */
export class ServiceEndpoint implements IConnectable {
  /**
   * A Service that somebody else deploys.
   * @throws when a name, port or label is not valid, or there is no port
   */
  public static of(options: ServiceEndpointOptions): ServiceEndpoint {
    requireCall('ServiceEndpoint.of', [options]);
    const path = 'ServiceEndpoint.of';
    requireEndpoint(path, options);
    return new ServiceEndpoint(path, () => options);
  }

  /**
   * A Service of cdk8s-plus. Its first port without a name is called `default`.
   * @throws when it has no TCP port, or is an ExternalName
   */
  public static fromService(service: Service): ServiceEndpoint {
    requireCall('ServiceEndpoint.fromService', [service]);
    endpointOfService(service);
    return new ServiceEndpoint(service.node.path, () => endpointOfService(service));
  }

  /**
   * A StatefulSet of cdk8s-plus, by the Service that governs it.
   * @throws when its Service has no TCP port
   */
  public static fromStatefulSet(statefulSet: StatefulSet): ServiceEndpoint {
    requireCall('ServiceEndpoint.fromStatefulSet', [statefulSet]);
    endpointOfStatefulSet(statefulSet);
    return new ServiceEndpoint(statefulSet.node.path, () => endpointOfStatefulSet(statefulSet));
  }

  /**
   * A service of this library's, whose ports may still become more.
   * @internal
   */
  public static _ofContext(context: ServiceContext): ServiceEndpoint {
    return new ServiceEndpoint(context.path, () => ({
      serviceName: context.serviceName,
      namespaceName: context.namespaceName,
      ports: context.intent.ports.filter(({ offered }) => offered !== false),
      podLabels: { [SERVICE_LABEL]: context.serviceName },
      headless: context.intent.headless,
      clusterDomain: context.cluster.clusterDomain,
    }));
  }

  /**
   * One whose clients get more than its address, such as a collector's.
   * @param equip gives the client what it needs, in place of the variable with the address
   * @internal
   */
  public static _equipping(path: string, options: ServiceEndpointOptions, equip: EquipClient): ServiceEndpoint {
    return new ServiceEndpoint(path, () => options, equip);
  }

  /** @internal */
  public readonly _equip?: EquipClient;
  private readonly path: string;
  private readonly read: () => ServiceEndpointOptions;

  private constructor(path: string, read: () => ServiceEndpointOptions, equip?: EquipClient) {
    this.path = path;
    this.read = read;
    this._equip = equip;
  }

  /** The name of the Service. */
  public get serviceName(): string {
    return this.read().serviceName;
  }

  /** The namespace that it lives in, where that is known. */
  public get namespaceName(): string | undefined {
    return this.read().namespaceName;
  }

  /** Its ports so far, the main one first. */
  public get ports(): PortModel[] {
    return [...this.read().ports];
  }

  /** Labels of its pods, where they are known. */
  public get podLabels(): Record<string, string> | undefined {
    const labels = this.read().podLabels;
    return labels && { ...labels };
  }

  /** The address of the main port. */
  public get address(): ServiceAddress {
    return this.addressOf(this.ports[0].portName);
  }

  /**
   * The address of a port.
   * @param portName the name of the port, like `http`
   * @throws when there is no port of that name
   */
  public addressOf(portName: string): ServiceAddress {
    const { serviceName, namespaceName, clusterDomain, headless } = this.read();
    const { servicePort, containerPort } = this._port(this.path, portName);
    const port = headless ? containerPort : servicePort;
    return new ServiceAddress({ serviceName, namespaceName, clusterDomain, portName, port });
  }

  /**
   * The host name of one pod of a StatefulSet: `db-0.db.shop.svc.cluster.local`.
   * @param index the pod's ordinal, from 0
   * @throws when the endpoint is no headless Service of a StatefulSet
   */
  public podHost(index: number): string {
    const { serviceName, statefulSetName, headless } = this.read();
    if (statefulSetName === undefined || !headless) {
      const problem = `the pods of the Service "${serviceName}" have no host names of their own`;
      fail('connection-invalid', this.path, problem, 'use the headless Service of a StatefulSet');
    }
    requireInteger('connection-invalid', this.path, 'pod index', index, 0, 2147483647);
    return `${statefulSetName}-${index}.${this.address.host}`;
  }

  /** Itself: so that it can be connected to. */
  public get endpoint(): ServiceEndpoint {
    return this;
  }

  /** Nothing happens: whoever deploys the Service writes its NetworkPolicy. */
  public acceptClient(client: PeerModel): void {
    void client;
  }

  /**
   * The port of a name, else an error at the path of whoever asks.
   * @internal
   */
  public _port(path: string, portName: string): PortModel {
    const { serviceName, ports } = this.read();
    const port = ports.find((candidate) => candidate.portName === portName);
    if (!port) {
      const names = ports.map((candidate) => candidate.portName).join(' or ');
      fail('connection-invalid', path, `"${serviceName}" has no port named ${show(portName)}`, `use ${names}`);
    }
    return port;
  }
}
