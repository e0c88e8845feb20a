import { runInNewContext } from 'vm';
import { isPlainObject, requirePlainObject, show } from '../../src/private/values';
import { messageOf } from '../support/manifests';

test.each<[string, unknown]>([
  ['a literal', { a: 1 }],
  ['one without a prototype', Object.create(null)],
  ['one of another realm', runInNewContext('({ a: 1 })')],
  ['one with a constructor of its own', { constructor: 'x' }],
])('%s is a plain object', (_, value) => {
  expect(isPlainObject(value)).toBe(true);
});

test.each<[string, unknown, string]>([
  ['a string', 'a', '"a"'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a number', 1, '1'],
  ['an empty list', [], 'an empty list'],
  ['a list of another realm', runInNewContext('[]'), 'an empty list'],
  ['a Map', new Map(), '(of the class Map)'],
  ['a Map of another realm', runInNewContext('new Map()'), '(of the class Map)'],
  ['a Date', new Date(0), '(of the class Date)'],
  ['an instance without a class', Object.create({ a: 1 }), '(of the class Object)'],
])('%s is none', (_, value, shown) => {
  expect(isPlainObject(value)).toBe(false);
  expect(messageOf(() => requirePlainObject('env-invalid', 'shop', 'env', value as object, 'use one'))).toBe(
    `shop: env ${shown} is not a plain object; use one`,
  );
});

test.each<[string, unknown, string]>([
  ['a line break', 'a\nb', '"a\\nb"'],
  ['half a character', '\ud800', '"\\ud800"'],
  ['an emoji', '😀', '"😀"'],
  ['a function', () => 'a long\n source', 'a function'],
  ['a symbol', Symbol('a'), 'Symbol(a)'],
])('%s is shown on one line', (_, value, shown) => {
  expect(show(value)).toBe(shown);
});
