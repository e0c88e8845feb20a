import { clusterOf } from './cluster-facts';
import { convert, Converted, ConvertOptions, Recognition } from './convert';
import { call, chain, Expression, ref, Statement } from './expression';
import { KINDS } from './defaults';
import { Names } from './names';
import { ChartCode, printProgram, Program } from './program';
import { compareAll, nameOf, Runner } from './prove';
import type { ReadObject } from '../manifests/parse-manifests';
import { KindOption } from './recognise';
import { withoutServerFields } from './server-fields';
import { Silenced, withoutStops } from './stopping';
import { Json, isMap, withoutNulls } from '../json';

/** What the caller decides. */
export interface ImportOptions {
  readonly kind: KindOption;
  /** The kind of cluster, by the name of its factory in ClusterProfile. */
  readonly clusterName?: string;
  /** Whether the values of Secrets go into the program. */
  readonly withSecrets: boolean;
}

/** The program, whether it is proved, and all that is to be said. */
export interface Imported {
  readonly code: string;
  readonly objects: number;
  readonly recognitions: Recognition[];
  readonly improvements: string[];
  readonly silenced: Silenced[];
  /** What the cluster had written, by object. */
  readonly dropped: { readonly object: string; readonly fields: string[] }[];
  /** Secrets that are not in the program. */
  readonly leftOut: string[];
  /** What differs between what went in and what comes out; none is the proof. */
  readonly differences: string[];
}

/** Which files, where they are few enough to be named. */
function inWords(files: string[]): string {
  return files.length <= 3 ? files.join(', ') : `${files[0]} and ${files.length - 1} other files`;
}

/** Makes the program, runs it, and compares what it gives with what went in. */
export async function importYaml(sources: ReadObject[], options: ImportOptions, runner: Runner): Promise<Imported> {
  const cleaned = sources.map(({ object }) => withoutServerFields(object));
  const files = inWords([...new Set(sources.map(({ file }) => file))]);
  const all = cleaned.map(({ manifest }) => withoutUnsaid(manifest));
  const objects = all.filter((object) => options.withSecrets || !isPlainSecret(object));
  const leftOut = all.filter((object) => !objects.includes(object));
  const cluster = clusterOf(options.clusterName, all);
  const converted = convertAll(objects, leftOut, { kind: options.kind, cluster });
  const comment = `Written by cdk8s-aspnetcore import: it gives what ${files} had.`;
  const draft: Program = { comment, cluster, charts: converted.map(({ chart }) => chart) };
  const { program, silenced } = withoutStops(draft, `as in ${files}`);
  const code = printProgram(program);
  const { manifests, failure } = await runner(code);
  return {
    code,
    objects: objects.length,
    recognitions: converted.flatMap(({ recognitions }) => recognitions),
    improvements: [...new Set(converted.flatMap(({ improvements }) => improvements))],
    silenced,
    dropped: cleaned
      .filter(({ dropped }) => dropped.length > 0)
      .map(({ manifest, dropped }) => ({ object: nameOf(manifest), fields: dropped })),
    leftOut: leftOut.map(nameOf),
    differences: failure === undefined ? compareAll(objects, manifests) : [`the program fails: ${failure}`],
  };
}

/** A chart for each namespace; that of no namespace comes first where it creates namespaces. */
function convertAll(objects: Json[], leftOut: Json[], options: ConvertOptions): Converted[] {
  const names = new Names();
  const namespaces = [...new Set([...objects, ...leftOut].map(namespaceOf))];
  const definesFirst = objects.some(({ kind }) => kind === 'Namespace' || kind === 'CustomResourceDefinition');
  const ordered = definesFirst ? [undefined, ...namespaces.filter((namespace) => namespace !== undefined)] : namespaces;
  return ordered.map((namespace) => {
    const own = objects.filter((object) => namespaceOf(object) === namespace);
    const converted = convert(own, names, namespace, options);
    const absent = leftOut.filter((object) => namespaceOf(object) === namespace);
    return absent.length === 0 ? converted : { ...converted, chart: withDeclared(converted.chart, absent) };
  });
}

function namespaceOf({ metadata }: Json): string | undefined {
  return metadata.namespace as string | undefined;
}

/** The checks hear of Secrets that are not in the program. */
function withDeclared(chart: ChartCode, secrets: Json[]): ChartCode {
  const externals = secrets.map(({ metadata }) => call('External.secret', metadata.name as string));
  const statement: Statement = {
    comment: 'Not in here, as their values would be for all to read: whoever applies them now still does.',
    call: chainOf(chart.variable, externals),
  };
  return { ...chart, blocks: [[statement], ...chart.blocks] };
}

function chainOf(variable: string, externals: Expression[]): Statement['call'] {
  return chain(call('Checks.of', ref(variable)), 'declare', ...externals);
}

/** Where the API is known, a field that is null is one that is not there; what it means elsewhere is not for us to say. */
function withoutUnsaid(manifest: Json): Json {
  return Object.hasOwn(KINDS, manifest.kind as string) ? (withoutNulls(manifest) as Json) : manifest;
}

/** Base64 is no secrecy. */
function isPlainSecret({ apiVersion, kind, data, stringData }: Json): boolean {
  const hasValues = (values: unknown) => isMap(values) && Object.keys(values).length > 0;
  return apiVersion === 'v1' && kind === 'Secret' && (hasValues(data) || hasValues(stringData));
}
