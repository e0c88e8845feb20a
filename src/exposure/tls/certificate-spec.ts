import type { CertificateSpec } from '../../../imports/cert-manager.io';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { CertificateKey } from './certificate-key';
import { CertManagerTlsOptions } from './tls';

const HOUR = 3600;
const MINUTE = 60;

/** Bounds and default of cert-manager. Source: https://cert-manager.io/docs/usage/certificate/#reissuance-triggered-by-expiry-renewal */
const SHORTEST_DURATION = HOUR;
const SHORTEST_RENEWAL = 5 * MINUTE;
const USUAL_DURATION = 90 * 24 * HOUR;

/** RFC 5280 appendix A.1: ub-common-name. */
const MAX_COMMON_NAME = 64;

/** The spec of a Certificate; what its issuer can't do is an error. */
export function certificateSpec(
  path: string,
  secretName: string,
  hosts: string[],
  options: CertManagerTlsOptions,
): CertificateSpec {
  const { reference } = options.issuer;
  const key = options.privateKey ?? CertificateKey.ecdsa();
  const spec = {
    secretName,
    issuerRef: { name: reference.issuerName, kind: reference.issuerKind, group: reference.issuerGroup },
    // A self-signed certificate is its own issuer, whose name RFC 5280 wants not to be empty.
    commonName: reference.selfSigned ? hosts.find((host) => host.length <= MAX_COMMON_NAME) : undefined,
    dnsNames: hosts,
    ...times(path, options),
    privateKey: { algorithm: key.algorithm, size: key.bits, rotationPolicy: 'Always' },
    // Apple's clients refuse certificates that don't name what they are for.
    usages: ['digital signature', ...(key.algorithm === 'RSA' ? ['key encipherment'] : []), 'server auth'],
  };
  return spec as CertificateSpec;
}

function times(path: string, options: CertManagerTlsOptions): { duration?: string; renewBefore?: string } {
  const { duration, renewBefore, issuer } = options;
  const { issuerName, decidesDuration } = issuer.reference;
  if (duration !== undefined && decidesDuration) {
    fail(
      'tls-invalid',
      path,
      `the issuer "${issuerName}" decides itself how long a certificate is valid`,
      'leave duration out',
    );
  }
  const valid = duration && requireSeconds('tls-invalid', path, 'duration', duration, SHORTEST_DURATION);
  const early = renewBefore && requireSeconds('tls-invalid', path, 'renewBefore', renewBefore, SHORTEST_RENEWAL);
  if (early !== undefined && early >= (valid ?? USUAL_DURATION)) {
    const whole = `${goDuration(valid ?? USUAL_DURATION)}${valid === undefined ? ' (the default)' : ''}`;
    fail(
      'tls-invalid',
      path,
      `renewBefore ${goDuration(early)} is not less than the duration ${whole}`,
      'renew later, about a third of the duration before its end',
    );
  }
  return {
    duration: valid === undefined ? undefined : goDuration(valid),
    renewBefore: early === undefined ? undefined : goDuration(early),
  };
}

/** Seconds as Go writes a duration, in the largest unit that divides them. */
function goDuration(seconds: number): string {
  if (seconds % HOUR === 0) {
    return `${seconds / HOUR}h`;
  }
  return seconds % MINUTE === 0 ? `${seconds / MINUTE}m` : `${seconds}s`;
}
