import { Duration, Size } from 'cdk8s';
import { IngressCors } from './cors';
import { StickyCookie } from './sticky-cookie';

/** What ingress-nginx speaks to the pods. */
export enum NginxBackendProtocol {
  /** HTTP/1.1 without TLS. */
  HTTP = 'HTTP',
  /** HTTP/1.1 over TLS, whose certificate is not verified. */
  HTTPS = 'HTTPS',
  /** gRPC over HTTP/2 without TLS: the pods' port must speak HTTP/2 only. */
  GRPC = 'GRPC',
  /** gRPC over TLS. */
  GRPCS = 'GRPCS',
}

/** How much one client address may ask of ingress-nginx. Each replica of the controller counts for itself. */
export interface NginxRateLimit {
  /**
   * Requests a second, at least 1; what comes above the burst gets the status 503.
   * @default - not limited
   */
  readonly requestsPerSecond?: number;
  /**
   * How many times `requestsPerSecond` may come at once, at least 1.
   * @default - 5, the controller's
   */
  readonly burstMultiplier?: number;
  /**
   * Connections at a time, at least 1.
   * @default - not limited
   */
  readonly connections?: number;
}

/** Settings of ingress-nginx for one service. Source: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
export interface NginxIngressOptions {
  /**
   * The largest request body; larger ones get the status 413. Kestrel has a limit of its own, 30 MB.
   * @default - the controller's: 1 MiB
   */
  readonly bodySize?: Size;
  /**
   * How long the pods may take to begin or go on with an answer, in whole seconds of at least 1.
   * @default - the controller's: 60 seconds; 1 hour with `websockets`
   */
  readonly readTimeout?: Duration;
  /**
   * How long the pods may take to read on in a request, in whole seconds of at least 1.
   * @default - the controller's: 60 seconds; 1 hour with `websockets`
   */
  readonly sendTimeout?: Duration;
  /**
   * How long connecting to a pod may take, in whole seconds from 1 to 75.
   * @default - the controller's: 5 seconds
   */
  readonly connectTimeout?: Duration;
  /**
   * Whether connections stay open while nobody says anything: the read and send timeouts become one hour.
   * WebSockets work without it; SignalR's pings every 15 seconds keep its connections open anyway.
   * @default false
   */
  readonly websockets?: boolean;
  /**
   * Leads a browser to the same pod again.
   * @default - any pod
   */
  readonly stickyCookie?: StickyCookie;
  /**
   * How much one client address may ask.
   * @default - not limited
   */
  readonly rateLimit?: NginxRateLimit;
  /**
   * Which other sites' pages may call the service.
   * @default - the app decides
   */
  readonly cors?: IngressCors;
  /**
   * What the controller speaks to the pods.
   * @default NginxBackendProtocol.HTTP
   */
  readonly backendProtocol?: NginxBackendProtocol;
}
