// cdk8s and what belongs to it, in one file: loading it takes half of the time of its 500 modules.
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { common, keptBundle, withoutWorker } from './bundle.mjs';
import { load, provide } from './load.mjs';

const SHARED = ['constructs', 'cdk8s', 'cdk8s-plus-27', 'cdk8s-aspnetcore'];

/**
 * Lets a program, and every other package that it loads, find the packages in that one file: there must not be two copies
 * of them in a process.
 *
 * @param {import('./bundle.mjs').Bundle[]} bundles the program, first, and parts of it
 * @param {string} root the folder of its package
 * @param {string} folder where bundles are kept
 * @param {() => import('./bundle.mjs').Esbuild} loadEsbuild
 */
export async function sharePackages(bundles, root, folder, loadEsbuild) {
  const require = createRequire(join(root, 'package.json'));
  const asked = new Set(bundles.flatMap(({ packages }) => packages));
  // A part of one of them that is asked for by its path would come from another copy.
  if (!asked.has('cdk8s') || [...asked].some((path) => SHARED.some((name) => path.startsWith(`${name}/`)))) {
    return;
  }
  const names = SHARED.filter((name) => name !== 'cdk8s-aspnetcore' || asked.has(name));
  const files = new Map(names.flatMap((name) => found(require, name)));
  const bundle = await keptBundle({
    folder,
    root,
    key: JSON.stringify([...files]),
    build: (outfile) => {
      const getters = [...files].map(
        ([name, path]) => `get ${JSON.stringify(name)}() { return require(${JSON.stringify(path)}); }`,
      );
      const { outputFiles, metafile } = withoutWorker(loadEsbuild).buildSync({
        ...common,
        absWorkingDir: root,
        outfile,
        stdin: { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir: root },
        minifyWhitespace: true,
        minifySyntax: true,
        // What these packages do is theirs.
        logLevel: 'error',
      });
      return { outputs: outputFiles, metafile };
    },
  });
  const packages = load(bundle, false, bundles[0].file);
  files.forEach((path, name) => provide(path, () => packages[name]));
}

/** @param {NodeJS.Require} require @param {string} name @returns {[string, string][]} */
function found(require, name) {
  try {
    return [[name, realpathSync(require.resolve(name))]];
  } catch {
    return [];
  }
}
