/**
 * Official schemas as plain JSON Schema: names, types, formats, enums, patterns, limits and required fields.
 * Left out: descriptions, defaults, `status` (the cluster's, not a manifest's), null where it is allowed (no manifest of
 * ours has one), and rules in CEL (`x-kubernetes-validations`), which no JSON Schema validator runs.
 */
const KEPT = [
  ...['type', 'format', 'enum', 'pattern', 'required', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
];

const PARTS = ['properties', 'items', 'allOf', 'anyOf', 'oneOf', 'not'];

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([k, v]) => [k, change(v)]));

/** How Kubernetes says "integer or string", in the words of JSON Schema; a pattern holds for the string. */
const intOrString = (schema) => ({
  type: ['integer', 'string'],
  ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
});

/** A schema with a change made to each schema right below it. */
export function mapParts(schema, change) {
  const result = { ...schema };
  if (schema.properties) {
    result.properties = mapValues(schema.properties, change);
  }
  for (const branches of ['allOf', 'anyOf', 'oneOf'].filter((name) => schema[name])) {
    result[branches] = schema[branches].map(change);
  }
  for (const part of ['not', 'items', 'additionalProperties'].filter((name) => typeof schema[name] === 'object')) {
    result[part] = change(schema[part]);
  }
  return result;
}

/** A schema of OpenAPI v2 or of a CustomResourceDefinition. Where any field may be, it says `additionalProperties: true`. */
export function normal(schema) {
  if (schema.$ref) {
    return { $ref: `${schema.$ref.replace('#/definitions/', '')}#` };
  }
  if (schema['x-kubernetes-int-or-string']) {
    return intOrString(schema);
  }
  const { additionalProperties: anyField, ...parts } = mapParts(schema, normal);
  const kept = [...KEPT, ...PARTS].filter((keyword) => parts[keyword] !== undefined && parts[keyword] !== '');
  const open = schema['x-kubernetes-preserve-unknown-fields'] || anyField;
  return {
    ...Object.fromEntries(kept.map((keyword) => [keyword, parts[keyword]])),
    ...(open ? { additionalProperties: open } : {}),
  };
}

/** The schema of a whole object, without its status. */
export function withoutStatus({ properties, required, ...rest }) {
  const { status, ...others } = properties ?? {};
  return {
    ...rest,
    ...(required ? { required: required.filter((name) => name !== 'status') } : {}),
    ...(properties ? { properties: others } : {}),
  };
}

/** The ids that a schema refers to. */
export function referencesOf(schema) {
  const found = schema.$ref ? [schema.$ref.replace(/#$/, '')] : [];
  mapParts(schema, (part) => found.push(...referencesOf(part)));
  return found;
}
