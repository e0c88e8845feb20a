import { fail } from '../private/errors';
import { requireString, show } from '../private/values';

const MAX = 253;

/**
 * The name of a Secret: an RFC 1123 subdomain.
 * Source: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export function requireSecretName(path: string, name: string): string {
  const fix = 'use lower-case letters, digits, "-" and ".", like "shop-db"';
  requireString('secret-invalid', path, 'secret name', name, fix);
  if (name.length > MAX || !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(name)) {
    fail('secret-invalid', path, `secret name ${show(name)} is not valid`, fix);
  }
  return name;
}

/** A key of a Secret. Source: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
export function requireSecretKey(path: string, secret: string, key: string): string {
  if (typeof key !== 'string' || key.length > MAX || !/^(?!\.$|\.\.)[-._a-zA-Z0-9]+$/.test(key)) {
    fail(
      'secret-invalid',
      path,
      `key ${show(key)} of the secret "${secret}" is not valid`,
      'use at most 253 letters, digits, "-", "_" and ".", not starting with ".."',
    );
  }
  return key;
}

/** Settings by secret key: there must be one at least. */
export function requireSome(path: string, secret: string, what: string, entries: Record<string, unknown>): void {
  if (typeof entries !== 'object' || entries === null || Object.keys(entries).length === 0) {
    const fix = 'name one at least, like { "connection": "ConnectionStrings:Default" }';
    fail('secret-invalid', path, `the secret "${secret}" has no ${what}`, fix);
  }
}
