import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { compiledFile, LIBRARY, sourceOf } from './compiled.mjs';

/** One script a file: V8 compiles none of its functions twice in a process, be it run in ever so many contexts. */
const scripts = new Map();

/** Which file a module means by a name, by folder and name. */
const meant = new Map();

const node = createRequire(import.meta.url);

/** What loads modules into a context; each of them once, as Node does. */
export function moduleLoader(context) {
  const loaded = new Map();

  function load(file) {
    const known = loaded.get(file);
    if (known !== undefined) {
      return known.exports;
    }
    const module = { id: file, filename: file, exports: {}, loaded: false };
    loaded.set(file, module);
    const require = (name) => (isBuiltin(name) ? node(name) : load(resolve(file, name)));
    require.resolve = (name) => resolve(file, name);
    const source = sourceOf(file);
    const run = scriptOf(file).runInContext(context);
    try {
      run.call(module.exports, module.exports, require, module, source, dirname(source));
    } catch (error) {
      loaded.delete(file);
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }
  return (file) => load(compiledFile(file));
}

function resolve(from, name) {
  const key = `${dirname(from)}\n${name}`;
  const file = meant.get(key) ?? find(from, name);
  meant.set(key, file);
  return file;
}

function find(from, name) {
  if (name === 'cdk8s-aspnetcore') {
    return compiledFile(LIBRARY);
  }
  // What was compiled to another folder has no packages beside it.
  return createRequire(name.startsWith('.') ? from : sourceOf(from)).resolve(name);
}

function scriptOf(filename) {
  const known = scripts.get(filename);
  if (known !== undefined) {
    return known;
  }
  const text = readFileSync(filename, 'utf8');
  const body = filename.endsWith('.json') ? `module.exports = ${text}` : text;
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${body}\n})`, { filename });
  scripts.set(filename, script);
  return script;
}
