import { Duration, Size } from 'cdk8s';
import { IngressCors } from './cors';
import { StickyCookie } from './sticky-cookie';

/** How much one client address may ask of Traefik. Each replica of it counts for itself. */
export interface TraefikRateLimit {
  /** Requests in a period, at least 1; what comes above the burst gets the status 429. */
  readonly average: number;
  /**
   * The period, in whole seconds of at least 1.
   * @default - 1 second
   */
  readonly period?: Duration;
  /**
   * How many requests may come at once, at least 1.
   * @default - 1, the controller's
   */
  readonly burst?: number;
}

/**
 * Settings of Traefik for one service: Middleware objects, and annotations of its Service. Timeouts are not among
 * them, because Traefik has them on its entry points, for all services.
 * Source: https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/overview/
 */
export interface TraefikIngressOptions {
  /**
   * The largest request body; larger ones get the status 413. Traefik then reads the whole request before the pods
   * see it, and the whole answer before the client does, so it does not fit streaming or gRPC.
   * @default - not limited
   */
  readonly bodySize?: Size;
  /**
   * Leads a browser to the same pod again.
   * @default - any pod
   */
  readonly stickyCookie?: StickyCookie;
  /**
   * How much one client address may ask.
   * @default - not limited
   */
  readonly rateLimit?: TraefikRateLimit;
  /**
   * How many requests of one client address are served at a time, at least 1.
   * @default - not limited
   */
  readonly requestsInFlight?: number;
  /**
   * Which other sites' pages may call the service.
   * @default - the app decides
   */
  readonly cors?: IngressCors;
  /**
   * Paths that are cut off before the pods see the request, and handed on as the header X-Forwarded-Prefix: `/shop`.
   * @default - none
   */
  readonly stripPrefixes?: string[];
  /**
   * Whether the pods speak gRPC: HTTP/2 without TLS. Needs a port that speaks HTTP/2 only.
   * @default false
   */
  readonly grpc?: boolean;
  /**
   * The entry points that take the requests, by Traefik's names for them.
   * @default - all that Traefik has as its default: `web` and `websecure` in its Helm chart
   */
  readonly entryPoints?: string[];
}
