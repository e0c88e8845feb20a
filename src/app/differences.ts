import { isDeepStrictEqual } from 'util';
import { SynthesizedObject } from '../core/synthesized-object';
import { show } from '../private/values';
import { title } from './summary';

const SHOWN = 60;
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** What is in one place of an object here and there; undefined where there is nothing. */
interface Change {
  readonly field: string;
  readonly left: unknown;
  readonly right: unknown;
}

/**
 * What differs between two sets of objects, a line each. Objects are the same when the same construct made them,
 * whatever they are called; what changes alike in several objects is one line.
 */
export function differences(left: SynthesizedObject[], right: SynthesizedObject[]): string[] {
  const [before, after] = [left, right].map((objects) => new Map(objects.map((object) => [identity(object), object])));
  const gone = [...before].filter(([id]) => !after.has(id)).map(([, object]) => `- ${title(object)}`);
  const come = [...after].filter(([id]) => !before.has(id)).map(([, object]) => `+ ${title(object)}`);
  const titles = new Map<string, string[]>();
  for (const [id, object] of after) {
    const changes = before.has(id) ? compare('', before.get(id)!.manifest, object.manifest) : [];
    for (const { field, left: from, right: to } of changes) {
      const line = `${field} ${shown(from)} -> ${shown(to)}`;
      titles.set(line, [...(titles.get(line) ?? []), title(object)]);
    }
  }
  const changed = [...titles].map(
    ([line, objects]) => `${objects.length === 1 ? objects[0] : `${objects.length} objects`}: ${line}`,
  );
  return [...gone, ...come, ...changed];
}

function identity({ path, kind }: SynthesizedObject): string {
  return `${kind} ${path}`;
}

function compare(field: string, left: unknown, right: unknown): Change[] {
  if (isDeepStrictEqual(left, right)) {
    return [];
  }
  const [before, after] = [membersOf(left), membersOf(right)];
  if (before === undefined || after === undefined || Array.isArray(left) !== Array.isArray(right)) {
    return [{ field, left, right }];
  }
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => compare(`${field}${name}`.replace(/^\./, ''), before.get(name), after.get(name)));
}

/**
 * What a value is made of, by how a place in it is written. Lists of objects go by their names, where all have one, else
 * by their order; other lists are values.
 */
function membersOf(value: unknown): Map<string, unknown> | undefined {
  if (Array.isArray(value)) {
    const names = value.map((entry: unknown) => (isObject(entry) ? entry.name : undefined));
    const byName = names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
    const keys = byName ? names : value.map((_, index) => index);
    return value.every(isObject)
      ? new Map(value.map((entry, index) => [`[${String(keys[index])}]`, entry]))
      : undefined;
  }
  return isObject(value)
    ? new Map(Object.entries(value).map(([key, entry]) => [PLAIN_KEY.test(key) ? `.${key}` : `["${key}"]`, entry]))
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : show(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
