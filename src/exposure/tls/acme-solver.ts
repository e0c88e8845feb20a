import { Construct } from 'constructs';
import { requireCall } from '../../private/options';
import { prune } from '../../private/plain';
import { azureDns, cloudDns, cloudflare, route53 } from './dns01';
import { gatewayChallenge, ingressChallenge } from './http01';
import {
  Dns01AzureDnsOptions,
  Dns01CloudDnsOptions,
  Dns01CloudflareOptions,
  Dns01Route53Options,
  Http01GatewayOptions,
  Http01IngressOptions,
} from './solver-options';

/** Renders a solver below an issuer. */
type Render = (scope: Construct, clusterWide: boolean) => object;

/** How an ACME issuer proves that hosts are yours. See https://cert-manager.io/docs/configuration/acme/ */
export class AcmeSolver {
  /** By a file that the ingress controller serves: the hosts must lead to it from the internet, on port 80. */
  public static http01Ingress(options: Http01IngressOptions = {}): AcmeSolver {
    requireCall('AcmeSolver.http01Ingress', [options]);
    return new AcmeSolver(false, (scope) => ({ http01: ingressChallenge(scope, options) }));
  }

  /** By a file that a Gateway serves: the hosts must lead to it from the internet, on port 80. */
  public static http01Gateway(options: Http01GatewayOptions): AcmeSolver {
    requireCall('AcmeSolver.http01Gateway', [options]);
    return new AcmeSolver(false, (scope) => ({ http01: gatewayChallenge(scope, options) }));
  }

  /** By a TXT record in Amazon Route 53. */
  public static dns01Route53(options: Dns01Route53Options = {}): AcmeSolver {
    requireCall('AcmeSolver.dns01Route53', [options]);
    return AcmeSolver.dns01('route53', (scope, clusterWide) => route53(scope, clusterWide, options));
  }

  /** By a TXT record in Azure DNS. */
  public static dns01AzureDns(options: Dns01AzureDnsOptions): AcmeSolver {
    requireCall('AcmeSolver.dns01AzureDns', [options]);
    return AcmeSolver.dns01('azureDNS', (scope, clusterWide) => azureDns(scope, clusterWide, options));
  }

  /** By a TXT record in Google Cloud DNS. */
  public static dns01CloudDns(options: Dns01CloudDnsOptions): AcmeSolver {
    requireCall('AcmeSolver.dns01CloudDns', [options]);
    return AcmeSolver.dns01('cloudDNS', (scope, clusterWide) => cloudDns(scope, clusterWide, options));
  }

  /** By a TXT record in Cloudflare. */
  public static dns01Cloudflare(options: Dns01CloudflareOptions): AcmeSolver {
    requireCall('AcmeSolver.dns01Cloudflare', [options]);
    return AcmeSolver.dns01('cloudflare', (scope, clusterWide) => cloudflare(scope, clusterWide, options));
  }

  /** A provider without options is an empty map: it takes the identity of the cert-manager pod. */
  private static dns01(provider: string, render: Render): AcmeSolver {
    return new AcmeSolver(true, (scope, clusterWide) => ({
      dns01: { [provider]: prune(render(scope, clusterWide)) ?? {} },
    }));
  }

  /** Whether it can prove wildcard hosts, as only DNS-01 can. */
  public readonly servesWildcards: boolean;
  private readonly render: Render;

  private constructor(servesWildcards: boolean, render: Render) {
    this.servesWildcards = servesWildcards;
    this.render = render;
  }

  /**
   * The solver as an issuer writes it.
   * @internal
   */
  public _render(scope: Construct, clusterWide: boolean): object {
    return this.render(scope, clusterWide);
  }
}
