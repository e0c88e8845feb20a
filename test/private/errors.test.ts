import { fail, failSynth, formatProblem, LibraryError, readableError } from '../../src/private/errors';

/** What an action throws. */
function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('a problem says where, what, and what to do', () => {
  const problem = { path: 'shop/web', problem: 'port 0 is not valid', fix: 'use 80' };
  expect(formatProblem(problem)).toBe('shop/web: port 0 is not valid; use 80');
});

test('the root has no path, and is called app', () => {
  expect(formatProblem({ path: '', problem: 'it is wrong', fix: 'mend it' })).toBe('app: it is wrong; mend it');
});

test('fail throws a problem in that form, with its code', () => {
  const error = thrownBy(() => fail('port-invalid', 'shop/web', 'port 0 is not valid', 'use 80'));
  expect(error).toBeInstanceOf(LibraryError);
  expect(error).toMatchObject({
    name: 'LibraryError',
    code: 'port-invalid',
    message: 'shop/web: port 0 is not valid; use 80',
  });
});

test.each<[string, string[], string]>([
  ['one problem', ['a: b; c'], 'synth found one problem, nothing was written:\n  a: b; c'],
  ['several', ['a: b; c', 'd: e; f'], 'synth found 2 problems, nothing was written:\n  a: b; c\n  d: e; f'],
])('failSynth tells of %s', (_name, messages, message) => {
  expect(thrownBy(() => failSynth(messages))).toMatchObject({ name: 'LibraryError', code: 'synth-failed', message });
});

test('a reader sees the message', () => {
  expect(readableError(new LibraryError('port-invalid', 'it is wrong'), false)).toBe('it is wrong');
});

test('who debugs sees the stack trace', () => {
  const error = new Error('it is wrong');
  error.stack = 'Error: it is wrong\n    at somewhere';
  expect(readableError(error, true)).toBe('Error: it is wrong\n    at somewhere');
});

test('who debugs sees the message of an error that has no stack trace', () => {
  const error = new Error('it is wrong');
  delete error.stack;
  expect(readableError(error, true)).toBe('it is wrong');
});

test.each<[unknown, string]>([
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [null, 'null'],
  [7, '7'],
])('%p that was thrown is readable too', (thrown, expected) => {
  expect(readableError(thrown, false)).toBe(expected);
  expect(readableError(thrown, true)).toBe(expected);
});

test.each([
  ['a line break', 'a\nb', 'a\\u000ab'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['the next line of EBCDIC', '\u0085', '\\u0085'],
  ['an escape', '\u001b[31m', '\\u001b[31m'],
  ['what turns the direction of writing', '\u202ea', '\\u202ea'],
])('a problem with %s is said on one line', (_, text, said) => {
  expect(formatProblem({ path: 'shop/web', problem: `host ${text}`, fix: 'mend it' })).toBe(
    `shop/web: host ${said}; mend it`,
  );
});
