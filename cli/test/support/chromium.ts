import * as fs from 'fs';
import * as path from 'path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine; undefined where there is none. */
export function chromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

/** `describe` where there is a browser; else it is skipped, and stdout says so. */
export function describeInChromium(name: string, tests: (executable: string) => void): void {
  const executable = chromium();
  if (executable === undefined) {
    process.stdout.write(`SKIPPED, as there is none of ${NAMES.join(', ')}: ${name}\n`);
    describe.skip(name, () => tests(''));
  } else {
    describe(name, () => tests(executable));
  }
}
