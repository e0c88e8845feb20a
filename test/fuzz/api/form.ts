import { LibraryError } from '../../../src/private/errors';

/** Where: what is wrong; what to do. No sentence case and no final period; the name of a class is none, nor a number. */
const FORM = /^.+?: (?!(?!Infinity)[A-Z][a-z]+ ).+; (?![A-Z][a-z]+ ).+[^.]$/;

/** What is thrown, but for what the library says in its one form. */
export function notInForm(thrown: unknown): string[] {
  if (!(thrown instanceof LibraryError)) {
    return [`is no LibraryError: ${String(thrown)}`];
  }
  const lines = thrown.message.split('\n').filter((line) => !line.startsWith('synth found'));
  return lines.filter((line) => !FORM.test(line.trim())).map((line) => `has not the one form: ${line}`);
}
