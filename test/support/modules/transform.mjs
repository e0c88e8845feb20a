import { readFileSync } from 'node:fs';
import { compiledFile } from './compiled.mjs';

/** Gives Jest what a source was compiled to, and the map for what it says of failures. */
export default {
  process: (_, path) => {
    const file = compiledFile(path);
    return { code: readFileSync(file, 'utf8'), map: readFileSync(`${file}.map`, 'utf8') };
  },
};
