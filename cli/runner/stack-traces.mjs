// Stack traces that name lines of the sources. Node does that too, but it reads the map of a bundle whenever it loads it,
// which takes longer than a synth that nothing goes wrong in.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';

/**
 * Lets errors tell where in its sources they come from.
 *
 * @param {string} file a bundle, whose map lies beside it
 */
export function traceSources(file) {
  /** @type {SourceMap | undefined} */
  let map;
  const load = () => (map ??= new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))));
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map(
      (frame) => `\n    at ${frame.getFileName() === file ? inSource(frame, file, load) : frame}`,
    );
    return `${headline(error)}${lines.join('')}`;
  };
}

/** @param {NodeJS.CallSite} frame @param {string} file @param {() => SourceMap} load */
function inSource(frame, file, load) {
  const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
  /** @type {any} */
  const found = existsSync(`${file}.map`) ? load().findEntry(line - 1, column - 1) : undefined;
  if (found?.originalSource === undefined) {
    return String(frame);
  }
  const source = resolve(dirname(file), found.originalSource);
  return String(frame).replace(
    `${file}:${line}:${column}`,
    `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`,
  );
}

/** What an error says of itself. @param {unknown} error */
function headline(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}
