import * as os from 'os';
import type { Io } from '../../src/command';

/** What a command wrote, in place of a terminal. */
export function recordedIo(cwd = os.tmpdir(), env: NodeJS.ProcessEnv = {}): Io & { text(): string; errors(): string } {
  const [out, error]: [string[], string[]] = [[], []];
  return {
    out: { write: (text) => out.push(text) },
    error: { write: (text) => error.push(text) },
    cwd,
    env,
    text: () => out.join(''),
    errors: () => error.join(''),
  };
}
