import type { Duration } from 'cdk8s';
import { ErrorCode, fail } from './errors';
import { show } from './values';

/** The largest number of seconds that the Kubernetes API takes: an int32. */
const MOST = 2147483647;

/** A length of time in whole seconds, which is all that the Kubernetes API can say. */
export function requireSeconds(
  code: ErrorCode,
  path: string,
  what: string,
  value: Duration,
  least: number,
  most = MOST,
): number {
  const known = typeof (value as Duration | null | undefined)?.toSeconds === 'function';
  const seconds = known ? value.toSeconds({ integral: false }) : NaN;
  if (!Number.isInteger(seconds) || seconds < least || seconds > most) {
    const given = known ? `of ${seconds} s` : show(value);
    fail(
      code,
      path,
      `${what} ${given} is not valid`,
      `use whole seconds ${most === MOST ? `of at least ${least}` : `from ${least} to ${most}`}, like Duration.seconds(${Math.max(10, least)})`,
    );
  }
  return seconds;
}
