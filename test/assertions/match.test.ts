import { Manifest, Match } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

/** What is said of a value that is held to a pattern; nothing where it is like it. */
function said(pattern: unknown, value: unknown): string[] {
  const manifest = Manifest.fromYaml(
    JSON.stringify({ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, x: value }),
  );
  const message = messageOf(() => manifest.hasResource('A', { x: pattern }));
  return message === '(nothing was thrown)' ? [] : message.split('\n  ').slice(1);
}

test.each<[string, unknown, unknown, string[]]>([
  ['a scalar', 1, 1, []],
  ['a scalar of another type', 1, '1', ['x: expected 1, is "1"']],
  ['null', null, null, []],
  ['undefined for nothing', undefined, undefined, []],
  ['undefined for something', undefined, 1, ['x: expected nothing, is 1']],
  ['a part of an object', { a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }, []],
  ['a member that is inherited', { toString: 'x' }, {}, ['x.toString: expected "x", is nothing']],
  ['an object for a list', { a: 1 }, [1], ['x: expected { a: 1 }, is [1]']],
  ['a list in full, its objects in part', [{ a: 1 }], [{ a: 1, b: 2 }], []],
  ['a list that is longer', [1], [1, 2], ['x[1]: expected nothing, is 2']],
  ['a list that is shorter', [1, 2], [1], ['x[1]: expected 2, is nothing']],
  ['a list for a scalar', [1], 1, ['x: expected [1], is 1']],
  ['a key with dots', { 'a.b/c': 1 }, { 'a.b/c': 2 }, ['x["a.b/c"]: expected 1, is 2']],

  ['absent', Match.absent(), undefined, []],
  ['absent, but there', Match.absent(), { a: 1 }, ['x: expected nothing, is { a: 1 }']],
  ['anyValue', Match.anyValue(), 0, []],
  ['anyValue of null', Match.anyValue(), null, ['x: expected any value, is null']],
  ['anyValue of nothing', { a: Match.anyValue() }, {}, ['x.a: expected any value, is nothing']],

  ['objectLike at depth', Match.objectLike({ a: { b: 1 } }), { a: { b: 1, c: 2 }, d: 3 }, []],
  ['objectLike in exact', Match.exact({ a: Match.objectLike({}) }), { a: { b: 1 } }, []],
  ['objectLike of a text', Match.objectLike({ a: 1 }), 'a', ['x: expected { a: 1 }, is "a"']],
  ['objectEquals', Match.objectEquals({ a: { b: 1 } }), { a: { b: 1 } }, []],
  ['objectEquals of more, at depth', Match.objectEquals({ a: {} }), { a: { b: 1 } }, ['x.a.b: expected nothing, is 1']],
  ['exact', Match.exact([{ a: 1 }]), [{ a: 1 }], []],
  ['exact of more', Match.exact([{ a: 1 }]), [{ a: 1, b: 2 }], ['x[0].b: expected nothing, is 2']],
  ['exact of a scalar', Match.exact(1), 2, ['x: expected 1, is 2']],

  ['arrayWith one of many', Match.arrayWith([2]), [1, 2, 3], []],
  ['arrayWith in order, with others between', Match.arrayWith([1, 3]), [1, 2, 3], []],
  ['arrayWith in another order', Match.arrayWith([3, 1]), [1, 2, 3], ['x: expected 1 after item 2, is []']],
  [
    'arrayWith one item twice',
    Match.arrayWith([1, 1]),
    [1, 2],
    ['x: expected 1 after item 0, is [2]', 'x[1]: expected 1, is 2'],
  ],
  ['arrayWith parts of objects', Match.arrayWith([{ a: { b: 1 } }]), [{ a: { b: 1, c: 2 } }], []],
  [
    'arrayWith lists in full',
    Match.arrayWith([[1]]),
    [[1, 2]],
    ['x: expected [1], is [[1, 2]]', 'x[0][1]: expected nothing, is 2'],
  ],
  [
    'arrayWith shows the nearest item',
    Match.arrayWith([{ name: 'A', value: '1' }]),
    [
      { name: 'B', value: '2' },
      { name: 'A', value: '2' },
    ],
    [
      'x: expected { name: "A", value: "1" }, is [{ name: "B", value: "2" }, { name: "A", value: "2" }]',
      'x[1].value: expected "1", is "2"',
    ],
  ],
  ['arrayWith nothing', Match.arrayWith([]), [1], []],
  ['arrayWith of no list', Match.arrayWith([1]), undefined, ['x: expected a list with [1], is nothing']],
  ['arrayEquals', Match.arrayEquals([1, Match.anyValue()]), [1, 2], []],
  ['arrayEquals has just these members', Match.arrayEquals([{}]), [{ a: 1 }], ['x[0].a: expected nothing, is 1']],

  ['stringLike', Match.stringLike('registry.example.com/*'), 'registry.example.com/web:1', []],
  ['stringLike of lines', Match.stringLike('a*b'), 'a\nb', []],
  ['stringLike takes all else as it is', Match.stringLike('a.b*'), 'axb', ['x: expected a text like "a.b*", is "axb"']],
  ['stringLike means the whole', Match.stringLike('b'), 'abc', ['x: expected a text like "b", is "abc"']],
  ['stringLike of a number', Match.stringLike('*'), 1, ['x: expected a text like "*", is 1']],

  ['notLike', Match.notLike(1), 2, []],
  [
    'not of a matcher',
    Match.notLike(Match.stringLike('*:latest')),
    'web:latest',
    ['x: expected not a text like "*:latest", is "web:latest"'],
  ],
])('%s', (_title, pattern, value, lines) => {
  expect(said(pattern, value)).toEqual(lines);
});

test.each([
  [
    'arrayWith',
    () => Match.arrayWith({} as any),
    'Match.arrayWith: pattern (of the class Object) is not a list; use a list, in square brackets',
  ],
  [
    'objectLike',
    () => Match.objectLike([] as any),
    'Match.objectLike: pattern an empty list is not a plain object; use an object, like { key: "value" }',
  ],
  ['stringLike', () => Match.stringLike(1 as any), 'Match.stringLike: pattern 1 is not a string; use a string'],
])('%s refuses another type', (_title, action, message) => {
  expect(messageOf(action)).toBe(message);
});

test('a long value is cut', () => {
  expect(said('a', 'b'.repeat(500))).toEqual([`x: expected "a", is "${'b'.repeat(199)}…`]);
});
