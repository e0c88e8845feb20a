import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ErrorCode } from '../private/errors';
import { formatQuantity } from '../private/quantity';
import { requireCpu, requireSize } from '../private/units';

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

/** Amounts by resource name, in 10^-9 units, checked. */
export function resolveAmounts(
  code: ErrorCode,
  path: string,
  what: string,
  amounts: ResourceAmounts = {},
): Map<string, bigint> {
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

/** Amounts as the Kubernetes API writes them. */
export function formatAmounts(amounts: Map<string, bigint>): Record<string, string> {
  return Object.fromEntries([...amounts].map(([name, value]) => [name, formatAmount(name, value)]));
}

/** One amount as the Kubernetes API writes it. */
export function formatAmount(resource: string, value: bigint): string {
  return formatQuantity(value, resource === 'cpu' ? 'decimal' : 'binary');
}
