import { YamlWriter } from '../app/yaml-writer';
import { SynthesizedObject } from '../core/synthesized-object';

/*
 * `snapshotSerializers: ['cdk8s-aspnetcore/jest-serializer']` in Jest's configuration (or Vitest's) makes snapshots of
 * manifests readable: YAML, a document for each resource.
 */

type Resource = Pick<SynthesizedObject, 'apiVersion' | 'kind'>;

function isResource(value: unknown): value is Resource {
  const { apiVersion, kind } = (value ?? {}) as Record<string, unknown>;
  return typeof apiVersion === 'string' && typeof kind === 'string';
}

/** A `Manifest`; by what it can do, since this file does not load the library. */
function isManifest(value: unknown): value is { allYaml(): string } {
  return typeof (value as { allYaml?: unknown } | null | undefined)?.allYaml === 'function';
}

function yamlOf(value: unknown): string {
  if (isManifest(value)) {
    return value.allYaml();
  }
  const manifests = (Array.isArray(value) ? value : [value]) as Resource[];
  const writer = new YamlWriter();
  const documents = manifests.map((manifest) =>
    // What the writer reads: the rest of a synthesized object is for checks.
    writer.file([{ path: manifest.kind, manifest: withoutUndefined(manifest) } as unknown as SynthesizedObject]),
  );
  return documents.join('---\n');
}

function withoutUndefined(manifest: Resource): unknown {
  return JSON.parse(JSON.stringify(manifest));
}

/** Whether this serializer is for a value: a resource, a list of nothing but resources, or a `Manifest`. */
export function test(value: unknown): boolean {
  const isList = Array.isArray(value) && value.length > 0 && value.every(isResource);
  return isList || isResource(value) || isManifest(value);
}

/** The YAML of a value, for a snapshot. */
export function serialize(value: unknown, _config?: unknown, indentation: string = ''): string {
  return yamlOf(value)
    .trimEnd()
    .replace(/\n(?=[^\n])/g, `\n${indentation}`);
}
