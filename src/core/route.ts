/** Which part of a request decides where it goes. */
export enum RequestPart {
  /** A header. */
  HEADER = 'header',
  /** A cookie. */
  COOKIE = 'cookie',
  /** A parameter of the query. */
  QUERY = 'query parameter',
}

/** Requests that have one value somewhere. */
export interface RequestCondition {
  /** Where the value is. */
  readonly part: RequestPart;
  /** Its name there. */
  readonly name: string;
  /** The value. */
  readonly value: string;
}

/** Some of the requests, and the track that gets them. */
export interface RouteModel {
  /** The name of the track. */
  readonly trackName: string;
  /**
   * The Service that leads to just these pods.
   * @default - the service's own, where there is one track
   */
  readonly serviceName?: string;
  /**
   * Percent of the requests that no condition takes away; the weights of all routes without a condition add up to 100.
   * With a condition it is 100.
   */
  readonly weight: number;
  /**
   * Only these requests, and all of them.
   * @default - any
   */
  readonly condition?: RequestCondition;
  /**
   * Whether a user whom its weight has brought here once stays here.
   * @default false
   */
  readonly sticky?: boolean;
}

/** What splits the requests before they reach the pods, where a Service alone does not. */
export interface RouterModel {
  /** `gateway`, `nginx` or `traefik`. */
  readonly routerType: string;
  /** The kind of the object whose routes change: `HTTPRoute`, `GRPCRoute`, `Ingress`, `IngressRoute`, `TraefikService`. */
  readonly kind: string;
  /** Its name. */
  readonly objectName: string;
}

/** A Service besides the service's own one. */
export interface TrackServiceModel {
  /** Its name. */
  readonly serviceName: string;
  /** The track whose pods it selects. */
  readonly trackName: string;
}

/** A host of its own for a track, to look at before it gets requests. */
export interface PreviewModel {
  /** The Service that leads to the track's pods. */
  readonly serviceName: string;
  /** The host. */
  readonly host: string;
}
