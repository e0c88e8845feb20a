import { fail } from '../../private/errors';
import { show } from '../../private/values';

/** A certificate authority that speaks ACME (RFC 8555). */
export class AcmeServer {
  /** Let's Encrypt, whose certificates every browser trusts; mind its rate limits. */
  public static letsEncrypt(): AcmeServer {
    return new AcmeServer('https://acme-v02.api.letsencrypt.org/directory');
  }

  /** Let's Encrypt's staging server: for trying it all out, with generous limits; no browser trusts it. */
  public static letsEncryptStaging(): AcmeServer {
    return new AcmeServer('https://acme-staging-v02.api.letsencrypt.org/directory');
  }

  /**
   * Any other one.
   *
   * @param directoryUrl the URL of its directory
   * @throws when that is no HTTPS URL
   */
  public static of(directoryUrl: string): AcmeServer {
    if (typeof directoryUrl !== 'string' || !URL.canParse(directoryUrl) || !directoryUrl.startsWith('https://')) {
      const problem = `directory URL ${show(directoryUrl)} is not valid`;
      fail('issuer-invalid', 'AcmeServer.of', problem, 'use an HTTPS URL, like "https://ca.example.com/directory"');
    }
    return new AcmeServer(directoryUrl);
  }

  /** The URL of its directory. */
  public readonly directoryUrl: string;

  private constructor(directoryUrl: string) {
    this.directoryUrl = directoryUrl;
  }
}
