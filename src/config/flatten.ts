import { fail } from '../private/errors';
import { show } from '../private/values';
import { numberText } from './env-values';

/** One value of the settings. */
export interface FlatSetting {
  /** Its key as .NET writes it: `Logging:LogLevel:Default`, `Cors:Origins:0`. */
  readonly setting: string;
  /** Its value as .NET reads it. */
  readonly text: string;
}

/** Source: JsonSerializerOptions.MaxDepth; it also ends data that contains itself. */
const MAX_DEPTH = 64;

/** Data as JSON knows it, whichever realm it comes from: no Date, Map or instance of a class. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Settings as a flat list, in their order; every value has a key of its own. Lists count from 0. */
export function flatten(path: string, settings: unknown): FlatSetting[] {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings) || !isPlain(settings)) {
    fail('settings-invalid', path, `the settings are ${show(settings)}`, 'give an object like { Section: { Key: 1 } }');
  }
  const found = new Map<string, FlatSetting>();
  for (const setting of visitMembers(path, [], Object.entries(settings))) {
    const other = found.get(setting.setting.toLowerCase());
    if (other) {
      const both = `settings ${show(other.setting)} and ${show(setting.setting)}`;
      fail('settings-invalid', path, `${both} are one key to .NET, which ignores case`, 'leave one of them out');
    }
    found.set(setting.setting.toLowerCase(), setting);
  }
  return [...found.values()];
}

function visitMembers(path: string, parents: string[], members: [string, unknown][]): FlatSetting[] {
  return members.flatMap(([key, value]) => {
    const keys = [...parents, ...key.split(':')];
    const setting = keys.join(':');
    if (keys.includes('')) {
      fail('settings-invalid', path, `setting ${show(setting)} has an empty section or key`, 'name it');
    }
    if (key.includes('__')) {
      const fix = `write ${show(setting.replaceAll('__', ':'))}, or nest it`;
      fail('settings-invalid', path, `setting ${show(setting)} contains "__", which is for variables`, fix);
    }
    return visit(path, keys, value);
  });
}

function visit(path: string, keys: string[], value: unknown): FlatSetting[] {
  const setting = keys.join(':');
  const wrong = (problem: string, fix: string): never =>
    fail('settings-invalid', path, `setting ${show(setting)} ${problem}`, fix);
  if (value === null || value === undefined) {
    return wrong(`is ${value}, which .NET configuration can't tell from ""`, 'leave it out, or set it to ""');
  }
  if (typeof value === 'string' || typeof value === 'boolean') {
    const text = String(value);
    const nul = text.includes('\0');
    return nul ? wrong('contains a NUL character', 'remove it: no process can be given one') : [{ setting, text }];
  }
  if (typeof value === 'number') {
    const text = numberText(value);
    return text === undefined
      ? wrong(`is ${value}, which is not exact or no number`, 'write it as a string')
      : [{ setting, text }];
  }
  if (typeof value !== 'object' || !(Array.isArray(value) || isPlain(value))) {
    return wrong('is neither text, number, boolean, list nor plain object', 'write it as a string');
  }
  const members = Array.isArray(value) ? [...value].map((item, at): [string, unknown] => [`${at}`, item]) : undefined;
  const entries = members ?? Object.entries(value);
  if (entries.length === 0) {
    return wrong(`is an empty ${members ? 'list' : 'object'}, which sets no key`, 'leave it out');
  }
  if (keys.length >= MAX_DEPTH) {
    const problem = `the settings are nested deeper than the ${MAX_DEPTH} levels that .NET reads`;
    fail('settings-invalid', path, problem, 'make them flatter');
  }
  return visitMembers(path, keys, entries);
}
