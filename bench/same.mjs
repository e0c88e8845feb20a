// Whether two outputs are the same objects, but for the order of objects, of keys, and of lists whose items have names.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { parseAllDocuments } = createRequire(import.meta.url)('yaml');

/** All YAML of a folder that synth wrote. */
export function readYaml(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.k8s.yaml'));
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('---\n');
}

export function parse(yaml) {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS())
    .filter((object) => object);
}

function ordered(value) {
  if (Array.isArray(value)) {
    const items = value.map(ordered);
    return items.every((item) => item?.name) ? items.sort((a, b) => (a.name < b.name ? -1 : 1)) : items;
  }
  const isObject = typeof value === 'object' && value !== null;
  return isObject
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, ordered(value[key])]),
      )
    : value;
}

function byId(objects) {
  const id = ({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  return new Map(objects.map((object) => [id(object), JSON.stringify(ordered(object))]));
}

/** Throws where two lists of objects differ. */
export function requireSame(what, actual, expected) {
  const [theirs, ours] = [byId(actual), byId(expected)];
  for (const id of new Set([...theirs.keys(), ...ours.keys()])) {
    if (theirs.get(id) !== ours.get(id)) {
      throw new Error(`${what} gives another ${id}:\n${theirs.get(id)}\nin place of\n${ours.get(id)}`);
    }
  }
}

/** How many objects a YAML text has, without being parsed. */
export function countObjects(yaml) {
  return yaml.match(/^kind: /gm)?.length ?? 0;
}
