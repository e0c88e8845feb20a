import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ready } from './supervisor.js';

const SUPERVISOR = fileURLToPath(new URL('./supervisor.js', import.meta.url));

/** A control plane of our own, ready for use. */
export interface OwnControlPlane extends Ready {
  stop(): Promise<void>;
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
}

/** Starts what is in a folder of KUBEBUILDER_ASSETS; it stops when told so, or when this process ends. */
export function startOwn(assets: string): Promise<OwnControlPlane> {
  const child = spawn(process.execPath, [SUPERVISOR, assets], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`no control plane from ${assets}`)));
    createInterface(child.stdout).once('line', (line) => {
      const ready = JSON.parse(line) as Ready;
      const stop = async (): Promise<void> => {
        child.stdin.end();
        await end;
      };
      // Were the supervisor itself killed, nobody else would know of these.
      child.once('exit', (_code, signal) => {
        if (signal !== null) {
          killAll(ready.pids);
          rmSync(ready.folder, { recursive: true, force: true, maxRetries: 5 });
        }
      });
      resolve({ ...ready, stop });
    });
  });
}
