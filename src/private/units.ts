import type { Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';
import { ErrorCode, fail } from './errors';
import { parseQuantity } from './quantity';
import { show } from './values';

/**
 * A positive amount. cdk8s and cdk8s-plus-27 let NaN and negative numbers through, and JavaScript anything;
 * what counts is the text that would end up in YAML.
 */
function positive(code: ErrorCode, path: string, what: string, amount: unknown, text: unknown, like: string): bigint {
  const value = typeof text === 'string' ? parseQuantity(text) : undefined;
  if (value === undefined || value <= 0n) {
    fail(code, path, `${what} ${show(text ?? amount)} is not a positive amount`, `use one like ${like}`);
  }
  return value;
}

/** An amount of CPU in 10^-9 cores. */
export function requireCpu(code: ErrorCode, path: string, what: string, cpu: Cpu): bigint {
  return positive(code, path, what, cpu, (cpu as Cpu | null)?.amount, 'Cpu.millis(250)');
}

/** An amount of memory or storage in 10^-9 bytes. */
export function requireSize(code: ErrorCode, path: string, what: string, size: Size): bigint {
  const text = typeof (size as Size | null)?.asString === 'function' ? size.asString() : undefined;
  return positive(code, path, what, size, text, 'Size.mebibytes(256)');
}
