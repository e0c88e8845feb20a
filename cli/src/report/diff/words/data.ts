import { unescaped } from '../model/difference';
import { unique } from '../model/json';
import { Describer } from './reading';
import { shortened } from './values';

const DATA = /^\/(?:data|stringData|binaryData)(?:\/(.*))?$/s;
const MOST = 12;

/** Keys of a ConfigMap or Secret: what is in them is nobody's business here. */
export const dataWords: Describer = (reading) => {
  const found = reading.take(DATA).flatMap(({ path, before, after }) => {
    const key = DATA.exec(path)?.[1];
    return key === undefined ? wholes(before, after) : [{ key: unescaped(key), before, after }];
  });
  const of = (title: string, keys: string[]) => {
    const names = unique(keys).map((key) => shortened(key, 80));
    const more = names.length > MOST ? `, and ${names.length - MOST} more` : '';
    return names.length === 0 ? [] : [`${title}: ${names.slice(0, MOST).join(', ')}${more}`];
  };
  const keys = (isOf: (item: (typeof found)[number]) => boolean) => found.filter(isOf).map(({ key }) => key);
  return [
    ...of(
      'keys added',
      keys(({ before }) => before === undefined),
    ),
    ...of(
      'keys removed',
      keys(({ after }) => after === undefined),
    ),
    ...of(
      'keys changed',
      keys(({ before, after }) => before !== undefined && after !== undefined),
    ),
  ];
};

function wholes(before: unknown, after: unknown): { key: string; before: unknown; after: unknown }[] {
  const value = before ?? after;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : ['all'];
  return keys.map((key) => ({
    key,
    before: before === undefined ? undefined : '',
    after: after === undefined ? undefined : '',
  }));
}
