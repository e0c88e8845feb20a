import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What the command-line interface means by the library's name. */
export const LIBRARY = join(ROOT, 'src/index.ts');

/** Where the sources are, which are compiled before the tests; Jest's workers are told by their environment. */
const VARIABLE = 'COMPILED_SOURCES';

/** Compiles all sources, each to a file with a source map beside it. It takes less time than to load them once. */
export async function compileSources(outdir) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['src', 'imports', 'examples', 'test', 'cli/src', 'cli/test'].map((folder) => `${folder}/**/*.ts`),
    outbase: ROOT,
    outdir,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // `import()` becomes `require()`, too: there is one kind of modules.
    supported: { 'dynamic-import': false },
    sourcemap: true,
    logLevel: 'warning',
  });
  process.env[VARIABLE] = outdir;
}

/** What a source has been compiled to; other files, as those of packages, run as they are. */
export function compiledFile(file) {
  return file.endsWith('.ts') ? join(process.env[VARIABLE], relative(ROOT, file)).replace(/\.ts$/, '.js') : file;
}

/** The source that a file was compiled from, or that file itself where it was not. */
export function sourceOf(file) {
  const path = relative(process.env[VARIABLE], file);
  return path.startsWith('..') ? file : join(ROOT, path);
}
