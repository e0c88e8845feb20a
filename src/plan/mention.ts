import { SynthesizedObject } from '../core/synthesized-object';
import { Reference } from './app-index';

/** One object that names another one. */
export interface Mention {
  /** Who refers. */
  readonly object: SynthesizedObject;
  /** Where it does, like `env PASSWORD of the container "web"`. */
  readonly place: string;
  /** What it means. */
  readonly target: Reference;
}

/** A name that an object may be meant by; of anything else the API server says what it thinks. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** An object of a manifest that anybody may have written; an empty one for what is none. */
export function memberOf(value: unknown): Record<string, any> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, any>) : {};
}
