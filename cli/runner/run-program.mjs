// Runs a program in TypeScript as fast as can be: without types being checked, bundled, and not even bundled where
// nothing has changed since the last run.
import { existsSync, realpathSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { load, provide } from './load.mjs';
import { sharePackages } from './packages.mjs';
import { programBundle } from './program.mjs';
import { traceSources } from './stack-traces.mjs';

/**
 * Runs a program in this process, which ends with 1 where its sources are wrong or it throws.
 *
 * @param {string} entry the file that is to be run
 * @param {string[]} args what it finds in process.argv
 * @param {() => import('./bundle.mjs').Esbuild} loadEsbuild is called when there is something to bundle
 * @param {string[]} files parts of it that are bundled by themselves, since they change less often
 */
export async function runProgram(entry, args, loadEsbuild, files = []) {
  const root = packageOf(entry);
  const folder = join(root, 'node_modules/.cache/cdk8s-aspnetcore');
  // From Node 22 on, what V8 compiles of other packages is kept, too.
  /** @type {any} */ (module).enableCompileCache?.(join(folder, 'compiled'));
  try {
    const program = await programBundle(entry, root, folder, files, loadEsbuild);
    const parts = await Promise.all(files.map((file) => programBundle(file, root, folder, [], loadEsbuild)));
    await sharePackages([program, ...parts], root, folder, loadEsbuild);
    parts.forEach((part, index) => provide(realpathSync(files[index]), () => load(part, false, program.file)));
    traceSources([program, ...parts]);
    process.argv.splice(1, Infinity, entry, ...args);
    load(program, true);
  } catch (error) {
    // Of sources that can't be bundled, esbuild has said all already.
    if (!(error instanceof Error && 'errors' in error && 'warnings' in error)) {
      console.error(error);
    } else if (/^Top-level await/m.test(error.message.replace(/^.*ERROR: /gm, ''))) {
      console.error('  fix: put what awaits into an async function, and call that');
    }
    process.exit(1);
  }
}

/** The folder of the package that a file belongs to. @param {string} file */
function packageOf(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      return folder;
    }
  }
  return dirname(file);
}
