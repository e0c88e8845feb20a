import { ServiceContext } from '../../core/service-context';
import { createServiceOfType } from './create-service';
import { requireLoadBalancer } from './load-balancer';
import { admitOutside } from './outside-clients';
import {
  HeadlessServiceOptions,
  LoadBalancerServiceOptions,
  NodePortServiceOptions,
  ServiceExposureOptions,
} from './service-options';
import { ServiceType } from './service-spec';

/** Reached by a Service alone, without an Ingress or a route. */
export class ServiceBinder {
  /** From inside the cluster, load-balanced. */
  public static clusterOnly(options: ServiceExposureOptions = {}): ServiceBinder {
    return new ServiceBinder('ClusterIP', options);
  }

  /** From inside the cluster; the Service's name leads to the pods themselves. */
  public static headless(options: HeadlessServiceOptions = {}): ServiceBinder {
    return new ServiceBinder('ClusterIP', options, true);
  }

  /** From outside too, on a port of every node. */
  public static nodePort(options: NodePortServiceOptions = {}): ServiceBinder {
    return new ServiceBinder('NodePort', options);
  }

  /** From outside too, at an address of the cluster's load balancer. */
  public static loadBalancer(options: LoadBalancerServiceOptions = {}): ServiceBinder {
    return new ServiceBinder('LoadBalancer', options);
  }

  private readonly type: ServiceType;
  private readonly options: LoadBalancerServiceOptions;
  private readonly headless: boolean;

  private constructor(type: ServiceType, options: LoadBalancerServiceOptions, headless = false) {
    this.type = type;
    this.options = options;
    this.headless = headless;
  }

  /**
   * Called by the service: creates its Service, and opens the network to who comes from outside.
   * @throws when an option is not valid, a port is taken, or the cluster has no load balancer
   */
  public bind(context: ServiceContext): void {
    if (this.headless) {
      context.intent.serveHeadless();
    }
    if (this.type === 'LoadBalancer') {
      requireLoadBalancer(context, this.options.loadBalancerClass);
    }
    createServiceOfType(context, this.type, this.options);
    if (this.type !== 'ClusterIP') {
      admitOutside(context, this.options);
    }
  }
}
