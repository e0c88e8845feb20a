import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whatever the tests write to the folder for temporary files goes to one of their own, which goes with them. */
export default function setUp() {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'cdk8s-aspnetcore-'));
}

export function tearDown() {
  rmSync(process.env.TMPDIR, { recursive: true, force: true });
}
