/** A value in a Secret of the issuer's namespace; of cert-manager's for a cluster-wide issuer. */
export interface SolverSecret {
  /** The name of the Secret. */
  readonly secretName: string;
  /** The key in it. */
  readonly key: string;
}

/** HTTP-01 by an Ingress. */
export interface Http01IngressOptions {
  /**
   * The IngressClass of the controller that the hosts lead to.
   * @default - the cluster profile's
   */
  readonly className?: string;
}

/** HTTP-01 by a Gateway. */
export interface Http01GatewayOptions {
  /** The Gateway that the hosts lead to; it needs an HTTP listener on port 80 that admits routes from the certificate's namespace. */
  readonly gatewayName: string;

  /**
   * Its namespace.
   * @default - that of the certificate
   */
  readonly gatewayNamespace?: string;

  /**
   * The name of its HTTP listener.
   * @default - every listener that fits
   */
  readonly sectionName?: string;
}

/** DNS-01 by Amazon Route 53. */
export interface Dns01Route53Options {
  /**
   * The AWS region, like `eu-west-1`.
   * @default - that of the cert-manager pod
   */
  readonly region?: string;

  /**
   * The only hosted zone that is changed.
   * @default - the zone is looked up by its name
   */
  readonly hostedZoneId?: string;

  /**
   * The ARN of a role to assume.
   * @default - none
   */
  readonly role?: string;

  /**
   * The ID of an access key; it comes with secretAccessKey.
   * @default - the credentials of the cert-manager pod: IRSA, pod identity or the node's
   */
  readonly accessKeyId?: string;

  /**
   * The secret access key.
   * @default - see accessKeyId
   */
  readonly secretAccessKey?: SolverSecret;
}

/** A service principal of Microsoft Entra ID. */
export interface AzureServicePrincipal {
  /** The tenant. */
  readonly tenantId: string;
  /** The client ID of the principal. */
  readonly clientId: string;
  /** Its client secret. */
  readonly clientSecret: SolverSecret;
}

/** DNS-01 by Azure DNS. */
export interface Dns01AzureDnsOptions {
  /** The subscription of the zone. */
  readonly subscriptionId: string;
  /** The resource group of the zone. */
  readonly resourceGroupName: string;

  /**
   * The zone, like `example.com`.
   * @default - looked up by the host
   */
  readonly hostedZoneName?: string;

  /**
   * The client ID of a managed identity, with workload identity.
   * @default - the identity of the cert-manager pod
   */
  readonly managedIdentityClientId?: string;

  /**
   * A service principal, in place of an identity.
   * @default - none
   */
  readonly servicePrincipal?: AzureServicePrincipal;
}

/** DNS-01 by Google Cloud DNS. */
export interface Dns01CloudDnsOptions {
  /** The project of the zone. */
  readonly project: string;

  /**
   * The name of the zone, as Cloud DNS calls it.
   * @default - looked up by the host
   */
  readonly hostedZoneName?: string;

  /**
   * The JSON key of a service account.
   * @default - the identity of the cert-manager pod: Workload Identity
   */
  readonly serviceAccountKey?: SolverSecret;
}

/** DNS-01 by Cloudflare. */
export interface Dns01CloudflareOptions {
  /** An API token that may edit DNS and read zones. */
  readonly apiToken: SolverSecret;
}
