// Bundles, and the files that they are kept in: a bundle is made anew when a file that it was made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replace } from './files.mjs';

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

/** Goes up when bundles or stamps are written in another way: those of an older release are left alone. */
const FORM = 5;

/** What holds for an esbuild that ends with its one bundle: much output, and no garbage collection, as on its command line. */
const ONCE = { ESBUILD_MAX_BUFFER: String(2 ** 30), GOGC: 'off' };

/**
 * esbuild, whose calls that wait start no worker: that takes longer than to bundle most programs does.
 *
 * @param {() => Esbuild} load
 * @returns {Pick<Esbuild, 'build' | 'buildSync'>}
 */
export function withoutWorker(load) {
  const { build, buildSync } = within({ ESBUILD_WORKER_THREADS: '0' }, load);
  return { build, buildSync: (options) => within(ONCE, () => buildSync(options)) };
}

/** Calls something with other environment variables. @template T @param {Record<string, string>} variables @param {() => T} call */
function within(variables, call) {
  const before = Object.keys(variables).map((name) => /** @type {const} */ ([name, process.env[name]]));
  Object.assign(process.env, variables);
  try {
    return call();
  } finally {
    before.forEach(([name, value]) => (value === undefined ? delete process.env[name] : (process.env[name] = value)));
  }
}

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
