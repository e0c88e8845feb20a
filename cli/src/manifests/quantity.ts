/** Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const SUFFIXES: Record<string, readonly [base: bigint, exponent: number]> = {
  n: [10n, -9],
  u: [10n, -6],
  m: [10n, -3],
  '': [10n, 0],
  k: [10n, 3],
  M: [10n, 6],
  G: [10n, 9],
  T: [10n, 12],
  P: [10n, 15],
  E: [10n, 18],
  Ki: [2n, 10],
  Mi: [2n, 20],
  Gi: [2n, 30],
  Ti: [2n, 40],
  Pi: [2n, 50],
  Ei: [2n, 60],
};

const FORM = /^([+-]?)(\d{0,30})(?:\.(\d{0,30}))?(?:[eE]([+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;
/** How many digits there are below one. */
export const NANO = 9;

/** A quantity in 10^-9 units, rounded up as the API server does; undefined where it is none. */
export function nanos(quantity: unknown): bigint | undefined {
  const parts = FORM.exec(String(quantity).trim());
  if (parts === null || (parts[2] === '' && (parts[3] ?? '') === '')) {
    return undefined;
  }
  const [, sign, whole, fraction = '', power, suffix = ''] = parts;
  const [base, exponent] = power === undefined ? SUFFIXES[suffix] : ([10n, Number(power)] as const);
  const digits = BigInt(`${whole}${fraction}`);
  const binary = base === 2n ? digits << BigInt(exponent) : digits;
  const decimal = NANO - fraction.length + (base === 10n ? exponent : 0);
  const value = decimal >= 0 ? binary * 10n ** BigInt(decimal) : ceilDivide(binary, 10n ** BigInt(-decimal));
  return sign === '-' ? -value : value;
}

function ceilDivide(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}
