import type { DnsOption, HostAlias } from 'cdk8s-plus-27';

/** How names are looked up in a pod, besides what the cluster's DNS does. */
export interface PodDnsOptions {
  /**
   * Dots that a name needs to be asked for as it is before the search domains are tried, 0 to 15. Kubernetes
   * sets 5, so that `api.example.com` is asked for several times in vain first; 2 spares that.
   * @default - the cluster's, usually 5
   */
  readonly ndots?: number;

  /**
   * IP addresses of more name servers, at most 3.
   * @default - none
   */
  readonly nameservers?: string[];

  /**
   * More search domains, at most 32.
   * @default - none
   */
  readonly searches?: string[];

  /**
   * More options of the resolver, like `single-request-reopen`.
   * @default - none
   */
  readonly options?: DnsOption[];
}

/** What pods can have that is nobody else's question. */
export interface PodOptions {
  /**
   * More lines of /etc/hosts.
   * @default - none
   */
  readonly hostAliases?: HostAlias[];

  /**
   * How names are looked up, besides what the cluster's DNS does.
   * @default - the cluster's
   */
  readonly dnsConfig?: PodDnsOptions;

  /**
   * Names of Secrets of type `kubernetes.io/dockerconfigjson`, by which images are pulled.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Annotations of the pods.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
}
