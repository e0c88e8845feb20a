import type { Duration } from 'cdk8s';
import { fail } from '../private/errors';
import { requireSeconds } from '../private/seconds';
import type { GracefulShutdownOptions } from './shutdown';

const DRAIN = 10;
const TIMEOUT = 30;
const MARGIN = 5;

/** The parts of an end, in seconds. */
export interface ShutdownTimes {
  readonly drain: number;
  readonly timeout: number;
  readonly gracePeriod: number;
}

/** Defaults and what the user said; checked. */
export function resolveTimes(path: string, options: GracefulShutdownOptions): ShutdownTimes {
  const seconds = (what: string, value: Duration | undefined, usual: number, least: number) =>
    value === undefined ? usual : requireSeconds('shutdown-invalid', path, `shutdown ${what}`, value, least);
  const drain = seconds('drain', options.drain, DRAIN, 0);
  const timeout = seconds('timeout', options.timeout, TIMEOUT, 1);
  const margin = seconds('margin', options.margin, MARGIN, 0);
  const needed = drain + timeout + margin;
  const gracePeriod = seconds('gracePeriod', options.gracePeriod, needed, 1);
  if (gracePeriod < needed) {
    fail(
      'shutdown-invalid',
      path,
      `shutdown gracePeriod ${gracePeriod} s is shorter than drain ${drain} s + timeout ${timeout} s + margin ${margin} s`,
      `raise it to ${needed} s or leave it out`,
    );
  }
  return { drain, timeout, gracePeriod };
}
