// The process that owns a control plane: it ends with all that it started, whatever happens to the one that asked for
// it. Its standard input is a pipe from there, which the system closes even for a process that was killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assetsOf } from './assets.js';
import { type ControlPlane, startControlPlane } from './start.js';

/** What the supervisor says on its standard output, one line of JSON, once all is ready. */
export interface Ready {
  readonly kubeconfig: string;
  readonly folder: string;
  readonly kubectl?: string;
  readonly hasControllers: boolean;
  readonly hasScheduler: boolean;
  readonly pids: readonly number[];
}

const ATTEMPTS = 3;
const folder = mkdtempSync(join(tmpdir(), 'cluster-tests-'));
let controlPlane: Promise<ControlPlane> | undefined;
let isEnding = false;

async function end(code: number): Promise<void> {
  if (isEnding) {
    return;
  }
  isEnding = true;
  try {
    await (await controlPlane)?.stop();
  } catch {
    // It never started: it has stopped itself.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

/** Another program may take a free port before us: then new ones are tried. */
async function start(assets: ReturnType<typeof assetsOf>, attempt = 1): Promise<ControlPlane> {
  try {
    return await startControlPlane(assets, join(folder, `control-plane-${attempt}`));
  } catch (error) {
    if (attempt < ATTEMPTS && !isEnding && /address already in use/.test(String(error))) {
      return start(assets, attempt + 1);
    }
    throw error;
  }
}

const failed = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  void end(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void end(0));
}
process.on('uncaughtException', failed);
process.on('unhandledRejection', failed);
process.stdin
  .on('end', () => void end(0))
  .on('error', () => void end(0))
  .resume();

try {
  const assets = assetsOf(process.argv[2] ?? '');
  controlPlane = start(assets);
  const { kubeconfig, components } = await controlPlane;
  const ready: Ready = {
    kubeconfig,
    folder,
    kubectl: assets.kubectl,
    hasControllers: assets.controllerManager !== undefined,
    hasScheduler: assets.scheduler !== undefined,
    pids: components.map(({ pid }) => pid),
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
} catch (error) {
  failed(error);
}
