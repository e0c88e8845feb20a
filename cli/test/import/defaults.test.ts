import * as fs from 'fs';
import * as path from 'path';
import { KINDS, SHAPES } from '../../src/import/defaults';
import { Json } from '../../src/json';

const FILE = path.join(__dirname, '../../../test/fixtures/schemas/kubernetes-1.36.json');
const { kinds, definitions } = JSON.parse(fs.readFileSync(FILE, 'utf8')) as { kinds: Json; definitions: Json };

/** The definition that a schema stands for: of a list its items'. */
function resolved(schema: Json): Json {
  const of = (schema.items ?? schema) as Json;
  return of.$ref === undefined ? of : (definitions[(of.$ref as string).replace(/#$/, '')] as Json);
}

/** What a shape says of fields that a definition does not have, or whose default it does not allow. */
function faults(shape: string, definition: Json, at: string): string[] {
  const { defaults = {}, fields = {}, empty = [] } = SHAPES[shape];
  const named = [...Object.keys(defaults), ...Object.keys(fields), ...empty];
  const absent = named.filter((field) => definition.properties?.[field] === undefined);
  const wrong = Object.entries(defaults).filter(([field, value]) => !allows(definition.properties?.[field], value));
  const below = Object.entries(fields).filter(
    ([field, type]) => Object.hasOwn(SHAPES, type) && !absent.includes(field),
  );
  return [
    ...absent.map((field) => `${at}.${field} is no field`),
    ...wrong.map(([field]) => `${at}.${field} can't have its default`),
    ...below.flatMap(([field, type]) => faults(type, resolved(definition.properties[field] as Json), `${at}.${field}`)),
  ];
}

/** Whether a value is of the type, and among the values, of a schema. */
function allows(schema: Json | undefined, value: unknown): boolean {
  const { type, enum: values } = schema ?? {};
  const types: Json = { integer: 'number', string: 'string', boolean: 'boolean', array: 'object' };
  const isKnown = value === '' || values === undefined || (values as unknown[]).includes(value);
  return isKnown && (types[type as string] === undefined || types[type as string] === typeof value);
}

test.each(Object.entries(KINDS))("each default of a %s is one of Kubernetes' fields", (kind, shape) => {
  const id = Object.entries(kinds).find(
    ([name]) => name.endsWith(` ${kind}`) && !name.includes('v1beta'),
  )?.[1] as string;
  expect([kind, faults(shape, definitions[id.replace(/#$/, '')] as Json, kind)]).toEqual([kind, []]);
});
