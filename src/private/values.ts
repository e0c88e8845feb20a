import { ErrorCode, fail } from './errors';

const SHOWN = 80;

/** A value as an error message shows it: quoted, on one line, and not too long. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const cut = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
    return JSON.stringify(cut);
  }
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) {
      return value.length === 0 ? 'an empty list' : 'a list';
    }
    return 'an object';
  }
  // A function would be shown with all of its source.
  return typeof value === 'function' ? 'a function' : String(value);
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

/** Whether a value is an object literal: no list, Map, Date or instance of a class. Objects of another realm count. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An object literal, else an error: of a string JavaScript would take the letters, of a Map nothing at all. */
export function requirePlainObject<T extends object>(
  code: ErrorCode,
  path: string,
  what: string,
  value: T,
  fix: string,
): T {
  if (!isPlainObject(value)) {
    fail(code, path, `${what} ${kindOf(value)} is not a plain object`, fix);
  }
  return value;
}

/** Like `show`, but for an instance of a class its name: "an object is no object" would help nobody. */
export function kindOf(value: unknown): string {
  const shown = show(value);
  const { constructor } = (value ?? {}) as { constructor?: { name?: string } };
  return shown === 'an object' && constructor?.name ? `(of the class ${constructor.name})` : shown;
}
