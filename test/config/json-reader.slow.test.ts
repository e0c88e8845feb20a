import * as fc from 'fast-check';
import { JsonReader } from '../../src/config/json-reader';

function read(text: string): unknown {
  const fault = (line: number, column: number, problem: string): never => {
    throw new Error(`${line}:${column} ${problem}`);
  };
  try {
    return new JsonReader(text, fault).read();
  } catch (error) {
    return (error as Error).message;
  }
}

test('what JSON.stringify writes is read back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(
        JSON.stringify(read(text), (_, v) => (typeof v === 'string' && !Number.isNaN(Number(v)) ? Number(v) : v)),
      ).toBe(
        JSON.stringify(JSON.parse(text), (_, v) => (typeof v === 'string' && !Number.isNaN(Number(v)) ? Number(v) : v)),
      );
    }),
  );
});

test.each<[string, unknown]>([
  ['{"__proto__": 1}', Object.fromEntries([['__proto__', 1]])],
  ['{"a": 1, // one\n /* two */ "b": [1, 2,],}', { a: 1, b: [1, 2] }],
  ['[1.0, 1e3, -0.5, 10]', ['1.0', '1e3', -0.5, 10]],
  ['"\\u00e9\\n"', 'é\n'],
  ['{"url": "http://x"}', { url: 'http://x' }],
])('%s', (text, value) => {
  expect(read(text)).toEqual(value);
});

test.each([
  ['', '1:1 expected a value'],
  ['{', '1:2 expected a key in double quotes, or "}"'],
  ["{'a': 1}", '1:2 expected a key in double quotes, or "}"'],
  ['{"a" 1}', '1:6 expected ":"'],
  ['{"a": 1 "b": 2}', '1:9 expected "," or "}"'],
  ['[1 2]', '1:4 expected "," or "]"'],
  ['[,]', '1:2 expected a value'],
  ['{"a": 01}', '1:8 expected "," or "}"'],
  ['{"a": NaN}', '1:7 expected a value'],
  ['{"a": "x\ny"}', '1:7 expected a value'],
  ['{} {}', '1:4 expected the end of the file'],
  ['{\n  "a": 1,\n  "a": 2\n}', '3:3 the key "a" is there twice'],
  ['{ /* open', '1:3 expected a key in double quotes, or "}"'],
])('%j: %s', (text, message) => {
  expect(read(text)).toBe(message);
});
