// Child processes that end with us: an interrupt of this process alone reaches them, too.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const children = new Set();
let interrupted;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = signal;
    children.forEach((child) => child.kill('SIGTERM'));
    if (children.size === 0) {
      process.exit(128 + constants.signals[signal]);
    }
  });
}

/** The exit code of a program. After an interrupt, this process ends with its children, by the shell's code for it. */
export function exitCodeOf(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    children.add(child);
    child.once('error', reject);
    child.once('exit', (code) => {
      children.delete(child);
      if (interrupted !== undefined) {
        process.exit(128 + constants.signals[interrupted]);
      }
      resolve(code ?? 1);
    });
  });
}

/** Runs a program that must succeed. */
export async function run(command, args, options) {
  const code = await exitCodeOf(command, args, options);
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${code}`);
  }
}
