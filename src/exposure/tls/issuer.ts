import { requireDnsDomain } from '../../private/names';
import { requireCall } from '../../private/options';

/** What a Certificate has to know of its issuer. */
export interface IssuerReference {
  /** The name of the issuer. */
  readonly issuerName: string;

  /** Its kind: `Issuer` signs for its own namespace, `ClusterIssuer` for all; an external one has its own. */
  readonly issuerKind: string;

  /**
   * The API group of an external issuer.
   * @default - cert-manager's own
   */
  readonly issuerGroup?: string;

  /**
   * The namespace that it lives in, where it is known; Certificates of another one can't use it.
   * @default - not known, or the issuer is cluster-wide
   */
  readonly namespaceName?: string;

  /**
   * Whether it can prove wildcard hosts: ACME's HTTP-01 can't.
   * @default true
   */
  readonly servesWildcards?: boolean;

  /**
   * Whether the issuer itself decides how long a certificate is valid, as ACME servers do.
   * @default false
   */
  readonly decidesDuration?: boolean;

  /**
   * Whether each certificate is its own issuer, and so has to carry a name.
   * @default false
   */
  readonly selfSigned?: boolean;
}

/** Who signs certificates: a reference to an issuer of the cluster, or one of the issuers that this library creates. */
export interface IIssuer {
  /** What a Certificate has to know of it. */
  readonly reference: IssuerReference;
}

/** An issuer of cert-manager that exists on the cluster, made by somebody else. */
export class Issuer implements IIssuer {
  /**
   * A ClusterIssuer, which signs for every namespace.
   * @throws when the name is no DNS name
   */
  public static cluster(name: string): Issuer {
    return Issuer.ofKind('Issuer.cluster', { issuerName: name, issuerKind: 'ClusterIssuer' });
  }

  /**
   * An Issuer of the same namespace as the service.
   * @throws when the name is no DNS name
   */
  public static named(name: string): Issuer {
    return Issuer.ofKind('Issuer.named', { issuerName: name, issuerKind: 'Issuer' });
  }

  /**
   * An issuer of another API group, such as a cloud's private certificate authority.
   * See https://cert-manager.io/docs/configuration/issuers/
   *
   * @param name the name of the issuer
   * @param kind its kind, as `AWSPCAClusterIssuer`
   * @param group its API group, as `awspca.cert-manager.io`
   * @throws when the name or group is no DNS name
   */
  public static external(name: string, kind: string, group: string): Issuer {
    requireCall('Issuer.external', [name, kind, group]);
    const where = 'Issuer.external';
    const issuerGroup = requireDnsDomain(where, 'API group of the issuer', group, 'awspca.cert-manager.io');
    return Issuer.ofKind(where, { issuerName: name, issuerKind: kind, issuerGroup });
  }

  private static ofKind(where: string, reference: IssuerReference): Issuer {
    requireDnsDomain(where, 'name of the issuer', reference.issuerName, 'letsencrypt');
    return new Issuer(reference);
  }

  /** What a Certificate has to know of it. */
  public readonly reference: IssuerReference;

  private constructor(reference: IssuerReference) {
    this.reference = reference;
  }
}
