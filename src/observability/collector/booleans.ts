import { fail } from '../../private/errors';
import { show } from '../../private/values';

/** A boolean, else an error: JavaScript takes "false" for true. */
export function requireBoolean(path: string, what: string, value: boolean): boolean {
  if (typeof value !== 'boolean') {
    fail('collector-invalid', path, `${what} ${show(value)} is neither true nor false`, 'use true or false');
  }
  return value;
}
