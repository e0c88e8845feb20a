import { fail } from '../../private/errors';
import { requireDnsDomain, requireDnsLabel } from '../../private/names';
import { requireCall } from '../../private/options';

/** A Gateway that a service may be reached through: an `HttpGateway`, or a `GatewayReference`. */
export interface IGateway {
  /** Where routes find it. */
  readonly reference: GatewayReference;
}

/** Which Gateway, of those that exist. */
export interface GatewayReferenceOptions {
  /** The name of the Gateway. */
  readonly name: string;

  /**
   * The namespace that it lives in.
   * @default - that of the service
   */
  readonly namespaceName?: string;

  /**
   * The listener that serves the hosts.
   * @default - every listener that admits them
   */
  readonly sectionName?: string;

  /**
   * The HTTP listener beside an HTTPS listener `sectionName`: its requests are redirected to HTTPS.
   * @default - none is known, so nothing is redirected
   */
  readonly httpSectionName?: string;
}

/** One listener of a Gateway of ours. */
export interface GatewayListener {
  readonly listenerName: string;
  readonly host: string;
  readonly encrypted: boolean;
}

/** What is known of a Gateway because this library writes it. */
export interface OwnGateway {
  readonly listeners: GatewayListener[];
  /** The namespaces whose routes are admitted besides those of its own. */
  readonly admitted: string[];
  readonly httpsPort: number;
}

/** A Gateway by its name, and what is known of its listeners. */
export class GatewayReference implements IGateway {
  /**
   * A Gateway that somebody else deploys. Its listeners must admit routes from the service's namespace
   * (`allowedRoutes`), which becomes one of the app's prerequisites.
   * @throws when a name is not valid, or httpSectionName is given without sectionName or equals it
   */
  public static of(options: GatewayReferenceOptions): GatewayReference {
    requireCall('GatewayReference.of', [options]);
    const path = 'GatewayReference.of';
    const { name, namespaceName, sectionName, httpSectionName } = options;
    requireDnsDomain(path, 'name', name, 'shared');
    if (namespaceName !== undefined) {
      requireDnsLabel(path, 'namespaceName', namespaceName);
    }
    if (sectionName !== undefined) {
      requireDnsDomain(path, 'sectionName', sectionName, 'https');
    }
    if (httpSectionName !== undefined) {
      requireDnsDomain(path, 'httpSectionName', httpSectionName, 'http');
      if (sectionName === undefined || sectionName === httpSectionName) {
        const problem = `httpSectionName "${httpSectionName}" has no HTTPS listener beside it`;
        fail('route-invalid', path, problem, 'name that one by sectionName');
      }
    }
    return new GatewayReference(options);
  }

  /**
   * A Gateway of this library's.
   * @internal
   */
  public static _ofOwn(name: string, namespaceName: string | undefined, own: OwnGateway): GatewayReference {
    return new GatewayReference({ name, namespaceName }, own);
  }

  /** The name of the Gateway. */
  public readonly gatewayName: string;
  /** The namespace that it lives in; undefined means that of the service. */
  public readonly namespaceName?: string;
  /** The listener that serves the hosts, where one was named. */
  public readonly sectionName?: string;
  /** The HTTP listener whose requests are redirected, where one was named. */
  public readonly httpSectionName?: string;
  /** @internal */
  public readonly _own?: OwnGateway;

  private constructor(options: GatewayReferenceOptions, own?: OwnGateway) {
    this.gatewayName = options.name;
    this.namespaceName = options.namespaceName;
    this.sectionName = options.sectionName;
    this.httpSectionName = options.httpSectionName;
    this._own = own;
  }

  /** Itself: so that it can be a gateway of an exposure. */
  public get reference(): GatewayReference {
    return this;
  }
}
