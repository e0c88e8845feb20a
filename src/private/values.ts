import { ErrorCode, fail } from './errors';

const SHOWN = 80;

/** A value as an error message shows it: quoted, on one line, and not too long. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const cut = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
    return JSON.stringify(cut);
  }
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return String(value);
}

/** A whole number within bounds, else an error that names the bounds. */
export function requireInteger(
  code: ErrorCode,
  path: string,
  what: string,
  value: number,
  min: number,
  max: number,
): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    fail(code, path, `${what} ${show(value)} is not valid`, `use a whole number ${range}`);
  }
  return value;
}

/** A non-empty string, else an error. JavaScript callers have no compiler to tell them. */
export function requireString(code: ErrorCode, path: string, what: string, value: string, fix: string): string {
  if (typeof value !== 'string' || value === '') {
    fail(code, path, `${what} ${value === '' ? 'is empty' : `${show(value)} is not a string`}`, fix);
  }
  return value;
}
