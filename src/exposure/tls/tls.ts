import { Duration } from 'cdk8s';
import { requireCall } from '../../private/options';
import { CertificateKey } from './certificate-key';
import { IIssuer } from './issuer';

/** A certificate that cert-manager gets and renews. */
export interface CertManagerTlsOptions {
  /** Who signs: `Issuer.cluster('letsencrypt')`, or an issuer construct. */
  readonly issuer: IIssuer;

  /**
   * The hosts of the certificate, where it should cover more than the service's own: `*.example.com`
   * covers `shop.example.com`, but neither `example.com` nor `a.shop.example.com`.
   * @default - the hosts of the exposure
   */
  readonly hosts?: string[];

  /**
   * The Secret that cert-manager writes key and certificate to; also the name of the Certificate.
   * @default - `<service>-tls`
   */
  readonly secretName?: string;

  /**
   * The private key; each renewal makes a new one.
   * @default CertificateKey.ecdsa()
   */
  readonly privateKey?: CertificateKey;

  /**
   * How long the certificate is valid, whole seconds of at least one hour. ACME servers decide it themselves.
   * @default - cert-manager's own, 90 days
   */
  readonly duration?: Duration;

  /**
   * How long before its end the certificate is renewed, whole seconds of at least five minutes, less than its duration.
   * @default - cert-manager's own, a third of the duration that the certificate really has
   */
  readonly renewBefore?: Duration;
}

/** A certificate that is in a Secret already. */
export interface SecretTlsOptions {
  /**
   * The hosts of the certificate, so that a host that it lacks is an error here and not in a browser.
   * @default - not known: not checked
   */
  readonly hosts?: string[];
}

/** Whether a service is reached by HTTPS, and where its certificate comes from. */
export class Tls {
  /** A certificate that cert-manager gets from an issuer, keeps in a Secret, and renews. */
  public static certManager(options: CertManagerTlsOptions): Tls {
    requireCall('Tls.certManager', [options]);
    return new Tls({ ...options }, undefined, options.hosts);
  }

  /**
   * A certificate that somebody else keeps in a Secret of type `kubernetes.io/tls`, in the namespace of the service.
   *
   * @param secretName the name of the Secret
   * @param options what is known of it
   */
  public static fromSecret(secretName: string, options: SecretTlsOptions = {}): Tls {
    requireCall('Tls.fromSecret', [secretName, options]);
    return new Tls(undefined, secretName, options.hosts);
  }

  /** Plain HTTP: for a cluster behind something else that ends TLS, and for a first try. */
  public static none(): Tls {
    return new Tls(undefined, undefined, undefined);
  }

  /** Whether there is a certificate. */
  public readonly isEnabled: boolean;
  /** @internal */
  public readonly _certificate?: CertManagerTlsOptions;
  /** @internal */
  public readonly _secretName?: string;
  /** @internal */
  public readonly _hosts?: string[];

  private constructor(certificate?: CertManagerTlsOptions, secretName?: string, hosts?: string[]) {
    this._certificate = certificate;
    this._secretName = secretName;
    this._hosts = hosts && [...hosts];
    this.isEnabled = certificate !== undefined || secretName !== undefined;
  }
}
