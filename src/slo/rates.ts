import { RequestRates } from './slo-model';

/** The sum of some series, whatever their labels. */
function sum(expression: string): string {
  return `sum(${expression})`;
}

/** Rates where the bad requests are counted: without a series there were none so far. */
export function countedBad(bad: string, total: string): RequestRates {
  return { bad: `(${sum(bad)} or vector(0))`, total: sum(total) };
}

/**
 * Rates where the good requests are counted: without a series all are bad, so that a wrong metric is noticed. Rates
 * are extrapolated, so that of a part may be a little above that of the whole.
 */
export function countedGood(good: string, total: string): RequestRates {
  return { bad: `clamp_min(${sum(total)} - (${sum(good)} or vector(0)), 0)`, total: sum(total) };
}
