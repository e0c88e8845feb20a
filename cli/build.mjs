// Makes one file of the program, whose commands are evaluated when they are called.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(at('lib'), { recursive: true, force: true });
await build({
  entryPoints: [at('src/bin.ts')],
  outfile: at('lib/bin.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // The paths of tsconfig.json lead to the library's sources, which would become a part of the program.
  tsconfigRaw: '{}',
  logLevel: 'warning',
});
// What the page of the report carries within it.
await build({
  entryPoints: [at('src/report/page/browser/main.ts'), at('src/report/page/page.css')],
  outdir: at('lib'),
  entryNames: 'page',
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: 'es2022',
  logLevel: 'warning',
});
