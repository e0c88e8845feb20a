// What `npm run report` runs after synth: `cdk8s-aspnetcore report`, from its sources.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../cli/runner/run-program.mjs';

const program = resolve(fileURLToPath(new URL('../cli/src/bin.ts', import.meta.url)));
await runProgram(program, ['report', ...process.argv.slice(2)], () => createRequire(import.meta.url)('esbuild'));
