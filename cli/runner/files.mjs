import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a file as a whole: another run may be reading it.
 *
 * @param {string} file @param {string | Uint8Array} content
 */
export function replace(file, content) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, content);
  renameSync(own, file);
}
