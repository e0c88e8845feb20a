import * as fs from 'fs';
import * as path from 'path';

/** The folder of this package, found from the bundle in lib/ and from the sources alike. */
export function packageFolder(): string {
  let folder = __dirname;
  while (!fs.existsSync(path.join(folder, 'package.json'))) {
    folder = path.dirname(folder);
  }
  return folder;
}

/** The version of this package, which is the library's as well: the two are published together. */
export function packageVersion(): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
