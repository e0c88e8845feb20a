// What `npm run synth` runs: src/main.ts, or another program, as `cdk8s-aspnetcore synth` does.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../cli/runner/run-program.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [main, library] = ['src/main.ts', 'src/index.ts'].map((file) => resolve(root, file));
await runProgram(main, process.argv.slice(2), () => createRequire(import.meta.url)('esbuild'), [library]);
