import { createHash } from 'node:crypto';
import { mapParts, normal, withoutStatus } from './normal.mjs';

const METADATA = { $ref: 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta#' };
/** A part that comes more than once is written once from this many characters on. */
const WORTH_SHARING = 120;

const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** The root of a custom resource: its metadata is that of every object. */
function rootSchema(schema) {
  const { properties, ...rest } = withoutStatus(normal(schema));
  return { ...rest, properties: { ...properties, metadata: METADATA } };
}

function countParts(schema, counts) {
  const text = JSON.stringify(schema);
  counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.get(text) === 1) {
    mapParts(schema, (part) => countParts(part, counts));
  }
}

/** The schema with each part that comes more than once replaced by a reference to one definition. */
function share(schema, counts, definitions) {
  return mapParts(schema, (part) => {
    const text = JSON.stringify(part);
    if (counts.get(text) === 1 || text.length < WORTH_SHARING) {
      return share(part, counts, definitions);
    }
    const id = `shared.${hashOf(text)}`;
    definitions[id] ??= share(part, counts, definitions);
    return { $ref: `${id}#` };
  });
}

/** The served versions of CustomResourceDefinitions. */
export function crdSchemas(crds) {
  const kinds = {};
  const whole = {};
  for (const { spec } of crds) {
    for (const { name, schema } of spec.versions.filter(({ served }) => served)) {
      const id = `${spec.group}.${name}.${spec.names.kind}`;
      kinds[`${spec.group}/${name} ${spec.names.kind}`] = id;
      whole[id] = rootSchema(schema.openAPIV3Schema);
    }
  }
  const counts = new Map();
  Object.values(whole).forEach((schema) => countParts(schema, counts));
  const definitions = {};
  for (const [id, schema] of Object.entries(whole)) {
    definitions[id] = share(schema, counts, definitions);
  }
  return { kinds, definitions };
}
