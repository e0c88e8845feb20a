import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';

export interface Assets {
  readonly script: string;
  readonly style: string;
}

let known: Assets | undefined;

/** The script and the style sheet of the page: those that the build put beside the program, or from the sources. */
export function assets(): Assets {
  return (known ??= readAssets());
}

function readAssets(): Assets {
  const read = (name: string): string => fs.readFileSync(path.join(__dirname, name), 'utf8').trimEnd();
  if (fs.existsSync(path.join(__dirname, 'page.js'))) {
    return { script: read('page.js'), style: read('page.css') };
  }
  return { script: bundled('browser/main.ts'), style: bundled('page.css') };
}

/** A file with all that it imports, as small as it gets; by a process of its own, as Jest has other globals. */
function bundled(name: string): string {
  const program = path.join(path.dirname(require.resolve('esbuild/package.json')), 'bin/esbuild');
  const options = ['--bundle', '--minify', '--target=es2022', '--charset=utf8'];
  return execFileSync(program, [path.join(__dirname, name), ...options], { encoding: 'utf8' }).trimEnd();
}
