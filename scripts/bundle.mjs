// Makes one file of the 300 modules that jsii compiled, whose parts are evaluated when they are first used: they load in a
// quarter of the time. The assembly stays as it is, and so do all declarations that a user's compiler reads.
import { build } from 'esbuild';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const lib = new URL('../lib/', import.meta.url);
const index = fileURLToPath(new URL('src/index.js', lib));
const bundle = fileURLToPath(new URL('src/library.js', lib));
const serializer = fileURLToPath(new URL('src/assertions/jest-serializer.js', lib));
const require = createRequire(index);

/** What an index of jsii's is made of, by the names that each module gives. */
function exportsOf(text) {
  const exports = [];
  const modules = new Map();
  for (const line of text.split('\n').filter((each) => each.includes('require("') || each.includes('get: function'))) {
    const star = /^__exportStar\(require\("([^"]+)"\), exports\);/.exec(line);
    const space = /^exports\.(\w+) = __importStar\(require\("([^"]+)"\)\);/.exec(line);
    const variable = /^(?:var|const) (\w+) = require\("([^"]+)"\);/.exec(line);
    const named = /^Object\.defineProperty\(exports, "(\w+)", .* return (\w+)\.(\w+); } }\);/.exec(line);
    if (star) {
      exports.push(...Object.keys(require(star[1])).map((name) => [name, star[1], `.${name}`]));
    } else if (space) {
      exports.push([space[1], space[2], '']);
    } else if (variable) {
      modules.set(variable[1], variable[2]);
    } else if (named && modules.has(named[2])) {
      exports.push([named[1], modules.get(named[2]), `.${named[3]}`]);
    } else if (!/^\s|^var __/.test(line)) {
      throw new Error(`the index has a line that this script does not know: ${line}`);
    }
  }
  return exports;
}

/** An index that loads a module when one of its names is first asked for. */
function lazyIndex(exports) {
  const getters = exports.map(
    ([name, module, member]) =>
      `Object.defineProperty(exports, "${name}", { enumerable: true, get: () => require("${module}")${member} });`,
  );
  return ['"use strict";', 'Object.defineProperty(exports, "__esModule", { value: true });', ...getters, ''].join('\n');
}

/** What is loaded first: nothing of the library, until one of its names is asked for. */
function frontIndex(names) {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    `for (const name of ${JSON.stringify(names)}) {`,
    '  Object.defineProperty(exports, name, { enumerable: true, get: () => require("./library.js")[name] });',
    '}',
    // By this line, which never runs, Node tells ES modules which names there are: it does not read them from getters.
    `0 && (module.exports = { ${names.join(', ')} });`,
    '',
  ].join('\n');
}

/** The declarations that a compiler reads from some on: nobody gets at the others, which are two in three. */
function declarationsFrom(files, seen = new Set()) {
  for (const file of files.filter((each) => !seen.has(each))) {
    seen.add(file);
    const named = [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)];
    const places = named.map(([, module]) => resolve(dirname(file), module));
    const found = places.map((place) => [`${place}.d.ts`, join(place, 'index.d.ts')].find((each) => existsSync(each)));
    declarationsFrom(found, seen);
  }
  return seen;
}

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // The typed bindings of custom resources are files of their own, which few programs need.
  external: ['../imports/*'],
  // Names stay: those of classes are told in messages, and by them a second copy of the package knows its own.
  minifyWhitespace: true,
  minifySyntax: true,
  // Node shows the line of an error that nobody caught: it is not to fill the screen.
  lineLimit: 160,
  logLevel: 'warning',
};

const exports = exportsOf(readFileSync(index, 'utf8'));
writeFileSync(index, lazyIndex(exports));
await build({ ...common, entryPoints: [index], outfile: bundle, sourcemap: true, sourcesContent: false });
// Jest loads it by itself, for every file of tests: it brings the little that it needs.
await build({ ...common, entryPoints: [serializer], outfile: serializer, allowOverwrite: true });
const declarations = declarationsFrom([index, serializer].map((file) => file.replace(/\.js$/, '.d.ts')));
for (const name of readdirSync(lib, { recursive: true })) {
  const file = join(fileURLToPath(lib), name);
  const isOurs = [bundle, `${bundle}.map`, index, serializer].includes(file);
  if (name.endsWith('.d.ts') ? !declarations.has(file) : /^src\b.*\.js$|\.js\.map$/.test(name) && !isOurs) {
    rmSync(file);
  } else if (name.startsWith('imports') && name.endsWith('.js')) {
    // They were generated, and are read as they are.
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
  }
}
writeFileSync(index, frontIndex(exports.map(([name]) => name)));
