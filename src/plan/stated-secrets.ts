import { secretReasonOf } from '../private/plain-secrets';
import { memberOf } from './mention';

/** How Kubernetes puts the value of another variable, which may come from a Secret, into one. */
const REFERENCE = /\$\([A-Za-z_][\w.-]*\)/g;

/** Files of settings that .NET reads. */
const SETTINGS = /^appsettings(\..+)?\.json$/i;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+\S/;

/** Whether a variable's or key's value looks like a secret; the last part of its name that is no index counts. */
export function looksSecret(name: string, value: unknown): value is string {
  if (typeof value !== 'string') {
    return false;
  }
  const last = name
    .split(/__|:/)
    .reverse()
    .find((part) => !/^\d*$/.test(part));
  return secretReasonOf(last ?? '', value.replace(REFERENCE, '')) !== undefined;
}

function secretIn(value: unknown, path: string[]): string | undefined {
  if (Array.isArray(value)) {
    return firstOf(value.entries(), path);
  }
  if (typeof value === 'object' && value !== null) {
    return firstOf(Object.entries(value), path);
  }
  return looksSecret(path.join(':'), value) ? path.join(':') : undefined;
}

function firstOf(members: Iterable<[string | number, unknown]>, path: string[]): string | undefined {
  for (const [key, member] of members) {
    const found = secretIn(member, [...path, `${key}`]);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function secretSetting(json: string): string | undefined {
  try {
    return secretIn(JSON.parse(json), []);
  } catch {
    // Comments and the like: what .NET reads and JSON.parse does not is not looked into.
    return undefined;
  }
}

/**
 * Where an entry of a ConfigMap holds what looks like a secret; undefined when it does not. Of files only .NET's settings
 * and private keys are known: others have passwords of their own to say, such as `password=${DB_PASSWORD}`.
 */
export function secretEntry(key: string, value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  if (SETTINGS.test(key)) {
    const setting = secretSetting(value);
    return setting === undefined ? undefined : `${setting} of ${key}`;
  }
  const isOne = value.trim().includes('\n') ? PRIVATE_KEY.test(value) : looksSecret(key, value);
  return isOne ? key : undefined;
}

/** Every entry of a ConfigMap that does, in words. */
export function secretEntries(data: unknown): string[] {
  return Object.entries(memberOf(data)).flatMap(([key, value]) => secretEntry(key, value) ?? []);
}
