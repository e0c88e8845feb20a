import { Difference, unescaped } from '../model/difference';
import { at, isMap, Json, mapOf, textOf, unique } from '../model/json';
import { shortened, shownVariable } from './values';

const MOST = 12;

/** Variables by name; values only where they are short and no secrets. */
export function envWords(found: Difference[]): string[] {
  const names = unique(found.map(({ path }) => nameOf(path)));
  const added: string[] = [];
  const removed: string[] = [];
  const changed: string[] = [];
  for (const name of names) {
    const own = found.filter(({ path }) => nameOf(path) === name);
    const whole = own.find(({ path }) => path.endsWith(']') || !path.includes('['));
    if (name === 'order') {
      changed.push('their order');
    } else if (whole === undefined) {
      changed.push(`${name}${valueStep(name, own)}`);
    } else if (whole.before === undefined) {
      added.push(variable(name, whole.after));
    } else if (whole.after === undefined) {
      removed.push(variable(name, undefined));
    } else {
      changed.push(name);
    }
  }
  return [...listed('env added', added), ...listed('env removed', removed), ...listed('env changed', changed)];
}

function nameOf(path: string): string {
  const [, from, name = ''] = /^\/env(From)?\/\[([^\]]*)\]/.exec(path) ?? [];
  const variable = name === '' ? 'variables' : unescaped(name);
  return from === undefined ? variable : `all of ${variable}`;
}

function variable(name: string, item: unknown): string {
  const shown = shownVariable(name, mapOf(item).value);
  return shown === undefined ? `${name}${source(mapOf(mapOf(item).valueFrom))}` : `${name}=${shown}`;
}

/** Where a variable comes from, by name. */
function source(valueFrom: Json): string {
  const reference = Object.values(valueFrom).find(isMap);
  const name = textOf(at(reference, 'name'));
  return name === undefined ? '' : ` (from ${name})`;
}

function valueStep(name: string, own: Difference[]): string {
  const value = own.find(({ path }) => path.endsWith('/value'));
  const [from, to] = [shownVariable(name, value?.before), shownVariable(name, value?.after)];
  return from === undefined || to === undefined ? '' : ` ${from} -> ${to}`;
}

function listed(title: string, items: string[]): string[] {
  const more = items.length > MOST ? `, and ${items.length - MOST} more` : '';
  const names = items.slice(0, MOST).map((item) => shortened(item, 160));
  return items.length === 0 ? [] : [`${title}: ${names.join(', ')}${more}`];
}
