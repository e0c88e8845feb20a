import { call, chain, Commented, create, Expression, ref } from '../../src/import/expression';
import { printStatements } from '../../src/import/printer';

const long = 'x'.repeat(60);
const print = (expression: Expression) => printStatements([{ call: call('f', expression) }], 1).join('\n');

describe('the text of an expression', () => {
  test.each<[string, Expression, string]>([
    [
      'texts',
      ["it's", 'say "hi"', `'"`, 'a\nb\\', '\u2028'],
      `  f(["it's", 'say "hi"', '\\'"', 'a\\nb\\\\', '\\u2028']);`,
    ],
    ['keys', { a: 1, 'b-c': true, 2: null }, "  f({ '2': null, a: 1, 'b-c': true });"],
    ['nothing', [{}, []], '  f([{}, []]);'],
    ['calls', call('A.of', { b: ref('C.D') }), '  f(A.of({ b: C.D }));'],
    ['a new one', create('A', 1), '  f(new A(1));'],
    [
      'lists of several objects',
      [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
      '  f([\n    { a: 1, b: 2 },\n    { a: 3, b: 4 },\n  ]);',
    ],
    ['comments', { a: new Commented('why', 1) }, '  f({\n    // why\n    a: 1,\n  });'],
    ['what is long', { a: long, b: long }, `  f({\n    a: '${long}',\n    b: '${long}',\n  });`],
  ])('%s', (_, expression, text) => {
    expect(print(expression)).toBe(text);
  });

  test('a chain of calls, and a constant with a comment', () => {
    const checks = chain(call('Checks.of', ref('chart')), 'suppress', 'x', { reason: 'y' });
    const statements = [{ call: checks }, { name: 'a', comment: 'why', call: create('A') }];
    expect(printStatements(statements, 0)).toEqual([
      "Checks.of(chart).suppress('x', { reason: 'y' });",
      '// why',
      'const a = new A();',
    ]);
  });
});
