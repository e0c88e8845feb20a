import * as fc from 'fast-check';
import { ceilQuantity, formatQuantity, parseQuantity, QuantityFormat, wholeQuantity } from '../../src/private/quantity';

const ONE = 10n ** 9n;

test.each<[string, bigint]>([
  ['0', 0n],
  ['1', ONE],
  ['+1', ONE],
  ['-1', -ONE],
  ['007', 7n * ONE],
  ['.5', ONE / 2n],
  ['5.', 5n * ONE],
  ['-.5', -ONE / 2n],
  ['1n', 1n],
  ['1u', 10n ** 3n],
  ['250m', 250n * 10n ** 6n],
  ['1.5m', 1_500_000n],
  ['2k', 2_000n * ONE],
  ['2Ki', 2_048n * ONE],
  ['1M', 10n ** 6n * ONE],
  ['1Mi', 1_048_576n * ONE],
  ['1.5Gi', 1_610_612_736n * ONE],
  ['1G', 10n ** 9n * ONE],
  ['1Gi', 1_073_741_824n * ONE],
  ['3T', 3n * 10n ** 12n * ONE],
  ['3Ti', 3n * 1024n ** 4n * ONE],
  ['3P', 3n * 10n ** 15n * ONE],
  ['3Pi', 3n * 1024n ** 5n * ONE],
  ['1E', 10n ** 18n * ONE],
  ['1Ei', 1024n ** 6n * ONE],
  ['1e3', 1_000n * ONE],
  ['1E3', 1_000n * ONE],
  ['1e+3', 1_000n * ONE],
  ['1e-3', 10n ** 6n],
  ['1.25E2', 125n * ONE],
  ['1e-9', 1n],
])('%s is %s nano units', (text, expected) => {
  expect(parseQuantity(text)).toBe(expected);
});

// Kubernetes promises something to whoever asks for anything at all, so it rounds away from zero.
test.each<[string, bigint]>([
  ['0.1n', 1n],
  ['1.5n', 2n],
  ['0.0000000001', 1n],
  ['1e-10', 1n],
  ['1.0000000001', ONE + 1n],
  ['-0.1n', -1n],
  ['-1.5n', -2n],
])('%s is finer than a nano unit and becomes %s', (text, expected) => {
  expect(parseQuantity(text)).toBe(expected);
});

test.each([
  '',
  ' ',
  '.',
  '+',
  '-',
  ' 1',
  '1 ',
  '1\n',
  '1 Gi',
  '1,5',
  '1.2.3',
  '--1',
  '0x10',
  'NaN',
  'Infinity',
  'Gi',
  '1Kii',
  '1ki',
  '1K',
  '1mi',
  '1e',
  '1e+',
  '1e3Mi',
  '1e1.5',
  '1_000',
  '١',
])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test.each<[string, QuantityFormat, string]>([
  ['0', 'binary', '0'],
  ['0', 'decimal', '0'],
  ['1024Mi', 'binary', '1Gi'],
  ['1.5Gi', 'binary', '1536Mi'],
  ['1Ki', 'binary', '1Ki'],
  ['1025', 'binary', '1025'],
  ['1536', 'binary', '1536'],
  ['128000000', 'binary', '125000Ki'],
  ['2048Ei', 'binary', '2048Ei'],
  ['0.5', 'binary', '500m'],
  ['-2Mi', 'binary', '-2Mi'],
  ['1000m', 'decimal', '1'],
  ['1500m', 'decimal', '1500m'],
  ['0.25', 'decimal', '250m'],
  ['1000', 'decimal', '1k'],
  ['1024', 'decimal', '1024'],
  ['1e6', 'decimal', '1M'],
  ['0.0015', 'decimal', '1500u'],
  ['1e-9', 'decimal', '1n'],
  ['1e21', 'decimal', '1000E'],
  ['-0.5', 'decimal', '-500m'],
])('%s is canonically, in %s, %s', (text, format, expected) => {
  expect(formatQuantity(parseQuantity(text)!, format)).toBe(expected);
});

const anyQuantity = fc.oneof(
  fc.bigInt(),
  // Round amounts, which random numbers never are, take the paths of the larger suffixes.
  fc.tuple(fc.bigInt(-10_000n, 10_000n), fc.nat(9)).map(([n, power]) => n * 1000n ** BigInt(power)),
  fc.tuple(fc.bigInt(-10_000n, 10_000n), fc.nat(7)).map(([n, power]) => n * ONE * 1024n ** BigInt(power)),
);
const anyFormat = fc.constantFrom<QuantityFormat>('binary', 'decimal');

test('what is formatted reads back as the same amount', () => {
  fc.assert(
    fc.property(anyQuantity, anyFormat, (value, format) => {
      expect(parseQuantity(formatQuantity(value, format))).toBe(value);
    }),
  );
});

test('formatting what is canonical changes nothing', () => {
  fc.assert(
    fc.property(anyQuantity, anyFormat, (value, format) => {
      const text = formatQuantity(value, format);
      expect(formatQuantity(parseQuantity(text)!, format)).toBe(text);
    }),
  );
});

test('no decimal text of the same amount is shorter than the canonical one', () => {
  fc.assert(
    fc.property(anyQuantity, (value) => {
      const units = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
      const whole = units.flatMap((unit, power) =>
        value % 1000n ** BigInt(power) === 0n ? [`${value / 1000n ** BigInt(power)}${unit}`.length] : [],
      );
      expect(formatQuantity(value, 'decimal').length).toBe(value === 0n ? 1 : Math.min(...whole));
    }),
  );
});

test.each<[string, bigint]>([
  ['0', 0n],
  ['1n', 1n],
  ['1', 1n],
  ['1.000000001', 2n],
  ['2500m', 3n],
])('the smallest whole number not below %s is %s', (text, expected) => {
  expect(ceilQuantity(parseQuantity(text)!)).toBe(expected);
});

test('a whole number is that many units', () => {
  expect(wholeQuantity(3)).toBe(3n * ONE);
});
