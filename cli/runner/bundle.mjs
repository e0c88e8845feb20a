// Bundles, and the files that they are kept in: a bundle is made anew when a file that it was made of has changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {typeof import('esbuild')} Esbuild
 *
 * @typedef {object} Bundle
 * @property {string} file where it is
 * @property {string[]} packages the packages that it asks for when it runs
 *
 * @typedef {object} Built
 * @property {import('esbuild').OutputFile[]} outputs
 * @property {import('esbuild').Metafile} metafile
 *
 * @typedef {object} Recipe
 * @property {string} folder where bundles are kept
 * @property {string} root the folder that names of files are relative to
 * @property {string} key what tells this bundle from others in the folder
 * @property {(outfile: string) => Built | Promise<Built>} build makes it
 *
 * @typedef {[string, number, number]} Seen a file, when it was written and how long it was
 */

/**
 * The bundle of a recipe, made where it has to be.
 *
 * @param {Recipe} recipe
 * @returns {Promise<Bundle>}
 */
export async function keptBundle({ folder, root, key, build }) {
  const name = join(folder, createHash('sha256').update(`${FORM}\n${key}`).digest('hex').slice(0, 16));
  const [file, stamp] = [`${name}.cjs`, `${name}.json`];
  const known = readStamp(stamp);
  if (known?.files.every((each) => isAsSeen(root, each))) {
    return { file, packages: known.packages };
  }
  const { outputs, metafile } = await build(file);
  const files = Object.keys(metafile.inputs)
    .filter((input) => input !== '<stdin>')
    .map((input) => look(root, input));
  const imports = Object.values(metafile.outputs).flatMap((each) => each.imports);
  const packages = [...new Set(imports.filter(({ external }) => external).map(({ path }) => path))];
  mkdirSync(folder, { recursive: true });
  outputs.forEach(({ path, contents }) => replace(path, contents));
  replace(stamp, JSON.stringify({ files, packages }));
  return { file, packages };
}

/** Goes up when bundles or stamps are written in another way: those of an older release are left alone. */
const FORM = 3;

/** What esbuild is told in any case. */
export const common = /** @type {const} */ ({
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});

/** @param {string} stamp @returns {{ files: Seen[]; packages: string[] } | undefined} */
function readStamp(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} root @param {string} file @returns {Seen} */
function look(root, file) {
  const { mtimeMs, size } = statSync(join(root, file));
  return [file, mtimeMs, size];
}

/** @param {string} root @param {Seen} seen */
function isAsSeen(root, [file, mtimeMs, size]) {
  const found = statSync(join(root, file), { throwIfNoEntry: false });
  return found?.mtimeMs === mtimeMs && found.size === size;
}

/**
 * Writes a file as a whole: another run may be reading it.
 *
 * @param {string} file @param {string | Uint8Array} content
 */
function replace(file, content) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, content);
  renameSync(own, file);
}
