import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { containersOf, objectsIn, podTemplate } from '../plan/pod-template';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** A value that must be text, and what to call it. */
type Text = readonly [what: string, value: unknown];

function mapTexts(what: string, map: unknown, owner = ''): Text[] {
  return typeof map === 'object' && map !== null && !Array.isArray(map)
    ? Object.entries(map).map(([key, value]): Text => [`the ${what} ${key}${owner}`, value])
    : [];
}

function listTexts(what: string, list: unknown): Text[] {
  return Array.isArray(list) ? list.map((value): Text => [what, value]) : [];
}

function metadataTexts(metadata: Json): Text[] {
  return [
    ['the name', metadata.name],
    ['the namespace', metadata.namespace],
    ...mapTexts('label', metadata.labels),
    ...mapTexts('annotation', metadata.annotations),
  ];
}

function containerTexts({ name, image, env, command, args }: Json): Text[] {
  const container = `the container "${String(name)}"`;
  return [
    ['the name of a container', name],
    [`the image of ${container}`, image],
    ...objectsIn(env).map((variable): Text => [
      `the variable ${String(variable.name)} of ${container}`,
      variable.value,
    ]),
    ...listTexts(`an item of the command of ${container}`, command),
    ...listTexts(`an argument of ${container}`, args),
  ];
}

/** What a selector of a Service, or the matchLabels of another, asks for. */
function selectorTexts({ kind, manifest }: SynthesizedObject): Text[] {
  const { selector } = (manifest.spec ?? {}) as Json;
  const labels: unknown = kind === 'Service' ? selector : (selector as Json | undefined)?.matchLabels;
  return mapTexts('label', labels, ' of the selector');
}

function dataTexts({ apiVersion, kind, manifest }: SynthesizedObject): Text[] {
  const holdsData = apiVersion === 'v1' && (kind === 'ConfigMap' || kind === 'Secret');
  return holdsData
    ? [...mapTexts('value of the key', manifest.data), ...mapTexts('value of the key', manifest.stringData)]
    : [];
}

function textsOf(object: SynthesizedObject): Text[] {
  const template = podTemplate(object);
  const pod: Text[] =
    template === undefined
      ? []
      : [
          ...mapTexts('label', template.labels, ' of the pods'),
          ...mapTexts('annotation', template.annotations, ' of the pods'),
          ...mapTexts('nodeSelector', template.spec.nodeSelector, ' of the pods'),
          ...containersOf(template).flatMap(containerTexts),
        ];
  return [
    ...metadataTexts((object.manifest.metadata ?? {}) as Json),
    ...selectorTexts(object),
    ...dataTexts(object),
    ...pod,
  ];
}

/** What YAML makes of text without quotes: `8080`, `1.10`, `yes`, a date. Nothing at all is read as empty text. */
function isNoText(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'string';
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
      const found = textsOf(object).filter(([, value]) => isNoText(value));
      // Labels stand on an object and on its pods alike, arguments side by side: what is the same is told once.
      const problems = new Map(
        found.map(([what, value]) => [`${what} of ${spoken(object)} is ${verdict(value).is}`, value]),
      );
      return [...problems].map(([problem, value]) => finding(this, object, problem, verdict(value).fix));
    });
  }
}
