// Loads bundles, with what V8 compiled of them the last time: to compile it again is a third of a short run.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { basename, dirname } from 'node:path';
import { Script } from 'node:vm';
import { replace } from './files.mjs';

/** What a script can't do that V8 knows already; it costs no more than time where it is but a word. */
const IMPORT = /\bimport\s*\(/;

/** Before and after the text of a CommonJS module. */
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];

/**
 * Loads a bundle as Node would from its file; the main one is `require.main`.
 *
 * @param {import('./bundle.mjs').Bundle} bundle
 * @param {boolean} isMain
 * @param {string} [program] the bundle by which it is asked for: each has its own way through the packages
 */
export function load({ file, unkept }, isMain, program = file) {
  /** @type {any} */
  const module = new Module(isMain ? '.' : file);
  module.filename = file;
  module.paths = /** @type {any} */ (Module)._nodeModulePaths(dirname(file));
  if (isMain) {
    process.mainModule = module;
  }
  const text = unkept?.[file] ?? readFileSync(file, 'utf8');
  const kept = `${file}.${basename(program, '.cjs')}.${process.version}-${process.arch}`;
  const cachedData = unkept === undefined ? readKept(kept, text) : undefined;
  if (cachedData === undefined && (unkept !== undefined || IMPORT.test(text))) {
    module._compile(text, file);
  } else {
    const run = compiled(text, file, kept, cachedData);
    run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  }
  module.loaded = true;
  return module.exports;
}

/**
 * Lets everybody who requires a file get something else.
 *
 * @param {string} file @param {() => unknown} make makes what they get when somebody first asks for it
 */
export function provide(file, make) {
  /** @type {{ value: unknown } | undefined} */
  let made;
  const module = new Module(file);
  module.filename = file;
  module.loaded = true;
  Object.defineProperty(module, 'exports', { get: () => (made ??= { value: make() }).value });
  createRequire(file).cache[file] = module;
}

/**
 * The function of a module. What V8 compiles of it until the process ends well is kept, if nothing is yet.
 *
 * @param {string} text
 * @param {string} filename
 * @param {string} kept the file in which it is kept
 * @param {Buffer} [cachedData] what was kept of this very text
 */
function compiled(text, filename, kept, cachedData) {
  const source = `${WRAPPER[0]}${text.replace(/^#!/, '//')}${WRAPPER[1]}`;
  const script = new Script(source, { filename, columnOffset: -WRAPPER[0].length, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) {
    process.once('exit', (code) => {
      if (code === 0) {
        keep(kept, text, script.createCachedData());
      }
    });
  }
  return script.runInThisContext();
}

/**
 * What both belong together by. V8 itself looks at no more than the length of the text, and dies of data that somebody
 * has damaged.
 *
 * @param {string} text @param {Buffer} data
 */
function fingerprint(text, data) {
  return createHash('sha256').update(text).update(data).digest();
}

/** @param {string} kept @param {string} text */
function readKept(kept, text) {
  try {
    const content = readFileSync(kept);
    const [mark, data] = [content.subarray(0, 32), content.subarray(32)];
    return mark.equals(fingerprint(text, data)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} kept @param {string} text @param {Buffer} data */
function keep(kept, text, data) {
  try {
    replace(kept, Buffer.concat([fingerprint(text, data), data]));
  } catch {
    // The next run compiles again.
  }
}
