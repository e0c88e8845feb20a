import { Schema } from './sources';

/** What the JSON schemas of either source say in less exact words than Kubernetes. */
const EXACT: Record<string, Schema> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['string', 'number'], format: 'quantity' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'] },
};

/** Source: https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity (the serialization format). */
export const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** The controller makes ReplicaSets of a Rollout's template, whose resources its own definition leaves open. */
const ROLLOUT = 'argoproj.io.v1alpha1.Rollout';
const POD_TEMPLATE = { $ref: 'io.k8s.api.core.v1.PodTemplateSpec#' };

const BRANCHES = ['allOf', 'anyOf', 'oneOf'];

function mapValues(object: Record<string, Schema>, change: (part: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(object).map(([key, part]) => [key, change(part)]));
}

/** `X or null` is X: a manifest of ours has no null. */
function withoutNull(schema: Schema): Schema {
  const others = (schema.oneOf as Schema[] | undefined)?.filter((branch) => branch.type !== 'null');
  return others?.length === 1 && others.length < schema.oneOf.length ? others[0] : schema;
}

/** The schema made to refuse fields that it does not name. A branch (`anyOf`) only adds conditions: it refuses none. */
function closed(loose: Schema, inBranch: boolean): Schema {
  const schema = withoutNull(loose);
  const result: Record<string, any> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties') {
      result.properties = mapValues(value, (part) => closed(part, inBranch));
    } else if (keyword === 'items' || (keyword === 'additionalProperties' && typeof value === 'object')) {
      result[keyword] = closed(value, inBranch);
    } else if (keyword === 'not') {
      result.not = closed(value, true);
    } else if (BRANCHES.includes(keyword)) {
      result[keyword] = (value as Schema[]).map((branch) => closed(branch, true));
    } else if (keyword !== 'nullable' && !keyword.startsWith('x-')) {
      result[keyword] = value;
    }
  }
  if (result.type === 'object' && result.additionalProperties === undefined && !inBranch) {
    result.additionalProperties = false;
  }
  return result;
}

/** A schema that refuses unknown fields at every depth. */
export function strict(id: string, schema: Schema): Schema {
  const result = EXACT[id] ?? closed(schema, false);
  if (id === ROLLOUT) {
    const { properties } = result.properties.spec as Schema;
    properties.template = { allOf: [properties.template, POD_TEMPLATE] };
  }
  return result;
}

/** A schema of a whole object: a manifest has no status, that is the cluster's. */
export function withoutStatus(schema: Schema): Schema {
  const properties = Object.entries<Schema>(schema.properties).filter(([name]) => name !== 'status');
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** The ids that a schema refers to. */
export function referencesOf(schema: Schema): string[] {
  const own = typeof schema.$ref === 'string' ? [schema.$ref.replace(/#$/, '')] : [];
  const parts: Schema[] = [
    ...Object.values<Schema>(schema.properties ?? {}),
    ...BRANCHES.flatMap((name) => (schema[name] ?? []) as Schema[]),
    ...['items', 'additionalProperties', 'not'].map((name) => schema[name]).filter((part) => typeof part === 'object'),
  ];
  return [...own, ...parts.flatMap(referencesOf)];
}
