/** What every issuer has. */
export interface IssuerProps {
  /**
   * The name of the issuer.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Whether it signs for every namespace (a ClusterIssuer) or for its own (an Issuer). The Secrets of
   * a cluster-wide one live in the namespace of cert-manager.
   * @default false
   */
  readonly clusterWide?: boolean;
}
