// A reporter of node:test: one line of JSON for each check, of which the table is made.
// https://nodejs.org/api/test.html#custom-reporters
import type { TestEvent } from 'node:test/reporters';
import { SEPARATOR, type Result } from './results.js';

interface Details {
  readonly name: string;
  readonly nesting: number;
  readonly skip?: string | boolean;
  readonly file?: string;
  readonly details: { readonly duration_ms: number; readonly type?: string };
}

function resultOf(status: 'pass' | 'fail', test: Details): Result | undefined {
  const [subject, check] = test.name.split(SEPARATOR);
  if (check === undefined) {
    return undefined;
  }
  const isSkipped = test.skip !== undefined && test.skip !== false;
  return {
    subject,
    check,
    status: isSkipped ? 'skip' : status,
    reason: typeof test.skip === 'string' ? test.skip : undefined,
    seconds: test.details.duration_ms / 1000,
  };
}

export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      const result = resultOf(type === 'test:pass' ? 'pass' : 'fail', data as Details);
      if (result !== undefined) {
        yield `${JSON.stringify(result)}\n`;
      }
    }
  }
}
