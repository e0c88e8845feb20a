import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { ApiObject } from 'cdk8s';
import { KubernetesVersion } from 'cdk8s-aspnetcore';
import { IConstruct } from 'constructs';
import { kubernetesModels } from './schemas/kubernetes-models';
import { customResources, newestCore, SchemaSource } from './schemas/sources';
import { QUANTITY, referencesOf, strict, withoutStatus } from './schemas/strict';
import { wordings } from './schemas/wording';

/** The versions of Kubernetes whose schemas we have: the lowest that we support, and the newest that we know. */
export const SCHEMA_VERSIONS = ['1.27', '1.36'] as const;
export type SchemaVersion = (typeof SCHEMA_VERSIONS)[number];

const CORE: Record<SchemaVersion, SchemaSource> = { '1.27': kubernetesModels, '1.36': newestCore };

/** Custom resources have the patterns of Go, whose `(?i)` JavaScript has as a flag. */
const goPattern = Object.assign(
  (pattern: string, flags: string) =>
    new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? `${flags}i` : flags),
  { code: 'new RegExp' },
);

/** The validators of one version of Kubernetes; each kind's is compiled when it is first asked for. */
class Validators {
  private readonly sources: SchemaSource[];
  private readonly compiled = new Map<string, ValidateFunction | undefined>();
  private readonly ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    ...{ strictTypes: false, strictRequired: false, allowUnionTypes: true },
    code: { regExp: goPattern },
  });

  public constructor(version: SchemaVersion) {
    this.sources = [CORE[version], customResources];
    addFormats(this.ajv);
    this.ajv.addFormat('quantity', QUANTITY);
  }

  public of(apiVersion: string, kind: string): ValidateFunction | undefined {
    const name = `${apiVersion} ${kind}`;
    if (!this.compiled.has(name)) {
      const id = this.sources.map((source) => source.idOf(apiVersion, kind)).find((found) => found !== undefined);
      this.compiled.set(name, id === undefined ? undefined : this.compile(id));
    }
    return this.compiled.get(name);
  }

  private compile(id: string): ValidateFunction {
    this.add(id, true);
    return this.ajv.getSchema(id)!;
  }

  /** Hands a schema, and all that it refers to, to the validator. */
  private add(id: string, isRoot = false): void {
    if (this.ajv.schemas[id] !== undefined) {
      return;
    }
    const found = this.sources.map((source) => source.schemaOf(id)).find((schema) => schema !== undefined);
    if (found === undefined) {
      throw new Error(`the schemas refer to ${id}, which none of them is`);
    }
    const schema = strict(id, isRoot ? withoutStatus(found) : found);
    this.ajv.addSchema(schema, id);
    referencesOf(schema).forEach((reference) => this.add(reference));
  }
}

const validators = new Map<SchemaVersion, Validators>();

/**
 * What is wrong with a manifest by the official schemas of a version of Kubernetes and of custom resources, none if
 * nothing is. Unknown fields are problems at every depth; so is a kind that we have no schema of.
 */
export function schemaProblems(manifest: any, version: SchemaVersion): string[] {
  const all = validators.get(version) ?? new Validators(version);
  validators.set(version, all);
  const { apiVersion, kind } = (manifest ?? {}) as { apiVersion?: unknown; kind?: unknown };
  const validate = all.of(String(apiVersion), String(kind));
  if (validate === undefined) {
    return [`no schema of ${String(apiVersion)} ${String(kind)} in Kubernetes ${version}`];
  }
  return validate(manifest) ? [] : wordings(validate.errors ?? []);
}

/**
 * The versions by whose schemas the manifests for a cluster are to be judged. Between 1.27 and 1.36 fields only came (but
 * for one of alpha maturity), so that all of them hold for the newest; those for a cluster of 1.27 hold for both.
 */
export function schemaVersionsOf(cluster: KubernetesVersion): readonly SchemaVersion[] {
  return cluster.isAtLeast(28) ? ['1.36'] : SCHEMA_VERSIONS;
}

/** The problems of all manifests below a construct, each after the object that it is about. */
export function schemaProblemsBelow(scope: IConstruct, version: SchemaVersion): string[] {
  const objects = scope.node.findAll().filter((construct): construct is ApiObject => construct instanceof ApiObject);
  return objects.flatMap((object) => {
    const manifest = object.toJson();
    return schemaProblems(manifest, version).map((problem) => `${object.node.path} (${manifest.kind}): ${problem}`);
  });
}
