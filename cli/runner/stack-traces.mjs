// Stack traces that name lines of the sources. Node does that too, but it reads the map of a bundle whenever it loads it,
// which takes longer than a synth that nothing goes wrong in.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';

/**
 * Lets errors tell where in its sources they come from.
 *
 * @param {import('./bundle.mjs').Bundle} bundle
 */
export function traceSources({ file, unkept }) {
  /** @type {SourceMap | undefined} */
  let map;
  const load = () => {
    if (map !== undefined) {
      return map;
    }
    const text =
      unkept?.[`${file}.map`] ?? (existsSync(`${file}.map`) ? readFileSync(`${file}.map`, 'utf8') : undefined);
    map = text === undefined ? undefined : new SourceMap(JSON.parse(text));
    return map;
  };
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map(
      (frame) => `\n    at ${frame.getFileName() === file ? inSource(frame, file, load) : frame}`,
    );
    return `${headline(error)}${lines.join('')}`;
  };
}

/** @param {NodeJS.CallSite} frame @param {string} file @param {() => SourceMap | undefined} load */
function inSource(frame, file, load) {
  const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
  /** @type {any} */
  const found = load()?.findEntry(line - 1, column - 1);
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
