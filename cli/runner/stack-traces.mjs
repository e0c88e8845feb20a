// Stack traces that name lines of the sources. Node does that too, but it reads the map of a bundle whenever it loads it,
// which takes longer than a synth that nothing goes wrong in.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';

/**
 * Lets errors tell where in the sources they come from.
 *
 * @param {import('./bundle.mjs').Bundle[]} bundles
 */
export function traceSources(bundles) {
  /** @type {Map<string | null, () => SourceMap | undefined>} */
  const maps = new Map(bundles.map((bundle) => [bundle.file, mapOf(bundle)]));
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map((frame) => `\n    at ${inSource(frame, maps)}`);
    return `${headline(error)}${lines.join('')}`;
  };
}

/** The map of a bundle, which is read when it is asked for. @param {import('./bundle.mjs').Bundle} bundle */
function mapOf({ file, unkept }) {
  /** @type {SourceMap | undefined} */
  let map;
  return () => {
    if (map !== undefined) {
      return map;
    }
    const text =
      unkept?.[`${file}.map`] ?? (existsSync(`${file}.map`) ? readFileSync(`${file}.map`, 'utf8') : undefined);
    map = text === undefined ? undefined : new SourceMap(JSON.parse(text));
    return map;
  };
}

/** @param {NodeJS.CallSite} frame @param {Map<string | null, () => SourceMap | undefined>} maps */
function inSource(frame, maps) {
  const file = frame.getFileName() ?? '';
  const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
  /** @type {any} */
  const found = maps
    .get(file)?.()
    ?.findEntry(line - 1, column - 1);
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
