import { NANO, SUFFIXES } from '../../../manifests/quantity';

const UNIT = 10n ** BigInt(NANO);
const BYTES = /memory|storage|hugepages|sizeLimit/;

/** The one spelling of an amount: `500m`, `2`, `1Gi`. */
export function spelled(amount: bigint, resource: string): string {
  if (amount < 0n) {
    return `-${spelled(-amount, resource)}`;
  }
  if (BYTES.test(resource) && amount % UNIT === 0n && amount > 0n) {
    return largest(amount / UNIT, ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki', 'E', 'P', 'T', 'G', 'M', 'k']);
  }
  const suffix = ['', 'm', 'u', 'n'].find((each) => amount % 10n ** BigInt(NANO + SUFFIXES[each][1]) === 0n) ?? 'n';
  return `${amount / 10n ** BigInt(NANO + SUFFIXES[suffix][1])}${suffix}`;
}

function largest(value: bigint, suffixes: string[]): string {
  const sizes = suffixes.map((suffix) => [suffix, SUFFIXES[suffix][0] ** BigInt(SUFFIXES[suffix][1])] as const);
  const [suffix, size] = sizes.find(([, each]) => value % each === 0n) ?? ['', 1n];
  return `${value / size}${suffix}`;
}

/** How much more one amount is than another, like `+25%`. */
export function change(before: bigint, after: bigint): string | undefined {
  if (before <= 0n) {
    return undefined;
  }
  const percent = Number(((after - before) * 1000n) / before) / 10;
  const rounded = Math.abs(percent) < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  return `${rounded > 0 ? '+' : ''}${rounded}%`;
}
