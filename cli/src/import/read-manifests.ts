import * as fs from 'fs';
import * as path from 'path';
import { LineCounter, parseAllDocuments } from 'yaml';
import type { Document, Tags } from 'yaml';
import { UserError } from '../command';
import { Json, isMap } from './json';

/** An object as somebody wrote it, and where. */
export interface Source {
  readonly file: string;
  readonly manifest: Json;
}

const YAML_FILE = /\.(ya?ml|json)$/i;

/** What only Helm's templates have; Alertmanager's and Argo's, which are texts in YAML, have other words in their braces. */
const HELM = /\{\{-?[^}]*\.(Values|Release|Chart|Capabilities)\b/;

/** What any template has, where it is not in a text. */
const TEMPLATE = /\{\{/;

/** All objects of files, folders and `-`, which is what comes by the pipe, in their order. */
export function readManifests(operands: string[], cwd: string): Source[] {
  const found = operands.flatMap((operand) =>
    filesOf(operand, cwd).flatMap((file) => parseManifests(textOf(file, cwd), file === '-' ? 'stdin' : file)),
  );
  if (found.length === 0) {
    throw new UserError(`there is no object in ${operands.join(', ')}`, 'name files with Kubernetes YAML');
  }
  return found;
}

function filesOf(operand: string, cwd: string): string[] {
  const absolute = path.resolve(cwd, operand);
  if (operand === '-' || !fs.statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
    return [operand];
  }
  const inside = fs.readdirSync(absolute, { recursive: true, encoding: 'utf8' }).sort();
  return inside.filter((name) => YAML_FILE.test(name)).map((name) => path.join(operand, name));
}

function textOf(file: string, cwd: string): string {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file === '-' ? 0 : path.resolve(cwd, file));
  } catch (error) {
    throw new UserError(`${file} can't be read: ${(error as Error).message}`, 'name a file or a folder of YAML, or -');
  }
  try {
    // PowerShell of Windows writes UTF-16, with a byte order mark, where output is sent to a file.
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true }).decode(
      bytes,
    );
  } catch {
    throw new UserError(`${file} is neither in UTF-8 nor in UTF-16`, 'save it as UTF-8');
  }
}

/** The objects of one text; what is in a List is on its own, as for kubectl, and YAML is that of kubectl, 1.1. */
export function parseManifests(text: string, file: string): Source[] {
  const lines = new LineCounter();
  const source = text.replace(/^\uFEFF/, '');
  const options = { version: '1.1', merge: true, customTags: asKubectl, lineCounter: lines } as const;
  const documents = [...parseAllDocuments(source, options)] as Document[];
  const isBroken = documents.some(({ errors }) => errors.length > 0);
  refuseTemplate(source, file, isBroken ? TEMPLATE : HELM);
  return documents.flatMap((document) => {
    const line = lines.linePos(document.contents?.range?.[0] ?? 0).line;
    const value = valueOf(document, file, line);
    return value === null || value === undefined ? [] : objectsOf(value, file, line);
  });
}

/**
 * Times stay the texts that they are, and `22:22` is no number to the base of 60.
 * Source: decode.go and resolve.go of gopkg.in/yaml.v2, by which kubectl reads
 */
function asKubectl(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || !(tag.format === 'TIME' || tag.tag.endsWith(':timestamp')));
}

function refuseTemplate(source: string, file: string, pattern: RegExp): void {
  if (pattern.test(source)) {
    const line = source.slice(0, source.search(pattern)).split('\n').length;
    throw new UserError(
      `${file}:${line}: this is a template of Helm's, not yet YAML`,
      'render it first: helm template my-release ./chart | cdk8s-aspnetcore import -',
    );
  }
}

function valueOf(document: Document, file: string, line: number): unknown {
  const [error] = document.errors;
  if (error !== undefined) {
    const [problem] = error.message.split('\n');
    const at = error.linePos?.[0].line ?? line;
    throw new UserError(`${file}:${at}: ${problem.replace(/ at line \d+, column \d+:?$/, '')}`, 'mend the YAML');
  }
  try {
    return JSON.parse(JSON.stringify(document.toJS(), finite) ?? 'null') as unknown;
  } catch (thrown) {
    throw new UserError(`${file}:${line}: ${(thrown as Error).message}`, 'mend the YAML');
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

function kustomizeKind(value: Json): string | undefined {
  const { apiVersion, kind } = value;
  if (apiVersion === undefined && kind === undefined) {
    return KUSTOMIZE_FIELDS.some((field) => Object.hasOwn(value, field)) ? 'Kustomization' : undefined;
  }
  return String(apiVersion).startsWith('kustomize.config.k8s.io/') ? String(kind) : undefined;
}

function objectsOf(value: unknown, file: string, line: number): Source[] {
  const forKustomize = isMap(value) ? kustomizeKind(value) : undefined;
  if (forKustomize !== undefined) {
    const fix = 'build it first: kubectl kustomize . | cdk8s-aspnetcore import -';
    throw new UserError(`${file}:${line}: a ${forKustomize} is for kustomize, not for the cluster`, fix);
  }
  if (!isMap(value) || typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') {
    const fix = 'import only what kubectl apply would take';
    throw new UserError(`${file}:${line}: a document has no apiVersion and kind, so it is not Kubernetes'`, fix);
  }
  if (value.kind.endsWith('List') && Array.isArray(value.items)) {
    return value.items.flatMap((item: unknown) => objectsOf(item, file, line));
  }
  const name: unknown = isMap(value.metadata) ? value.metadata.name : undefined;
  if (typeof name !== 'string' || name === '') {
    const fix = 'write metadata.name';
    throw new UserError(`${file}:${line}: the ${value.kind} has no name`, fix);
  }
  requireExact(value, `${file}:${line}: ${value.kind}/${name}`);
  return [{ file, manifest: value }];
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
