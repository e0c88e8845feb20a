import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';
import { requireCall } from '../private/options';
import { GatewayBinder } from './gateway/gateway-binder';
import { GatewayOptions } from './gateway/gateway-options';
import { IngressBinder } from './ingress/ingress-binder';
import { IngressOptions } from './ingress/ingress-options';
import { ServiceBinder } from './service/service-binder';
import {
  HeadlessServiceOptions,
  LoadBalancerServiceOptions,
  NodePortServiceOptions,
  ServiceExposureOptions,
} from './service/service-options';

/** Whatever creates the objects of one answer. */
interface Binder {
  bind(context: ServiceContext): void;
}

/** How a service is reached. */
export class Exposure implements ICapability {
  /** From inside the cluster only, load-balanced by a ClusterIP Service. */
  public static clusterOnly(options: ServiceExposureOptions = {}): Exposure {
    requireCall('Exposure.clusterOnly', [options]);
    return new Exposure(ServiceBinder.clusterOnly(options), false);
  }

  /** From inside the cluster only, by a Service whose name leads to the pods themselves. */
  public static headless(options: HeadlessServiceOptions = {}): Exposure {
    requireCall('Exposure.headless', [options]);
    return new Exposure(ServiceBinder.headless(options), false);
  }

  /** From outside too, on a port of every node. */
  public static nodePort(options: NodePortServiceOptions = {}): Exposure {
    requireCall('Exposure.nodePort', [options]);
    return new Exposure(ServiceBinder.nodePort(options), false);
  }

  /** From outside too, at an address of the cluster's load balancer. */
  public static loadBalancer(options: LoadBalancerServiceOptions = {}): Exposure {
    requireCall('Exposure.loadBalancer', [options]);
    return new Exposure(ServiceBinder.loadBalancer(options), false);
  }

  /** By host and path, through the cluster's ingress controller. */
  public static ingress(options: IngressOptions): Exposure {
    requireCall('Exposure.ingress', [options]);
    return new Exposure(new IngressBinder(options), true);
  }

  /** By host, path, header and more, through a Gateway of the Gateway API: the recommended way. */
  public static gateway(options: GatewayOptions): Exposure {
    requireCall('Exposure.gateway', [options]);
    return new Exposure(new GatewayBinder(options), true);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'exposure';
  /**
   * Whether requests come through a proxy that says in headers what they were.
   * @internal
   */
  public readonly _isProxied: boolean;
  private readonly binder: Binder;

  private constructor(binder: Binder, isProxied: boolean) {
    this.binder = binder;
    this._isProxied = isProxied;
  }

  /** Called by the service. */
  public bind(context: ServiceContext): void {
    this.binder.bind(context);
  }
}
