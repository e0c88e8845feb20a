import { isIP } from 'net';

/** A block of IP addresses. */
export interface Cidr {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefixLength: number;
}

const join = (groups: string[], radix: number, width: number): bigint =>
  groups.reduce((sum, group) => (sum << BigInt(width)) | BigInt(parseInt(group, radix)), 0n);

/** An address of version 6 in eight groups; one that ends in version 4's dots is none that a policy needs. */
function groupsOf(address: string): string[] {
  const [head, tail] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  return tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

/** Reads an IP address; undefined when it is none. */
function parseAddress(text: string): Omit<Cidr, 'prefixLength'> | undefined {
  switch (isIP(text)) {
    case 4:
      return { bits: 32, address: join(text.split('.'), 10, 8) };
    case 6:
      return /[.%]/.test(text) ? undefined : { bits: 128, address: join(groupsOf(text), 16, 16) };
    default:
      return undefined;
  }
}

/** Reads a block like `10.0.0.0/8` or `fd00::/8`, whose address is its first; undefined when it is none. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const parsed = match ? parseAddress(match[1]) : undefined;
  const prefixLength = Number(match?.[2]);
  if (!parsed || prefixLength > parsed.bits) {
    return undefined;
  }
  const host = (1n << BigInt(parsed.bits - prefixLength)) - 1n;
  return (parsed.address & host) === 0n ? { ...parsed, prefixLength } : undefined;
}

/** Whether a block lies within another, and is smaller. */
export function isStrictlyWithin(inner: Cidr, outer: Cidr): boolean {
  const shift = BigInt(outer.bits - outer.prefixLength);
  const same = inner.bits === outer.bits && inner.address >> shift === outer.address >> shift;
  return same && inner.prefixLength > outer.prefixLength;
}

/** The block that holds one IP address only; undefined when the text is none. */
export function cidrOfAddress(text: string): string | undefined {
  const parsed = parseAddress(text);
  return parsed && `${text}/${parsed.bits}`;
}
