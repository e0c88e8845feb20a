import { call, Expression } from '../expression';
import { nanos } from '../../manifests/quantity';

const NANO = 1_000_000_000n;
const MILLI = 1_000_000n;

/** `Cpu.millis(250)`; undefined where it is no amount in thousandths. */
export function cpu(quantity: unknown): Expression | undefined {
  const value = quantity === undefined ? undefined : nanos(quantity);
  if (value === undefined || value < 0n || value % MILLI !== 0n) {
    return undefined;
  }
  return value % NANO === 0n ? call('Cpu.units', Number(value / NANO)) : call('Cpu.millis', Number(value / MILLI));
}

/** `Size.mebibytes(256)`, in the largest unit that it is a whole number of; undefined below a KiB. */
export function size(quantity: unknown): Expression | undefined {
  const value = quantity === undefined ? undefined : nanos(quantity);
  const units = { gibibytes: 1024n ** 3n, mebibytes: 1024n ** 2n, kibibytes: 1024n };
  const found = Object.entries(units).find(
    ([, unit]) => value !== undefined && value > 0n && value % (unit * NANO) === 0n,
  );
  return value === undefined || found === undefined
    ? undefined
    : call(`Size.${found[0]}`, Number(value / (found[1] * NANO)));
}

/** `Duration.seconds(30)`. */
export function seconds(value: unknown): Expression | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? call('Duration.seconds', value)
    : undefined;
}

/** `PodCount.of(1)` or `PodCount.percent(25)`. */
export function podCount(value: unknown): Expression | undefined {
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  if (percent !== undefined) {
    return call('PodCount.percent', Number(percent));
  }
  return typeof value === 'number' ? call('PodCount.of', value) : undefined;
}
