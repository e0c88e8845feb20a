import { createRequire } from 'module';
import { ClusterProfile } from '../cluster/cluster-profile';
import { SynthesizedObject } from '../core/synthesized-object';
import { fail } from '../private/errors';
import { isPlainObject } from '../private/values';

type Json = Record<string, any>;

/** A document as the parser gives it. */
interface YamlDocument {
  readonly errors: { readonly message: string }[];
  toJSON(): unknown;
}

/** cdk8s' own parser, which comes with it: what it exports reads files only, and is silent about mistakes in them. */
function parse(text: string): YamlDocument[] {
  const { parseAllDocuments } = createRequire(require.resolve('cdk8s'))('yaml');
  // What it gives for an empty text is no list.
  return [...parseAllDocuments(text, { version: '1.1' })] as YamlDocument[];
}

/** What a document holds; a List of any kind is what is in it, as for kubectl. */
function objectsOf(value: Json | null): unknown[] {
  return typeof value?.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items)
    ? (value.items as unknown[])
    : [value];
}

/** What is known of a manifest by itself; in place of a construct path it has its namespace, kind and name. */
function read(value: unknown, path: string): SynthesizedObject {
  // Dates and the like are texts in a manifest.
  const manifest: unknown = JSON.parse(JSON.stringify(value) ?? 'null');
  const { apiVersion, kind, metadata } = (isPlainObject(manifest) ? manifest : {}) as Json;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const fix = 'give YAML of Kubernetes, in documents that "---" separates';
    fail('option-invalid', path, 'a document has no apiVersion and kind', fix);
  }
  return {
    path: [metadata?.namespace, kind, metadata?.name].filter((part) => part !== undefined).join('/'),
    chartPath: path,
    apiVersion,
    kind,
    objectName: metadata?.name,
    namespaceName: metadata?.namespace,
    cluster: ClusterProfile.managed(),
    manifest,
  };
}

/** The objects of YAML 1.1, in any number of documents; empty ones are left out. */
export function readYaml(text: string, path: string): SynthesizedObject[] {
  const documents = parse(text);
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error) {
    const [problem] = error.message.split('\n');
    fail('option-invalid', path, `the text is no YAML (${problem.replace(/:$/, '')})`, 'give YAML of Kubernetes');
  }
  return documents
    .map((document) => document.toJSON() as Json | null)
    .filter((value) => value !== null && value !== undefined)
    .flatMap(objectsOf)
    .map((value) => read(value, path));
}

/** The objects that somebody has read already; a List is what is in it, as for kubectl. */
export function readObjects(objects: unknown[], path: string): SynthesizedObject[] {
  return objects.flatMap((value) => objectsOf(value as Json)).map((value) => read(value, path));
}
