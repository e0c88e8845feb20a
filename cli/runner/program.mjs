// The bundle of a program: its own sources, while packages stay where they are.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { common, keptBundle, withoutWorker } from './bundle.mjs';

/** What a source may ask of where it is, which a bundle, being elsewhere, must be told. */
const PLACE = /\b__dirname\b|\b__filename\b|\bimport\.meta\b/;

/** What stands in a bundle for what sources ask of where they are. */
const ASKED = '__asksForItsPlace';
const ASKING = Object.fromEntries(['__dirname', '__filename', 'import.meta'].map((name) => [name, ASKED]));

/**
 * The bundle of a program.
 *
 * @param {string} entry the file that is to be run
 * @param {string} root the folder of its package
 * @param {string} folder where bundles are kept
 * @param {string[]} parts files that are bundled by themselves
 * @param {() => import('./bundle.mjs').Esbuild} loadEsbuild
 * @returns {Promise<import('./bundle.mjs').Bundle>}
 */
export function programBundle(entry, root, folder, parts, loadEsbuild) {
  return keptBundle({
    folder,
    root,
    key: [entry, ...parts].join('\n'),
    build: async (outfile) => {
      /** @type {import('esbuild').BuildOptions} */
      const options = {
        ...common,
        absWorkingDir: root,
        entryPoints: [entry],
        outfile,
        packages: 'external',
        external: parts,
        sourcemap: 'external',
        sourcesContent: false,
        // It is available in the end: the sources are told where they are.
        logOverride: { 'empty-import-meta': 'silent' },
      };
      const esbuild = withoutWorker(loadEsbuild);
      let { outputFiles = [], metafile } = esbuild.buildSync({ ...options, define: ASKING });
      // Not where a text only mentions them: to tell each source its place takes several times as long.
      if (outputFiles.some(({ text }) => text.includes(ASKED))) {
        ({ outputFiles = [], metafile } = await esbuild.build({ ...options, ...knowingPlaces }));
      }
      const others = configurations(Object.keys(metafile?.inputs ?? {}).map((input) => join(root, input)));
      return {
        outputs: outputFiles,
        metafile: /** @type {import('esbuild').Metafile} */ (metafile),
        others: others.map((file) => relative(root, file)),
      };
    },
  });
}

/** Files by which esbuild knows what imports mean, be they there yet or not. @param {string[]} sources */
function configurations(sources) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const source of sources) {
    for (let folder = dirname(source); !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  const files = new Set(
    [...folders].flatMap((folder) => [join(folder, 'tsconfig.json'), join(folder, 'package.json')]),
  );
  // What is added meanwhile is gone through, too.
  for (const file of files) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const bases = /"extends"\s*:\s*(\[[^\]]*\]|"[^"]*")/.exec(text)?.[1].match(/(?<=")\.{1,2}\/[^"]*/g) ?? [];
    bases.forEach((base) => files.add(resolve(dirname(file), base.replace(/(\.json)?$/, '.json'))));
  }
  return [...files];
}

/** Lets each source know where it was. It takes longer, so that only programs that ask get it. */
const knowingPlaces = {
  define: {
    'import.meta.url': '__importMetaUrl',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
  plugins: [
    {
      name: 'places',
      /** @param {import('esbuild').PluginBuild} build */
      setup(build) {
        build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
          const text = readFileSync(path, 'utf8');
          const loader = /** @type {import('esbuild').Loader} */ (extname(path).replace(/^\.[cm]?/, ''));
          const places = [dirname(path), path, pathToFileURL(path).href].map((each) => JSON.stringify(each));
          const known = `var __dirname = ${places[0]}, __filename = ${places[1]}, __importMetaUrl = ${places[2]};`;
          // On the first line, so that lines keep their numbers.
          return PLACE.test(text) ? { contents: `${known} ${text}`, loader } : undefined;
        });
      },
    },
  ],
};
