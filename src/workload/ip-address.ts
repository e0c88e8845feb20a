import { isIP } from 'net';
import { fail } from '../private/errors';
import { show } from '../private/values';

/** An IPv4 or IPv6 address. */
export function requireIp(path: string, what: string, value: string): string {
  if (typeof value !== 'string' || isIP(value) === 0) {
    fail('pod-options-invalid', path, `${what} ${show(value)} is not an IP address`, 'use one like "10.0.0.10"');
  }
  return value;
}
