import { show } from '../private/values';
import { Matcher } from './matcher';

/** One place where a value is not as expected. */
export interface Mismatch {
  /** The way to it, like `spec.ports[0].port`; empty for the whole. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  /** How much of what is expected is not there: the nearest of several misses the least. */
  readonly weight: number;
}

const SHOWN = 200;

function textOf(value: unknown): string {
  if (value instanceof Matcher) {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return `[${value.map(textOf).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${textOf(member)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : value === undefined ? 'nothing' : show(value);
}

/** A value on one line, not too long. */
export function shown(value: unknown): string {
  const text = textOf(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function leaves(value: unknown): number {
  const members = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return value instanceof Matcher || members.length === 0
    ? 1
    : members.reduce<number>((sum, member) => sum + leaves(member), 0);
}

/** A place where one thing was expected and another one is. */
export function mismatch(path: string, expected: unknown, actual: unknown, said = shown(expected)): Mismatch {
  return { path, expected: said, actual: shown(actual), weight: leaves(expected) };
}

/** How much is missing in all. */
export function weigh(mismatches: Mismatch[]): number {
  return mismatches.reduce((sum, { weight }) => sum + weight, 0);
}

/** How far a resource is from what is expected: one of another name is farther than all of that name. */
export function farness(mismatches: Mismatch[]): number {
  const isNamed = mismatches.every(({ path }) => path !== 'metadata.name');
  return weigh(mismatches) + (isNamed ? 0 : Number.MAX_SAFE_INTEGER / 2);
}

/** The way to a member. */
export function at(path: string, key: string | number): string {
  if (typeof key === 'number') {
    return `${path}[${key}]`;
  }
  return /^[\w-]+$/.test(key) ? `${path}${path && '.'}${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** A mismatch as a line of a message. */
export function lineOf({ path, expected, actual }: Mismatch): string {
  return `${path || 'the whole'}: expected ${expected}, is ${actual}`;
}
