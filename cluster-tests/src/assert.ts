import assert from 'node:assert/strict';

/** Fails with the problems as its message, one a line. */
export function assertNoProblems(problems: readonly string[]): void {
  if (problems.length > 0) {
    assert.fail(`${problems.length} problems:\n${problems.join('\n')}`);
  }
}

/** For tests of the tests: each expected pattern is met by a problem, and nothing else was found. */
export function assertProblems(problems: readonly string[], ...expected: readonly RegExp[]): void {
  const text = `found:\n${problems.join('\n') || 'nothing'}`;
  for (const pattern of expected) {
    assert.ok(
      problems.some((problem) => pattern.test(problem)),
      `no problem matches ${String(pattern)}; ${text}`,
    );
  }
  const others = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  assert.deepEqual(others, [], `unexpected problems; ${text}`);
}
