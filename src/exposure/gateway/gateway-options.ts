import { ServiceExposureOptions } from '../service/service-options';
import { IGateway } from './gateway-reference';
import { RouteFilter } from './route-filter';
import { GrpcMatch, RouteMatch } from './route-match';
import { RouteTimeouts } from './route-timeouts';
import { RouteBackend } from './service-target';

/** How a service is reached through a Gateway. */
export interface GatewayOptions {
  /** The Gateway: an `HttpGateway`, or `GatewayReference.of` for one that somebody else deploys. */
  readonly gateway: IGateway;

  /** The hosts that it answers under, 1 to 16 DNS names; each is on a listener of the Gateway. */
  readonly hosts: string[];

  /**
   * Which requests it gets: those that one of these describes, 1 to 8.
   * @default - all
   */
  readonly matches?: RouteMatch[];

  /**
   * What is changed about them, and about their answers.
   * @default - nothing
   */
  readonly filters?: RouteFilter[];

  /**
   * How long the Gateway waits. Needs Gateway API 1.2.
   * @default - the controller's
   */
  readonly timeouts?: RouteTimeouts;

  /**
   * Whether it is a gRPC service: a GRPCRoute instead of an HTTPRoute.
   * @default - true where grpcMatches is given, else false
   */
  readonly grpc?: boolean;

  /**
   * Which calls a gRPC service gets: those that one of these describes, 1 to 8.
   * @default - all
   */
  readonly grpcMatches?: GrpcMatch[];

  /**
   * The port of the service that gets them, by its name.
   * @default - the main one
   */
  readonly portName?: string;

  /**
   * The service's own share, 0 to 10000, in proportion to those of otherBackends.
   * @default 1
   */
  readonly weight?: number;

  /**
   * Other services that share the requests, for example one that this one replaces step by step.
   * @default - none
   */
  readonly otherBackends?: RouteBackend[];

  /**
   * Whether requests over HTTP are sent to HTTPS, and not served.
   * @default - true where the Gateway is known to have both, else false
   */
  readonly redirectToHttps?: boolean;

  /**
   * Options of the Service behind the Gateway, such as more ports.
   * @default - none
   */
  readonly service?: ServiceExposureOptions;

  /**
   * The namespace of the pods that are the Gateway's data plane, which the NetworkPolicy lets in.
   * @default - that of the Gateway
   */
  readonly controllerNamespace?: string;

  /**
   * Blocks of IP addresses that the NetworkPolicy lets in instead, where the data plane is a load balancer
   * outside the cluster, like `10.0.0.0/16`.
   * @default - none
   */
  readonly controllerSourceRanges?: string[];
}
