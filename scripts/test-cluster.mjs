// What a real API server says to our YAML: `npm run test:cluster`. docs/cluster-tests.md says how to give it one.
import { join } from 'node:path';
import { build, SUITE } from './test-cluster/build.mjs';
import { exitCodeOf } from './test-cluster/children.mjs';
import { modeOf } from './test-cluster/mode.mjs';

const mode = modeOf(process.env);
if (mode.skipped !== undefined) {
  console.log(mode.skipped);
} else if (mode.error !== undefined) {
  console.error(mode.error);
  process.exitCode = 1;
} else {
  try {
    await build();
    process.exitCode = await exitCodeOf(process.execPath, [join(SUITE, 'lib/run.js'), JSON.stringify(mode)]);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
