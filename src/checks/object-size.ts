import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** What a ConfigMap or Secret holds. Source: MaxSecretSize in kubernetes/pkg/apis/core/types.go */
const MAX_DATA = 1024 ** 2;

/** What all annotations of an object hold. Source: TotalAnnotationSizeLimitB in apimachinery/pkg/api/validation */
const MAX_ANNOTATIONS = 256 * 1024;

/** What etcd takes in one request. Source: https://etcd.io/docs/latest/dev-guide/limit/ */
const MAX_REQUEST = 1.5 * 1024 ** 2;

/** The annotation in which client-side apply keeps the whole object. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The members of a map whose values are text. */
function texts(map: unknown): [string, string][] {
  return Object.entries((typeof map === 'object' && map !== null ? map : {}) as Json).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

/** About how many characters the JSON of a value has, at least half of them. */
function roughLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? value.length + 2 : 5;
  }
  if (Array.isArray(value)) {
    return value.reduce((sum: number, item) => sum + roughLength(item) + 1, 2);
  }
  let length = 2;
  for (const key in value) {
    length += key.length + 4 + roughLength((value as Json)[key]);
  }
  return length;
}

function bytes(entries: [string, string][], sizeOf = (value: string) => Buffer.byteLength(value)): number {
  return entries.reduce((sum, [, value]) => sum + sizeOf(value), 0);
}

/** What base64 stands for, without decoding it. */
function decodedBytes(base64: string): number {
  const text = base64.replace(/\s/g, '').replace(/=+$/, '');
  return Math.floor((text.length * 3) / 4);
}

/** The API server lets stringData replace data of the same key. */
function dataBytes({ kind, apiVersion, manifest }: SynthesizedObject): number {
  const { data, binaryData, stringData } = manifest as Json;
  if (apiVersion !== 'v1' || (kind !== 'ConfigMap' && kind !== 'Secret')) {
    return 0;
  }
  if (kind === 'ConfigMap') {
    return bytes(texts(data)) + bytes(texts(binaryData), decodedBytes);
  }
  const plain = texts(stringData);
  const replaced = new Set(plain.map(([key]) => key));
  const coded = texts(data).filter(([key]) => !replaced.has(key));
  return bytes(coded, decodedBytes) + bytes(plain);
}

/** Annotations count with their keys. */
function annotationBytes(annotations: [string, string][]): number {
  return bytes(annotations) + annotations.reduce((sum, [key]) => sum + Buffer.byteLength(key), 0);
}

/**
 * Objects are small enough for the API server, and for the annotation in which plain `kubectl apply` keeps a copy of
 * them. Source: https://kubernetes.io/docs/concepts/configuration/configmap/#motivation
 */
export class ObjectSize implements Rule {
  public readonly checkId = 'object-size';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'ConfigMaps and Secrets hold at most 1 MiB, annotations 256 KiB in all, and an object that is applied client-side fits into an annotation.';
  public readonly reason = 'The API server refuses what is larger; plain kubectl apply fails on its own annotation.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) => this.checkObject(object));
  }

  private checkObject(object: SynthesizedObject): Finding[] {
    // Most objects are far too small for any limit: their text is written out only where it may come near to one.
    if (roughLength(object.manifest) <= MAX_ANNOTATIONS / 8) {
      return [];
    }
    const text = JSON.stringify(object.manifest);
    const name = `the ${object.kind} "${object.objectName}"`;
    const data = dataBytes(object);
    if (data > MAX_DATA) {
      const problem = `${name} holds ${data} bytes of data, the API server takes ${MAX_DATA}`;
      return [finding(this, object, problem, 'split it, or bring the data in an image or a volume')];
    }
    const size = Buffer.byteLength(text);
    if (size > MAX_REQUEST) {
      const problem = `${name} has ${size} bytes, etcd takes ${MAX_REQUEST} at once`;
      return [finding(this, object, problem, 'split it')];
    }
    return this.checkAnnotations(object, name, size);
  }

  private checkAnnotations(object: SynthesizedObject, name: string, size: number): Finding[] {
    const annotations = texts(object.manifest.metadata?.annotations);
    const own = annotationBytes(annotations);
    if (own > MAX_ANNOTATIONS) {
      const problem = `the annotations of ${name} have ${own} bytes in all, the API server takes ${MAX_ANNOTATIONS}`;
      return [finding(this, object, problem, 'keep what is large in a ConfigMap')];
    }
    const others = annotations.filter(([key]) => key !== LAST_APPLIED);
    // kubectl names the annotations, even none, and ends the copy with a line feed.
    const added = annotations.length === 0 ? ',"annotations":{}'.length : 0;
    const applied = annotationBytes(others) + LAST_APPLIED.length + size + added + 1;
    if (applied <= MAX_ANNOTATIONS) {
      return [];
    }
    const problem = `${name} has ${size} bytes, of which plain kubectl apply keeps a copy in its annotations, which hold ${MAX_ANNOTATIONS}`;
    const fix = `apply it by ${object.cluster.kubectl} apply --server-side`;
    return [finding(this, object, problem, fix, FindingSeverity.WARNING)];
  }
}
