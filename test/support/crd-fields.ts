import { Yaml } from 'cdk8s';
import * as path from 'path';

/** The fields of a schema that none of the values has. */
function fieldsMissing(schema: any, values: any[], at: string): string[] {
  if (schema.items) {
    return fieldsMissing(schema.items, values.flat(), at);
  }
  return Object.entries<any>(schema.properties ?? {}).flatMap(([key, field]) => {
    const found = values.map((value) => value[key]).filter((value) => value !== undefined);
    return found.length === 0 ? [`${at}.${key}`] : fieldsMissing(field, found, `${at}.${key}`);
  });
}

/** The fields of a definition in crds/ that a rendered object does not have. */
export function crdFieldsMissing(file: string, object: unknown): string[] {
  const [crd] = Yaml.load(path.join(__dirname, '..', '..', 'crds', file));
  return fieldsMissing(crd.spec.versions[0].schema.openAPIV3Schema, [object], crd.spec.names.kind);
}
