import { ServiceExposureOptions } from '../service/service-options';
import { Tls } from '../tls/tls';
import { IngressController } from './ingress-controller';
import { IngressPath } from './ingress-path';

/** How an ingress controller hands requests from outside to a service. */
export interface IngressOptions {
  /** The DNS names under which the service answers, like `shop.example.com` or `*.example.com`. */
  readonly hosts: string[];
  /**
   * The paths of all hosts that are the service's.
   * @default - `/` and all below it
   */
  readonly paths?: IngressPath[];
  /**
   * The IngressClass, which says which controller does it.
   * @default - the cluster profile's
   */
  readonly className?: string;
  /**
   * Where the certificate comes from; it is for all hosts.
   * @default - Tls.none(): plain HTTP
   */
  readonly tls?: Tls;
  /**
   * Whether plain HTTP is answered by a redirect to HTTPS.
   * @default - true with TLS
   */
  readonly redirectToHttps?: boolean;
  /**
   * Settings of the controller: `NginxIngress.of(…)` or `TraefikIngress.of(…)`, whichever the class belongs to.
   * @default - the controller's own
   */
  readonly controller?: IngressController;
  /**
   * Annotations of the Ingress, for what the settings don't know.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
  /**
   * The service's port that gets the requests, by its name.
   * @default - the main port
   */
  readonly portName?: string;
  /**
   * Options of the Service behind the Ingress, such as more ports.
   * @default - none
   */
  readonly service?: ServiceExposureOptions;
  /**
   * The namespace of the controller's pods, which the NetworkPolicy lets in.
   * @default - the controller's usual one on this cluster
   */
  readonly controllerNamespace?: string;
  /**
   * Blocks of IP addresses that the NetworkPolicy lets in instead, where a load balancer outside the cluster is
   * the controller, like `10.0.0.0/16`.
   * @default - none
   */
  readonly controllerSourceRanges?: string[];
}
