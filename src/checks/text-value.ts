import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { containersOf, objectsIn, podTemplate } from '../plan/pod-template';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** A value that is no text where it must be, and what to call it. */
type NoText = readonly [what: string, value: unknown];

/** What YAML makes of text without quotes: `8080`, `1.10`, `yes`, a date. Nothing at all is read as empty text. */
function isNoText(value: unknown): boolean {
  return typeof value !== 'string' && value !== undefined && value !== null;
}

function ofValue(value: unknown, what: () => string): NoText[] {
  return isNoText(value) ? [[what(), value]] : [];
}

/** Most objects have nothing but text: what is wrong is put into words only where something is. */
function ofMap(map: unknown, what: string, owner = ''): NoText[] {
  return typeof map === 'object' && map !== null && !Array.isArray(map) && Object.values(map).some(isNoText)
    ? Object.entries(map).flatMap(([key, value]) => ofValue(value, () => `the ${what} ${key}${owner}`))
    : [];
}

function ofList(list: unknown, what: () => string): NoText[] {
  return Array.isArray(list) && list.some(isNoText) ? list.flatMap((value) => ofValue(value, what)) : [];
}

function ofMetadata(metadata: Json): NoText[] {
  return [
    ...ofValue(metadata.name, () => 'the name'),
    ...ofValue(metadata.namespace, () => 'the namespace'),
    ...ofMap(metadata.labels, 'label'),
    ...ofMap(metadata.annotations, 'annotation'),
  ];
}

function ofContainer({ name, image, env, command, args }: Json): NoText[] {
  const container = () => `of the container "${String(name)}"`;
  return [
    ...ofValue(name, () => 'the name of a container'),
    ...ofValue(image, () => `the image ${container()}`),
    ...objectsIn(env).flatMap((variable) =>
      ofValue(variable.value, () => `the variable ${String(variable.name)} ${container()}`),
    ),
    ...ofList(command, () => `an item of the command ${container()}`),
    ...ofList(args, () => `an argument ${container()}`),
  ];
}

/** What a selector of a Service, or the matchLabels of another, asks for. */
function ofSelector({ kind, manifest }: SynthesizedObject): NoText[] {
  const { selector } = (manifest.spec ?? {}) as Json;
  return ofMap(
    kind === 'Service' ? selector : (selector as Json | undefined)?.matchLabels,
    'label',
    ' of the selector',
  );
}

function ofData({ apiVersion, kind, manifest }: SynthesizedObject): NoText[] {
  const holdsData = apiVersion === 'v1' && (kind === 'ConfigMap' || kind === 'Secret');
  return holdsData ? [manifest.data, manifest.stringData].flatMap((data) => ofMap(data, 'value of the key')) : [];
}

function ofPods(object: SynthesizedObject): NoText[] {
  const template = podTemplate(object);
  return template === undefined
    ? []
    : [
        ...ofMap(template.labels, 'label', ' of the pods'),
        ...ofMap(template.annotations, 'annotation', ' of the pods'),
        ...ofMap(template.spec.nodeSelector, 'nodeSelector', ' of the pods'),
        ...containersOf(template).flatMap(ofContainer),
      ];
}

/** What it is, and what to write. */
function verdict(value: unknown): { is: string; fix: string } {
  return typeof value === 'number' || typeof value === 'boolean'
    ? { is: `the ${typeof value} ${value}`, fix: `write it as text: "${value}"` }
    : { is: value instanceof Date ? 'a date' : 'no text', fix: 'write it as text, in quotes' };
}

/**
 * What the API takes as text is text. YAML reads `8080`, `true` and, by its version 1.1, `yes` as something else where
 * nobody quoted it. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/, and the API
 * server's decoder, which refuses the whole object.
 */
export class TextValue implements Rule {
  public readonly checkId = 'text-value';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'Names, labels, annotations, values of environment variables, arguments, and data of ConfigMaps and Secrets are text, not numbers or booleans.';
  public readonly reason = 'The API server refuses the whole object.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) => {
      const metadata = (object.manifest.metadata ?? {}) as Json;
      const found = [...ofMetadata(metadata), ...ofSelector(object), ...ofData(object), ...ofPods(object)];
      // Arguments stand side by side: what is the same is told once.
      const problems = new Map(
        found.map(([what, value]) => [`${what} of ${spoken(object)} is ${verdict(value).is}`, value]),
      );
      return [...problems].map(([problem, value]) => finding(this, object, problem, verdict(value).fix));
    });
  }
}
