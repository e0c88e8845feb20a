import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** How long a component may take to end by itself: nothing that it would still write is of use to anyone. */
const GRACE_MS = 2_000;

/** A running program of the control plane, with its log in a file. */
export interface Component {
  readonly name: string;
  readonly pid: number;
  /** Throws, with the end of its log, if it has ended. */
  assertRunning(): void;
  stop(): Promise<void>;
}

function lastLines(file: string, count: number): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

export async function startComponent(program: string, flags: readonly string[], log: string): Promise<Component> {
  const name = basename(program);
  const output = openSync(log, 'w');
  // In a process group of its own: an interrupt typed into the terminal is for the suite, which stops all in order.
  const child = spawn(program, flags, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  await new Promise<void>((resolve, reject) => {
    child
      .once('spawn', resolve)
      .once('error', (error) => reject(new Error(`cannot start ${program}: ${error.message}`)));
  });
  let ended: string | undefined;
  const end = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = signal ?? `exit code ${code}`;
      resolve();
    });
  });
  return {
    name,
    pid: child.pid as number,
    assertRunning() {
      if (ended !== undefined) {
        throw new Error(`${name} ended (${ended}); it said last:\n${lastLines(log, 8)}`);
      }
    },
    async stop() {
      if (ended !== undefined) {
        return;
      }
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await end;
      clearTimeout(timer);
    },
  };
}
