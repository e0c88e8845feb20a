import { cidrOfAddress, isStrictlyWithin, parseCidr } from '../../src/private/cidr';

test.each<[string, bigint, number]>([
  ['10.0.0.0/8', 0x0a000000n, 8],
  ['0.0.0.0/0', 0n, 0],
  ['192.168.1.7/32', 0xc0a80107n, 32],
  ['::/0', 0n, 0],
  ['fd00::/8', 0xfd00n << 112n, 8],
  ['2001:db8::1/128', (0x20010db8n << 96n) | 1n, 128],
  ['1:2:3:4:5:6:7:8/128', 0x00010002000300040005000600070008n, 128],
  ['1::/16', 1n << 112n, 16],
])('%s is a block', (text, address, prefixLength) => {
  expect(parseCidr(text)).toEqual({ bits: text.includes(':') ? 128 : 32, address, prefixLength });
});

test.each([
  ...[
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0/8',
    '010.0.0.0/8',
    '256.0.0.0/8',
    '10.0.0.1/8',
  ],
  ...['fd00::/129', 'fd00::1/64', 'fd00/8', '::ffff:10.0.0.0/104', 'fe80::1%eth0/128', '10.0.0.0/8/8', 'x/8'],
])('%j is none', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

test.each([
  ['10.1.0.0/16', '10.0.0.0/8', true],
  ['10.0.0.0/9', '10.0.0.0/8', true],
  ['10.0.0.0/8', '10.0.0.0/8', false],
  ['10.0.0.0/7', '10.0.0.0/8', false],
  ['11.0.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/8', '0.0.0.0/0', true],
  ['fd00:1::/32', 'fd00::/8', true],
  ['::/16', '0.0.0.0/0', false],
])('%s within %s: %s', (inner, outer, expected) => {
  expect(isStrictlyWithin(parseCidr(inner)!, parseCidr(outer)!)).toBe(expected);
});

test.each([
  ['10.1.2.3', '10.1.2.3/32'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['db.example.com', undefined],
  ['::ffff:10.0.0.1', undefined],
])('the block of %s alone is %s', (text, expected) => {
  expect(cidrOfAddress(text)).toBe(expected);
});
