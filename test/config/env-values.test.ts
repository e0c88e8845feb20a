import * as fc from 'fast-check';
import { escapeForKubernetes, numberText } from '../../src/config/env-values';

/**
 * What the kubelet makes of a literal value, byte by byte; a name in parentheses stands for a variable that
 * exists. Written from the semantics that Kubernetes documents, and its treatment of bytes above ASCII.
 */
function expand(value: string): string {
  const bytes = [...Buffer.from(value, 'utf8')];
  const out: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const next = String.fromCharCode(bytes[at + 1] ?? 0);
    if (bytes[at] !== 0x24 || at + 1 === bytes.length) {
      out.push(Buffer.from([bytes[at]]));
    } else if (next === '(' && bytes.indexOf(0x29, at) > 0) {
      out.push(Buffer.from('EXPANDED'));
      at = bytes.indexOf(0x29, at);
    } else {
      out.push(Buffer.from(next === '$' ? '$' : `$${next}`, 'utf8'));
      at += 1;
    }
  }
  return Buffer.concat(out).toString('utf8');
}

test.each([
  ['plain', 'plain'],
  ['5$', '5$'],
  ['$5', '$5'],
  ['US$ and $x', 'US$ and $x'],
  ['$(HOME)', '$$(HOME)'],
  ['$(', '$$('],
  ['$$', '$$$$'],
  ['$$$(A)', '$$$$$$(A)'],
  ['$€', '$$€'],
])('%s is written as %s', (text, written) => {
  expect(escapeForKubernetes(text)).toBe(written);
});

test('whatever it is, the container gets it unchanged', () => {
  const text = fc.string({ unit: fc.constantFrom('$', '(', ')', 'A', 'é', '€', '{'), maxLength: 12 });
  fc.assert(fc.property(text, (value) => expect(expand(escapeForKubernetes(value))).toBe(value)));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (v) => expect(expand(escapeForKubernetes(v))).toBe(v)));
});

test.each([
  [0, '0'],
  [-0, '0'],
  [1.5, '1.5'],
  [-1e-7, '-0.0000001'],
  [1.25e-9, '0.00000000125'],
  [5e-324, `0.${'0'.repeat(323)}5`],
  [9007199254740991, '9007199254740991'],
  [9007199254740992, undefined],
  [1e21, undefined],
  [NaN, undefined],
  [Infinity, undefined],
])('%d is written as %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('a number is written exactly and without an exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      const text = numberText(value)!;
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(text)).toBe(value + 0);
    }),
  );
});
