import { at, Json, mapsOf, textOf, textsOf, unique } from '../model/json';
import { Thing } from '../model/things';
import { Describer } from './reading';
import { shortened } from './values';

/** Rights one by one, like `get secrets`, however they are written into rules. */
export function rights(role: Thing | undefined): string[] {
  return unique(
    mapsOf(role?.normal.rules).flatMap((rule: Json) => {
      const names = textsOf(rule.resourceNames);
      const only = names.length === 0 ? '' : ` named ${names.join(' or ')}`;
      const groups = textsOf(rule.apiGroups);
      const targets = textsOf(rule.resources).flatMap((resource) =>
        (groups.length === 0 ? [''] : groups).map((group) => (group === '' ? resource : `${resource}.${group}`)),
      );
      const urls = textsOf(rule.nonResourceURLs);
      return [...targets, ...urls].flatMap((target) => textsOf(rule.verbs).map((verb) => `${verb} ${target}${only}`));
    }),
  );
}

const MOST = 12;

export const rightWords: Describer = (reading, { before, after }) => {
  const rules = reading.take(/^\/rules(\/|$)/);
  const subjects = reading.take(/^\/subjects(\/|$)/);
  const roles = reading.take(/^\/roleRef(\/|$)/);
  const [from, to] = [rights(before), rights(after)];
  return [
    ...(rules.length === 0 ? [] : steps('right', from, to)),
    ...(subjects.length === 0 ? [] : steps('subject', subjectsOf(before), subjectsOf(after))),
    ...(roles.length === 0 ? [] : [`role ${roleOf(before)} -> ${roleOf(after)}`]),
  ];
};

/** What is new in a list, and what is gone. */
export function steps(title: string, from: string[], to: string[]): string[] {
  const listed = (words: string, items: string[]) => {
    const more = items.length > MOST ? `, and ${items.length - MOST} more` : '';
    const names = items.slice(0, MOST).map((item) => shortened(item, 120));
    return items.length === 0 ? [] : [`${words} ${title}${items.length === 1 ? '' : 's'}: ${names.join(', ')}${more}`];
  };
  const words = [
    ...listed(
      'new',
      to.filter((item) => !from.includes(item)),
    ),
    ...listed(
      'removed',
      from.filter((item) => !to.includes(item)),
    ),
  ];
  return words.length > 0 ? words : [`the ${title}s are written in another way`];
}

function subjectsOf(binding: Thing | undefined): string[] {
  return mapsOf(binding?.normal.subjects).map(({ kind, namespace, name }) => {
    const place = textOf(namespace);
    return `${textOf(kind) ?? '?'} ${place === undefined ? '' : `${place}/`}${textOf(name) ?? '?'}`;
  });
}

function roleOf(binding: Thing | undefined): string {
  const name = textOf(at(binding?.normal, 'roleRef', 'name')) ?? 'none';
  return `${textOf(at(binding?.normal, 'roleRef', 'kind')) ?? ''} ${name}`.trim();
}
