/**
 * Kubernetes quantities, exactly: a value is a whole number of 10^-9 units, the finest that Kubernetes
 * keeps (it rounds anything finer up, and so does this).
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */

const NANO = 1_000_000_000n;
const SYNTAX = /^([+-]?)(\d+\.?\d*|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d{1,3})?$/;
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** The size of one unit of a suffix, as a fraction: [numerator, denominator]. */
function scaleOf(suffix: string): [bigint, bigint] {
  const binary = BINARY.indexOf(suffix);
  if (binary >= 0) {
    return [1024n ** BigInt(binary + 1), 1n];
  }
  const decimal = DECIMAL.indexOf(suffix);
  const exponent = decimal >= 0 ? (decimal - 3) * 3 : Number(suffix.slice(1));
  return exponent >= 0 ? [10n ** BigInt(exponent), 1n] : [1n, 10n ** BigInt(-exponent)];
}

/** Few amounts come again and again; a fleet of its own sizes does not fill the memory. */
const REMEMBERED = 500;
const known = new Map<string, bigint | undefined>();

/** A quantity in 10^-9 units, or undefined when the text is none. */
export function parseQuantity(text: string): bigint | undefined {
  if (known.has(text)) {
    return known.get(text);
  }
  const value = parse(text);
  if (known.size < REMEMBERED) {
    known.set(text, value);
  }
  return value;
}

function parse(text: string): bigint | undefined {
  const match = SYNTAX.exec(text);
  if (!match) {
    return undefined;
  }
  const [, sign, digits, suffix = ''] = match;
  const [whole, fraction = ''] = digits.split('.');
  const [up, down] = scaleOf(suffix);
  const numerator = BigInt(whole + fraction || '0') * up * NANO;
  const denominator = 10n ** BigInt(fraction.length) * down;
  const value = (numerator + denominator - 1n) / denominator;
  return sign === '-' ? -value : value;
}

/** Which family of suffixes a resource is usually written in. */
export type QuantityFormat = 'binary' | 'decimal';

/**
 * The canonical text of a quantity, as the API server stores it: the largest suffix that needs no
 * fraction. Below 1024, and for fractions of a byte, it writes bytes in decimal.
 */
export function formatQuantity(value: bigint, format: QuantityFormat): string {
  const magnitude = value < 0n ? -value : value;
  const sign = value < 0n ? '-' : '';
  if (magnitude === 0n) {
    return '0';
  }
  if (format === 'binary' && magnitude % (1024n * NANO) === 0n) {
    let amount = magnitude / (1024n * NANO);
    let step = 0;
    while (amount % 1024n === 0n && step < BINARY.length - 1) {
      amount /= 1024n;
      step += 1;
    }
    return `${sign}${amount}${BINARY[step]}`;
  }
  if (format === 'binary' && magnitude % NANO === 0n && magnitude >= 1024n * NANO) {
    return `${sign}${magnitude / NANO}`;
  }
  let amount = magnitude;
  let step = 0;
  while (amount % 1000n === 0n && step < DECIMAL.length - 1) {
    amount /= 1000n;
    step += 1;
  }
  return `${sign}${amount}${DECIMAL[step]}`;
}

/** The smallest whole number that is not less than a quantity. */
export function ceilQuantity(value: bigint): bigint {
  return (value + NANO - 1n) / NANO;
}

/** A whole number as a quantity. */
export function wholeQuantity(value: number): bigint {
  return BigInt(value) * NANO;
}
