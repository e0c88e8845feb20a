/** Names of values that are secret, whatever comes before: `password`, `GoogleClientSecret`. */
const NAMES =
  /(?:password|passwd|pwd|passphrase|secret|secretkey|apikey|accesskey|accountkey|privatekey|signingkey|encryptionkey|accesstoken|authtoken|bearertoken|refreshtoken|apitoken|bottoken)$/;

/** A connection string or URL that names a password, and a private key in PEM. */
const VALUES = [
  /(?:^|[;,\s])(?:password|pwd|accountkey|sharedaccesskey|sharedaccesssignature|sharedsecret)\s*=\s*[^;,\s]/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:[^\s@/]+@/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

/** Values that are no secret under such a name: a switch, a number, or the path of the file that holds it. */
const HARMLESS = /^(?:|true|false|yes|no|on|off|[\d.]+|\.{0,2}\/.*)$/i;

/**
 * Why a value of that name looks like a secret; undefined when it does not. Few false alarms matter more than finding
 * every secret: `Token`, `Key` and `ConnectionStrings` alone are no reason.
 */
export function secretReasonOf(name: string, text: string): string | undefined {
  if (NAMES.test(name.toLowerCase().replace(/[^a-z]/g, '')) && !HARMLESS.test(text)) {
    return 'by its name';
  }
  return VALUES.some((pattern) => pattern.test(text)) ? 'by its value' : undefined;
}
