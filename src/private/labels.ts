import { ErrorCode, fail } from './errors';
import { show } from './values';

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const MAX_NAME = 63;
const MAX_PREFIX = 253;

/**
 * Checks one label's syntax.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function requireLabel(path: string, key: string, value: string): void {
  requireLabelKey(path, key);
  requireLabelValue(path, key, value);
}

/** Checks the value of a label whose key is known to be right. */
export function requireLabelValue(path: string, key: string, value: string): void {
  if (typeof value !== 'string') {
    fail('label-invalid', path, `label ${key} has the value ${show(value)}, which is not a string`, 'quote it');
  }
  if (!isLabelValue(value)) {
    const long = value.length > MAX_NAME ? ` of ${value.length} characters` : '';
    fail(
      'label-invalid',
      path,
      `label ${key} has the value ${show(value)}${long}, which is not valid`,
      'use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit',
    );
  }
}

/** Whether a text may be a label's value; the empty one may. */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= MAX_NAME && NAME.test(value));
}

function requireLabelKey(path: string, key: string): void {
  requireQualifiedName('label-invalid', path, 'label key', key, 'example.com/team');
}

/** A name after an optional DNS prefix: the key of a label or annotation, and what Kubernetes checks likewise. */
export function requireQualifiedName(code: ErrorCode, path: string, what: string, text: string, example: string): void {
  const slash = typeof text === 'string' ? text.indexOf('/') : -1;
  const prefix = slash < 0 ? undefined : text.slice(0, slash);
  const name = typeof text === 'string' ? text.slice(slash + 1) : '';
  const badPrefix = prefix !== undefined && (prefix.length > MAX_PREFIX || !PREFIX.test(prefix));
  if (badPrefix || name.length > MAX_NAME || !NAME.test(name)) {
    const fix = `use a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/", like "${example}"`;
    fail(code, path, `${what} ${show(text)} is not valid`, fix);
  }
}
