import { fail } from '../private/errors';
import { show } from '../private/values';

/** Objectives have five decimals of a percent: as whole numbers of these, arithmetic leaves no dust. */
const STEPS = 100_000;
const WHOLE = 100 * STEPS;

/** A promised share and what it leaves. */
export interface Objective {
  /** The promise as its user wrote it, in percent. */
  readonly percent: number;
  /** The share that must be good. */
  readonly objective: number;
  /** The share that may be bad. */
  readonly budget: number;
}

/** A promise in percent, as shares of 1. */
export function objectiveOf(path: string, what: string, percent: number): Objective {
  const steps = typeof percent === 'number' ? Math.round(percent * STEPS) : NaN;
  if (!(steps > 0 && steps < WHOLE) || steps / STEPS !== percent) {
    const fix = 'use percent above 0 and below 100 with at most 5 decimals, like 99.9';
    fail('slo-invalid', path, `${what} ${show(percent)} is not valid`, fix);
  }
  return { percent, objective: steps / WHOLE, budget: (WHOLE - steps) / WHOLE };
}
