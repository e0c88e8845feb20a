// Runs a program in TypeScript, by default src/main.ts, as fast as can be: one bundle of its own sources, without types
// being checked (npm test does that), and no bundling at all where nothing has changed since the last run.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join, relative, resolve } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** What a bundle was made of, each file with the time and size that it had. */
function isFresh(stamp) {
  return (
    existsSync(stamp) &&
    JSON.parse(readFileSync(stamp, 'utf8')).every(([file, mtimeMs, size]) => {
      const found = statSync(join(root, file), { throwIfNoEntry: false });
      return found?.mtimeMs === mtimeMs && found.size === size;
    })
  );
}

/** Writes a file as a whole: another run may be reading it. */
function replace(file, content) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, content);
  renameSync(own, file);
}

/** Bundles an entry where it has to be, and says where the bundle is. */
function bundled(entry) {
  const folder = join(root, 'node_modules/.cache/cdk8s-aspnetcore');
  const name = createHash('sha256').update(entry).digest('hex').slice(0, 16);
  const [bundle, stamp] = [join(folder, `${name}.cjs`), join(folder, `${name}.json`)];
  if (!isFresh(stamp)) {
    mkdirSync(folder, { recursive: true });
    const { metafile, outputFiles } = require('esbuild').buildSync({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: bundle,
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node20',
      packages: 'external',
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      logLevel: 'warning',
      tsconfig: join(root, 'tsconfig.json'),
    });
    const files = [...Object.keys(metafile.inputs), relative(root, fileURLToPath(import.meta.url))];
    const seen = files.map((file) => [file, statSync(join(root, file)).mtimeMs, statSync(join(root, file)).size]);
    outputFiles.forEach(({ path, contents }) => replace(path, contents));
    replace(stamp, JSON.stringify(seen));
  }
  return bundle;
}

// A stack trace names lines of the sources.
process.setSourceMapsEnabled(true);
// From Node 22 on, what V8 has compiled is kept, too.
module.enableCompileCache?.(join(root, 'node_modules/.cache/node'));
require(bundled(resolve(root, 'src/main.ts')));
