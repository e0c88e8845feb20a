import { isMap as isMapNode, isNode, isSeq, LineCounter, parseAllDocuments, stringify } from 'yaml';
import type { Document, Tags } from 'yaml';
import { UserError } from '../command';
import { isMap, Json, mapOf } from '../json';

/** An object as somebody wrote it, and where. */
export interface ReadObject {
  readonly object: Json;
  readonly file: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** It alone, as YAML. */
  readonly text: string;
}

/** What only Helm's templates say. */
const TEMPLATE = /\{\{-?\s*(\$?\.(Values|Release|Chart|Capabilities|Files)\b|include\b|toYaml\b)/;
/** What they say as well as templates of others, which may be texts in YAML: Alertmanager's, Argo's. */
const TEMPLATE_OF_SOME = /\{\{-?\s*(template|end|if|range|with)\b/;

/** Where something is, for whoever has to mend it, and for whoever reads what became of it. */
interface Place {
  /** In the document, from 1. */
  readonly line: number;
  /** How many lines of the file come before the document. */
  readonly before: number;
  /** What messages call it. */
  readonly title: string;
}

/** What was read of a document, by its text: older manifests are mostly those of today. */
const KNOWN = new Map<string, ReadObject[]>();

/**
 * The objects of one text; what is in a List is on its own, as for kubectl, and YAML is that of kubectl, 1.1.
 * @param file what the objects say that they are from
 * @param title what messages call it
 * @throws UserError when it is no YAML, or none of Kubernetes
 */
export function parseManifests(text: string, file: string, title = file): ReadObject[] {
  const source = text.replace(/^\uFEFF/, '');
  refuseTemplate(source, TEMPLATE, title);
  let first = 1;
  return documentsOf(source).flatMap((document) => {
    const before = first - 1;
    first += document.split('\n').length - 1;
    const known = KNOWN.get(document) ?? parseDocument(document, title, before);
    KNOWN.set(document, known);
    return known.map((each) => ({ ...each, file, line: before + each.line }));
  });
}

/** The documents of a text. Nothing that is in one may begin a line with its mark; a directive stands before it. */
function documentsOf(source: string): string[] {
  return /^%/m.test(source) ? [source] : source.split(/^(?=---(?:\s|$))/m);
}

/**
 * The objects of a document, which may be none, with lines of their own.
 * @param before how many lines there are before it in its file
 */
function parseDocument(source: string, title: string, before: number): ReadObject[] {
  const lines = new LineCounter();
  const options = { version: '1.1', merge: true, customTags: asKubectl, lineCounter: lines } as const;
  const documents = [...parseAllDocuments(source, options)] as Document[];
  if (documents.some(({ errors }) => errors.length > 0)) {
    refuseTemplate(source, TEMPLATE_OF_SOME, title, before);
  }
  return documents.flatMap((document) => {
    const [start, end] = document.contents?.range ?? [0, 0];
    const place = { before, title, line: lines.linePos(start).line };
    const value = valueOf(document, place);
    const lineOf = (node: unknown) => (isNode(node) ? lines.linePos(node.range?.[0] ?? 0).line : place.line);
    return value === null || value === undefined
      ? []
      : objectsOf(value, place, () => `${source.slice(start, end).trimEnd()}\n`, itemLines(document.contents, lineOf));
  });
}

/**
 * Times stay the texts that they are, and `22:22` is no number to the base of 60.
 * Source: decode.go and resolve.go of gopkg.in/yaml.v2, by which kubectl reads
 */
function asKubectl(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || !(tag.format === 'TIME' || tag.tag.endsWith(':timestamp')));
}

function refuseTemplate(source: string, pattern: RegExp, title: string, before = 0): void {
  const at = source.search(pattern);
  if (at >= 0) {
    throw new UserError(
      `${title}:${before + source.slice(0, at).split('\n').length}: this is a template of Helm's, not yet YAML`,
      'render it first: helm template my-release ./chart > rendered.yaml',
    );
  }
}

/** The lines of what is in a List. */
function itemLines(contents: unknown, lineOf: (node: unknown) => number): number[] {
  const items = isMapNode(contents) ? contents.get('items', true) : undefined;
  return isSeq(items) ? items.items.map(lineOf) : [];
}

function valueOf(document: Document, { title, line, before }: Place): unknown {
  const [error] = document.errors;
  if (error !== undefined) {
    const [problem] = error.message.split('\n');
    const at = error.linePos?.[0].line ?? line;
    throw new UserError(
      `${title}:${before + at}: ${problem.replace(/ at line \d+, column \d+:?$/, '')}`,
      'mend the YAML',
    );
  }
  try {
    return JSON.parse(JSON.stringify(document.toJS(), finite) ?? 'null') as unknown;
  } catch (thrown) {
    throw new UserError(`${title}:${before + line}: ${(thrown as Error).message}`, 'mend the YAML');
  }
}

/** JSON would make null of it. */
function finite(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`${value} is no number for Kubernetes`);
  }
  return value;
}

/** kustomize knows its files by their name: they need not say what they are. */
const KUSTOMIZE_FIELDS = ['bases', 'components', 'configMapGenerator', 'resources', 'secretGenerator'];

function kustomizeKind(value: unknown): string | undefined {
  const { apiVersion, kind } = mapOf(value);
  if (apiVersion === undefined && kind === undefined) {
    return KUSTOMIZE_FIELDS.some((field) => Object.hasOwn(mapOf(value), field)) ? 'Kustomization' : undefined;
  }
  return String(apiVersion).startsWith('kustomize.config.k8s.io/') ? String(kind) : undefined;
}

function objectsOf(value: unknown, place: Place, textOf: () => string, lines: number[] = []): ReadObject[] {
  const where = `${place.title}:${place.before + place.line}`;
  const forKustomize = kustomizeKind(value);
  if (forKustomize !== undefined) {
    const fix = 'build it first: kubectl kustomize . > built.yaml';
    throw new UserError(`${where}: a ${forKustomize} is for kustomize, not for the cluster`, fix);
  }
  if (!isMap(value) || typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') {
    const fix = 'give only what kubectl apply would take';
    throw new UserError(`${where}: a document has no apiVersion and kind, so it is not Kubernetes'`, fix);
  }
  if (value.kind.endsWith('List') && Array.isArray(value.items)) {
    return value.items.flatMap((item: unknown, index) =>
      objectsOf(item, { ...place, line: lines[index] ?? place.line }, () => stringify(item, { version: '1.1' })),
    );
  }
  const name: unknown = isMap(value.metadata) ? value.metadata.name : undefined;
  if (typeof name !== 'string' || name === '') {
    throw new UserError(`${where}: the ${value.kind} has no name`, 'write metadata.name');
  }
  requireExact(value, `${where}: ${value.kind}/${name}`);
  return [{ object: value, file: place.title, line: place.line, text: textOf() }];
}

/** A number of more digits than a program keeps would come out as another one. */
function requireExact(value: unknown, where: string): void {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new UserError(`${where} has a number of more than 15 digits, about ${value}`, 'quote it, if it is a text');
  }
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach((member) => requireExact(member, where));
  }
}
