import { join } from 'node:path';
import { compileSources } from './modules/compiled.mjs';
import { makeTemporaryFolder } from './temporary-folder.mjs';

export default async function setUp() {
  makeTemporaryFolder();
  await compileSources(join(process.env.TMPDIR, 'compiled'));
}
