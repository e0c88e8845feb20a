import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ErrorCode, fail } from '../private/errors';
import { formatResource } from '../private/resource-names';
import { requireCpu, requireSize } from '../private/units';
import { requirePlainObject, show } from '../private/values';

/** Amounts of a container's resources. */
export interface ResourceAmounts {
  /**
   * CPU.
   * @default - none
   */
  readonly cpu?: Cpu;

  /**
   * Memory.
   * @default - none
   */
  readonly memory?: Size;

  /**
   * Local storage.
   * @default - none
   */
  readonly ephemeralStorage?: Size;
}

/** Limits as multiples of requests: numbers of at least 1, with at most three decimals. */
export interface LimitRatios {
  /**
   * CPU.
   * @default - not bounded
   */
  readonly cpu?: number;

  /**
   * Memory.
   * @default - not bounded
   */
  readonly memory?: number;

  /**
   * Local storage.
   * @default - not bounded
   */
  readonly ephemeralStorage?: number;
}

/** Amounts by resource name, in 10^-9 units, checked. */
export function resolveAmounts(
  code: ErrorCode,
  path: string,
  what: string,
  amounts: ResourceAmounts = {},
): Map<string, bigint> {
  requirePlainObject(code, path, what, amounts, 'use amounts like { memory: Size.gibibytes(1) }');
  const resolved = new Map<string, bigint>();
  if (amounts.cpu !== undefined) {
    resolved.set('cpu', requireCpu(code, path, `${what} CPU`, amounts.cpu));
  }
  if (amounts.memory !== undefined) {
    resolved.set('memory', requireSize(code, path, `${what} memory`, amounts.memory));
  }
  if (amounts.ephemeralStorage !== undefined) {
    const storage = requireSize(code, path, `${what} ephemeral storage`, amounts.ephemeralStorage);
    resolved.set('ephemeral-storage', storage);
  }
  return resolved;
}

/** Ratios by resource name, in 10^-9 units, checked. */
export function resolveRatios(code: ErrorCode, path: string, ratios: LimitRatios = {}): Map<string, bigint> {
  requirePlainObject(code, path, 'maxLimitRequestRatio', ratios, 'use ratios like { cpu: 4 }');
  const { cpu, memory, ephemeralStorage } = ratios;
  const resolved = new Map<string, bigint>();
  for (const [name, ratio] of Object.entries({ cpu, memory, 'ephemeral-storage': ephemeralStorage })) {
    if (ratio === undefined) {
      continue;
    }
    const thousandths = typeof ratio === 'number' ? ratio * 1000 : NaN;
    const rounded = Math.round(thousandths);
    if (!Number.isSafeInteger(rounded) || Math.abs(rounded - thousandths) > 1e-6 || rounded < 1000) {
      const fix = 'use a number of at least 1 with at most three decimals, like 4 or 1.5';
      fail(code, path, `maxLimitRequestRatio ${name} ${show(ratio)} is not valid`, fix);
    }
    resolved.set(name, BigInt(rounded) * 1_000_000n);
  }
  return resolved;
}

/** Amounts as the Kubernetes API writes them. */
export function formatAmounts(amounts: Map<string, bigint>): Record<string, string> {
  return Object.fromEntries([...amounts].map(([name, value]) => [name, formatResource(name, value)]));
}
