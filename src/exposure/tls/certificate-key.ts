import { fail } from '../../private/errors';
import { show } from '../../private/values';

/** Source: https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificatePrivateKey (size). */
const SIZES: Record<string, number[]> = { ECDSA: [256, 384, 521], RSA: [2048, 4096, 8192] };

/** The private key of a certificate. */
export class CertificateKey {
  /**
   * An elliptic curve key: short, quick and read by every client of the last ten years.
   *
   * @param bits 256 (the default), 384, or 521, which Let's Encrypt and most browsers refuse
   * @throws when there is no such curve
   */
  public static ecdsa(bits: number = 256): CertificateKey {
    return CertificateKey.ofSize('ECDSA', bits);
  }

  /**
   * An RSA key, for clients that read no other.
   *
   * @param bits 2048 (the default), 4096, or 8192, which Let's Encrypt refuses
   * @throws when cert-manager makes no such keys
   */
  public static rsa(bits: number = 2048): CertificateKey {
    return CertificateKey.ofSize('RSA', bits);
  }

  private static ofSize(algorithm: string, bits: number): CertificateKey {
    const sizes = SIZES[algorithm];
    if (!sizes.includes(bits)) {
      const where = `CertificateKey.${algorithm.toLowerCase()}`;
      const [last, ...others] = [...sizes].reverse();
      fail(
        'tls-invalid',
        where,
        `an ${algorithm} key of ${show(bits)} bits is not valid`,
        `use ${others.reverse().join(', ')} or ${last}`,
      );
    }
    return new CertificateKey(algorithm, bits);
  }

  /** `ECDSA` or `RSA`. */
  public readonly algorithm: string;
  /** Its size in bits. */
  public readonly bits: number;

  private constructor(algorithm: string, bits: number) {
    this.algorithm = algorithm;
    this.bits = bits;
  }
}
