// Makes one file of the 300 modules that jsii compiled, whose parts are evaluated when they are first used: they load in a
// quarter of the time. Declarations and the assembly stay as they are.
import { build } from 'esbuild';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
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
  logLevel: 'warning',
};

const exports = exportsOf(readFileSync(index, 'utf8'));
writeFileSync(index, lazyIndex(exports));
await build({ ...common, entryPoints: [index], outfile: bundle, sourcemap: true, sourcesContent: false });
// Jest loads it by itself, for every file of tests: it brings the little that it needs.
await build({ ...common, entryPoints: [serializer], outfile: serializer, allowOverwrite: true });
for (const file of readdirSync(new URL('src/', lib), { recursive: true }).filter((name) =>
  /\.js(\.map)?$/.test(name),
)) {
  if (!basename(file).startsWith('library.js') && basename(file) !== basename(serializer)) {
    rmSync(new URL(`src/${file}`, lib));
  }
}
writeFileSync(index, frontIndex(exports.map(([name]) => name)));
