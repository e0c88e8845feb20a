import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Whatever the tests write to the folder for temporary files goes to one of their own, which goes with them. */
export function makeTemporaryFolder() {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'cdk8s-aspnetcore-'));
}

export function removeTemporaryFolder() {
  const folder = process.env.TMPDIR;
  rmSync(folder, { recursive: true, force: true });
  // With `--watch` there is a next time.
  process.env.TMPDIR = dirname(folder);
}
