// Bundles, and the files that they are kept in: a bundle is made anew when a file that it was made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * @typedef {typeof import('esbuild')} Esbuild
 *
 * @typedef {object} Bundle
 * @property {string} file where it is
 * @property {string[]} packages the packages that it asks for when it runs
 * @property {Record<string, string>} [unkept] its files, where they could not be written
 *
 * @typedef {object} Built
 * @property {import('esbuild').OutputFile[]} outputs
 * @property {import('esbuild').Metafile} metafile
 * @property {string[]} [others] files that say how it was made, be they there or not
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
  if (known?.files.every((each) => isAsSeen(root, each)) && existsSync(file)) {
    return { file, packages: known.packages };
  }
  const { outputs, metafile, others = [] } = await build(file);
  const inputs = Object.keys(metafile.inputs).filter((input) => input !== '<stdin>');
  const files = [...inputs, ...others].map((input) => look(root, input));
  const imports = Object.values(metafile.outputs).flatMap((each) => each.imports);
  const packages = [...new Set(imports.filter(({ external }) => external).map(({ path }) => path))];
  try {
    mkdirSync(folder, { recursive: true });
    outputs.forEach(({ path, contents }) => replace(path, contents));
    replace(stamp, JSON.stringify({ files, packages }));
    return { file, packages };
  } catch {
    // A container's file system may be read-only: each run then bundles anew.
    return { file, packages, unkept: Object.fromEntries(outputs.map(({ path, text }) => [path, text])) };
  }
}

/**
 * Loads a bundle as Node would from its file; the main one is `require.main`.
 *
 * @param {Bundle} bundle @param {boolean} isMain
 */
export function load({ file, unkept }, isMain) {
  /** @type {any} */
  const node = Module;
  if (unkept === undefined) {
    return node._load(file, undefined, isMain);
  }
  const module = new node(isMain ? '.' : file);
  Object.assign(module, { filename: file, paths: node._nodeModulePaths(dirname(file)) });
  if (isMain) {
    process.mainModule = module;
  }
  module._compile(unkept[file], file);
  return module.exports;
}

/** Goes up when bundles or stamps are written in another way: those of an older release are left alone. */
const FORM = 4;

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
  const found = statSync(join(root, file), { throwIfNoEntry: false });
  return [file, found?.mtimeMs ?? 0, found?.size ?? -1];
}

/** @param {string} root @param {Seen} seen */
function isAsSeen(root, [file, mtimeMs, size]) {
  const [, mtimeNow, sizeNow] = look(root, file);
  return mtimeNow === mtimeMs && sizeNow === size;
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
