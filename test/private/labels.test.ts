import { isLabelValue, requireLabel } from '../../src/private/labels';
import { messageOf } from '../support/manifests';

const KEY =
  'use a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/", like "example.com/team"';
const VALUE = 'use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit';
const OK = '(nothing was thrown)';

test.each([
  'a',
  'A',
  '0',
  'app',
  'app.kubernetes.io/name',
  'a/b',
  'example.com/Team_1.x-y',
  'constructor',
  'n'.repeat(63),
  `${'p'.repeat(253)}/n`,
  `${'a.'.repeat(126)}b/${'n'.repeat(63)}`,
])('%s is a label key', (key) => {
  expect(messageOf(() => requireLabel('shop', key, 'x'))).toBe(OK);
});

test.each([
  '',
  ' ',
  'a b',
  'a\n',
  '/',
  '/a',
  'a/',
  'a/b/c',
  '-a',
  'a-',
  '_a',
  '__proto__',
  'é',
  'Example.com/a',
  'a_b/c',
  '.a/b',
  'a./b',
  'a..b/c',
  'n'.repeat(64),
])('%j is no label key', (key) => {
  expect(messageOf(() => requireLabel('shop/web', key, 'x'))).toBe(
    `shop/web: label key ${JSON.stringify(key)} is not valid; ${KEY}`,
  );
});

test('a prefix of 254 characters is refused, and cut where it is shown', () => {
  expect(messageOf(() => requireLabel('shop', `${'p'.repeat(254)}/n`, 'x'))).toBe(
    `shop: label key "${'p'.repeat(80)}…" is not valid; ${KEY}`,
  );
});

test.each(['', 'a', '0', '1.4.2', 'A_b-c.D', 'v'.repeat(63)])('%j is a label value', (value) => {
  expect(isLabelValue(value)).toBe(true);
  expect(messageOf(() => requireLabel('shop', 'team', value))).toBe(OK);
});

test.each([' ', 'a b', 'a/b', '-a', 'a-', '.a', 'a_', 'a\n', 'é', '1+2'])('%j is no label value', (value) => {
  expect(isLabelValue(value)).toBe(false);
  expect(messageOf(() => requireLabel('shop/web', 'team', value))).toBe(
    `shop/web: label team has the value ${JSON.stringify(value)}, which is not valid; ${VALUE}`,
  );
});

test('a value that is too long is said to be so', () => {
  const long = 'v'.repeat(64);
  expect(isLabelValue(long)).toBe(false);
  expect(messageOf(() => requireLabel('shop', 'team', long))).toBe(
    `shop: label team has the value "${long}" of 64 characters, which is not valid; ${VALUE}`,
  );
});

test.each<[unknown, string]>([
  [true, 'true'],
  [7, '7'],
  [null, 'null'],
  [undefined, 'undefined'],
  [['a'], 'a list'],
])('%p from JavaScript is no label value', (value, shown) => {
  expect(messageOf(() => requireLabel('shop', 'team', value as string))).toBe(
    `shop: label team has the value ${shown}, which is not a string; quote it`,
  );
});
