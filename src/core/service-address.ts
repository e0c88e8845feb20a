import { requireOptions } from '../private/options';

/** What an address is made of. */
export interface ServiceAddressProps {
  /** The name of the Service. */
  readonly serviceName: string;

  /**
   * The namespace that it lives in.
   * @default - unknown: all hosts are then the short one
   */
  readonly namespaceName?: string;

  /**
   * The domain of the cluster's DNS.
   * @default cluster.local
   */
  readonly clusterDomain?: string;

  /** The name of the port; `https` and `https-…` mean TLS. */
  readonly portName: string;

  /** The number of the port that clients connect to. */
  readonly port: number;
}

/**
 * Where clients inside the cluster find one port of a service.
 * See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export class ServiceAddress {
  /** The full host name, good from every namespace: `web.shop.svc.cluster.local`. */
  public readonly host: string;
  /** The host name within the namespace: `web`. */
  public readonly shortHost: string;
  /** The host name within the cluster: `web.shop`. */
  public readonly namespaceHost: string;
  /** The name of the port. */
  public readonly portName: string;
  /** The number of the port that clients connect to. */
  public readonly port: number;
  /** `http` or, for a port named `https` or `https-…`, `https`. */
  public readonly scheme: string;

  /** @param props what the address is made of */
  public constructor(props: ServiceAddressProps) {
    requireOptions('ServiceAddress', 'ServiceAddressProps', props);
    const { serviceName, namespaceName, clusterDomain = 'cluster.local' } = props;
    this.shortHost = serviceName;
    this.namespaceHost = namespaceName === undefined ? serviceName : `${serviceName}.${namespaceName}`;
    this.host = namespaceName === undefined ? serviceName : `${this.namespaceHost}.svc.${clusterDomain}`;
    this.portName = props.portName;
    this.port = props.port;
    this.scheme = /^https(-|$)/.test(props.portName) ? 'https' : 'http';
  }

  /** The URL with the full host, without a port that the scheme implies: `http://web.shop.svc.cluster.local`. */
  public get url(): string {
    return urlOf(this.scheme, this.host, this.port);
  }

  /** The full host and the port: `web.shop.svc.cluster.local:80`. */
  public get hostAndPort(): string {
    return `${this.host}:${this.port}`;
  }
}

/** A URL without a port that its scheme implies. */
export function urlOf(scheme: string, host: string, port: number): string {
  const implied = scheme === 'https' ? 443 : 80;
  return `${scheme}://${host}${port === implied ? '' : `:${port}`}`;
}
