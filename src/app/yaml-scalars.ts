import { Yaml } from 'cdk8s';

/**
 * Texts that kubectl's parser (go-yaml) takes for numbers where cdk8s' writer, which goes by YAML 1.1, sees
 * no need for quotes: other bases, and digits with underscores.
 */
const NUMBER_TO_GO = /^[-+]?0[oObBxX]|^(?=.*_)[-+._0-9eE]+$/;

/** What YAML does not let stand as it is, or folds: delete, C1 controls, line separators, non-characters. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Nothing but blanks on more lines than one: a block of them is not read back as it was. */
const BLANK_LINES = /^[ \t\n]*\n[ \t\n]*$/;

/** Half of a character that takes two: no encoding of Unicode can hold it. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What no version of YAML reads as anything but text: names, hosts, paths, images. */
const PLAIN = /^[A-Za-z](?:[-A-Za-z0-9_./:]*[A-Za-z0-9_./])?$/;

/** Words that are no text in YAML 1.1. Source: https://yaml.org/type/bool.html and /null.html */
const WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/** A number of YAML 1.1 without digits before its exponent. */
const EXPONENT = /^[eE][-+]?\d/;

/**
 * Keys that cdk8s' writer writes in one way or another, by where they stand, or as a merge: no name in
 * Kubernetes is like that.
 */
const ODD_KEY = /^(?:---|\.\.\.|%)|^<<$|\n/;

/** The longest key that YAML takes without a question mark is 1,024 characters, quotes and all. */
const LONG_KEY = 500;

/** Longer texts hardly ever come twice. */
const MEMORABLE = 100;

/** A text as a double-quoted YAML scalar that every parser reads back as it was. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    new RegExp(UNPRINTABLE, 'g'),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whether no encoding can hold a text. */
export function isBroken(text: string): boolean {
  return LONE_SURROGATE.test(text);
}

/** Scalars as cdk8s writes them, each asked for once; texts that kubectl would misread are quoted. */
export class YamlScalars {
  private readonly values = new Map<string, string>();

  /** A value, as it stands behind a colon at the top of a document: more lines than one are indented by two. */
  public value(value: unknown): string {
    if (typeof value !== 'string') {
      return (Number.isSafeInteger(value) && !Object.is(value, -0)) || value === null || typeof value === 'boolean'
        ? String(value)
        : Yaml.stringify({ k: value }).slice(3, -1);
    }
    return remember(this.values, value, writeText);
  }

  /** A key, with its question mark where it is too long to do without. */
  public key(key: string): string {
    return isPlain(key) && key.length <= LONG_KEY ? key : writeKey(key);
  }
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !EXPONENT.test(text) && !(text.length <= 5 && WORDS.has(text.toLowerCase()));
}

function remember(known: Map<string, string>, text: string, write: (text: string) => string): string {
  const found = known.get(text);
  if (found !== undefined) {
    return found;
  }
  const written = write(text);
  if (text.length <= MEMORABLE) {
    known.set(text, written);
  }
  return written;
}

const needsQuotes = (text: string) => NUMBER_TO_GO.test(text) || UNPRINTABLE.test(text) || BLANK_LINES.test(text);

function writeText(text: string): string {
  if (isPlain(text)) {
    return text;
  }
  return needsQuotes(text) ? quoted(text) : Yaml.stringify({ k: text }).slice(3).replace(/\n$/, '');
}

function writeKey(key: string): string {
  if (key.length > LONG_KEY) {
    return `? ${quoted(key)}\n`;
  }
  const isOwn = needsQuotes(key) || ODD_KEY.test(key);
  return isOwn ? quoted(key) : Yaml.stringify({ k: { [key]: 0 } }).slice('k:\n  '.length, -': 0\n'.length);
}
