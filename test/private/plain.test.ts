import { deepFreeze, EMPTY_ON_PURPOSE, prune, sortedRecord } from '../../src/private/plain';

test.each<[string, unknown, unknown]>([
  ['undefined', undefined, undefined],
  ['null', null, undefined],
  ['an empty map', {}, undefined],
  ['an empty list', [], undefined],
  ['a map of nothing', { a: undefined, b: null, c: {}, d: [], e: { f: [{}] } }, undefined],
  ['zero, false and the empty text', { a: 0, b: false, c: '' }, { a: 0, b: false, c: '' }],
  ['a list with holes', [null, 1, undefined, {}, 'x'], [1, 'x']],
  ['what is nested', { a: { b: { c: null, d: 1 } }, e: [[], [2]] }, { a: { b: { d: 1 } }, e: [[2]] }],
  ['a plain text', 'x', 'x'],
  ['a number', 7, 7],
  ['an empty map that says something', { a: EMPTY_ON_PURPOSE, b: {} }, { a: {} }],
])('prune: %s', (_name, value, expected) => {
  // toStrictEqual, because toEqual takes a member that is undefined for one that is not there.
  expect(prune(value)).toStrictEqual(expected);
});

test('prune leaves what it was given as it was', () => {
  const value = { a: null, b: [null] };
  prune(value);
  expect(value).toStrictEqual({ a: null, b: [null] });
});

test('prune keeps the order of members', () => {
  expect(JSON.stringify(prune({ b: 1, gone: null, a: 2 }))).toBe('{"b":1,"a":2}');
});

test('prune keeps keys that JavaScript has plans for', () => {
  const value = JSON.parse('{"__proto__":{"a":1},"constructor":"x","toString":null,"gone":{"__proto__":{}}}');
  expect(JSON.stringify(prune(value))).toBe('{"__proto__":{"a":1},"constructor":"x"}');
});

test('deepFreeze freezes every depth, and gives the same value back', () => {
  const inner = { list: [{ a: 1 }] };
  const value = { inner, none: null, text: 'x' };
  expect(deepFreeze(value)).toBe(value);
  expect([value, inner, inner.list, inner.list[0]].map(Object.isFrozen)).toEqual([true, true, true, true]);
});

test('deepFreeze ends where data refers to itself', () => {
  const value: { self?: unknown } = {};
  value.self = value;
  expect(Object.isFrozen(deepFreeze(value))).toBe(true);
});

test('what is frozen can no longer be changed', () => {
  const value = deepFreeze({ list: [1] });
  expect(() => value.list.push(2)).toThrow(TypeError);
});

test.each([undefined, null, 7, 'x'])('deepFreeze gives %p back', (value) => {
  expect(deepFreeze(value)).toBe(value);
});

test.each<[Record<string, string>, string]>([
  [{}, '{}'],
  [{ b: '1', a: '2', C: '3' }, '{"C":"3","a":"2","b":"1"}'],
  [{ 'a.b': '1', 'a-b': '2', ab: '3' }, '{"a-b":"2","a.b":"1","ab":"3"}'],
  [JSON.parse('{"constructor":"1","__proto__":"2"}'), '{"__proto__":"2","constructor":"1"}'],
])('sortedRecord %#', (record, expected) => {
  expect(JSON.stringify(sortedRecord(record))).toBe(expected);
});

test('sortedRecord leaves what it was given as it was', () => {
  const record = { b: '1', a: '2' };
  sortedRecord(record);
  expect(JSON.stringify(record)).toBe('{"b":"1","a":"2"}');
});
