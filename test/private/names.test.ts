import { requireDnsLabel, requirePortName, requireServiceName, requireSubdomain } from '../../src/private/names';
import { messageOf } from '../support/manifests';

const ACCEPTED =
  'use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label)';
const PORT = 'use at most 15 lower-case letters, digits and single "-" with at least one letter, like "http"';

test.each(['a', '0', 'web', 'web-2', '3scale', 'a--b', 'a'.repeat(63)])('%s is a DNS label', (value) => {
  expect(requireDnsLabel('shop', 'name', value)).toBe(value);
});

test.each<[string, string]>([
  ['Web', 'web'],
  ['my web', 'my-web'],
  ['my_web', 'my-web'],
  ['a.b', 'a-b'],
  ['-web', 'web'],
  ['web-', 'web'],
  ['web\n', 'web'],
  ['--', 'web'],
  ['é', 'web'],
  ['Café Größe', 'caf-gr-e'],
])('%j is no DNS label, %s is one', (value, suggestion) => {
  expect(messageOf(() => requireDnsLabel('shop', 'namespace name', value))).toBe(
    `shop: namespace name ${JSON.stringify(value)} is not valid; ${ACCEPTED}, for example "${suggestion}"`,
  );
});

test('a label of 64 characters is refused, and the suggestion ends in no hyphen', () => {
  expect(messageOf(() => requireDnsLabel('shop', 'name', `${'a'.repeat(62)}-b`))).toBe(
    `shop: name "${'a'.repeat(62)}-b" is not valid; ${ACCEPTED}, for example "${'a'.repeat(62)}"`,
  );
});

test.each<[unknown, string]>([
  ['', 'is empty'],
  [undefined, 'undefined is not a string'],
  [null, 'null is not a string'],
  [80, '80 is not a string'],
  [['web'], 'a list is not a string'],
])('%p is no name', (value, problem) => {
  expect(messageOf(() => requireDnsLabel('', 'name', value as string))).toBe(`app: name ${problem}; ${ACCEPTED}`);
  expect(messageOf(() => requireServiceName('', 'name', value as string))).toBe(`app: name ${problem}; ${ACCEPTED}`);
  expect(messageOf(() => requirePortName('', value as string))).toBe(`app: port name ${problem}; ${PORT}`);
});

test.each(['w', 'web', 'web-2', 'a'.repeat(63)])('%s can be the name of a Service', (value) => {
  expect(requireServiceName('shop', 'name', value)).toBe(value);
});

test.each<[string, string]>([
  ['3scale', 'web-3scale'],
  ['0', 'web-0'],
  ['9'.repeat(63), `web-${'9'.repeat(59)}`],
])('%s starts with a digit, which a Service must not', (value, suggestion) => {
  expect(messageOf(() => requireServiceName('shop', 'name', value))).toBe(
    `shop: name "${value}" starts with a digit, which a Service's name can't; ` +
      `start it with a letter, for example "${suggestion}"`,
  );
});

test('what is no DNS label is no name of a Service either', () => {
  expect(messageOf(() => requireServiceName('shop', 'name', 'My Web'))).toBe(
    `shop: name "My Web" is not valid; ${ACCEPTED}, for example "my-web"`,
  );
});

test.each(['http', 'h', '8h', 'http-2', 'a-1-b-2', 'abcdefghijklmno'])('%s is a port name', (value) => {
  expect(requirePortName('shop', value)).toBe(value);
});

test.each(['80', '8-0', 'HTTP', 'a--b', '-a', 'a-', 'a_b', 'a.b', 'abcdefghijklmnop'])(
  '%s is no port name',
  (value) => {
    expect(messageOf(() => requirePortName('shop', value))).toBe(`shop: port name "${value}" is not valid; ${PORT}`);
  },
);

test.each(['a', '0.b', 'shop-db.v2', `${'a'.repeat(126)}.${'b'.repeat(126)}`])('%s is a subdomain', (value) => {
  expect(requireSubdomain('shop', 'name', value, 'db')).toBe(value);
});

test.each<[unknown, string]>([
  ['', 'is empty'],
  [7, '7 is not a string'],
  ['A', '"A" is not valid'],
  ['a_b', '"a_b" is not valid'],
  ['.a', '".a" is not valid'],
  ['a.', '"a." is not valid'],
  ['a.-b', '"a.-b" is not valid'],
  ['a\n', '"a\\n" is not valid'],
  ['a'.repeat(254), `"${'a'.repeat(80)}…" is not valid`],
])('%j is no subdomain', (value, problem) => {
  expect(messageOf(() => requireSubdomain('shop', 'name', value as string, 'db'))).toBe(
    `shop: name ${problem}; use at most 253 lower-case letters, digits, "-" and ".", like "db"`,
  );
});
