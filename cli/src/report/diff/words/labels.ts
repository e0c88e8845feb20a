import { unescaped } from '../model/difference';
import { stampStep } from './pods';
import { Describer } from './reading';

const STAMP = /^\/metadata\/(label|annotation)s\/(.*)$/s;

/** Labels and annotations of the object itself. */
export const labelWords: Describer = (reading) =>
  reading.take(STAMP).map(({ path, before, after }) => {
    const [, list, key] = STAMP.exec(path) ?? [];
    return stampStep(`${list} ${unescaped(key)}`, unescaped(key), before, after);
  });
