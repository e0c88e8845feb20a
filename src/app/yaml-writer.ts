import { Yaml } from 'cdk8s';
import { SynthesizedObject } from '../core/synthesized-object';
import { fail } from '../private/errors';
import { show } from '../private/values';

/**
 * Texts that kubectl's parser (go-yaml) takes for numbers where cdk8s' writer, which goes by YAML 1.1, sees
 * no need for quotes: other bases, and digits with underscores.
 */
const NUMBER_TO_GO = /^[-+]?0[oObBxX]|^(?=.*_)[-+._0-9eE]+$/;

/** What YAML does not let stand as it is, or folds: delete, C1 controls, line separators, non-characters. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Half of a character that takes two: no encoding of Unicode can hold it. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A text as a double-quoted YAML scalar that every parser reads back as it was. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    new RegExp(UNPRINTABLE, 'g'),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Puts a word of our own in the place of each text that cdk8s' writer would not quote as it must. */
class Replacements {
  private readonly texts: string[] = [];
  private marker?: string;

  public constructor(private readonly object: SynthesizedObject) {}

  public replaceIn(value: unknown): unknown {
    if (typeof value === 'string') {
      return this.replace(value);
    }
    if (Array.isArray(value)) {
      return value.map((item) => this.replaceIn(item));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [this.replace(key), this.replaceIn(member)]),
      );
    }
    return value;
  }

  public restoreIn(yaml: string): string {
    return this.marker === undefined
      ? yaml
      : yaml.replace(new RegExp(`${this.marker}-(\\d+)-end`, 'g'), (_, index: string) =>
          quoted(this.texts[Number(index)]),
        );
  }

  private replace(text: string): string {
    if (LONE_SURROGATE.test(text)) {
      const problem = `the text ${show(text)} has half of a character that takes two`;
      fail('text-invalid', this.object.path, problem, 'remove it: no YAML file can hold it');
    }
    if (!NUMBER_TO_GO.test(text) && !UNPRINTABLE.test(text)) {
      return text;
    }
    this.marker ??= unusedWord(this.object);
    return `${this.marker}-${this.texts.push(text) - 1}-end`;
  }
}

/** A word that stands nowhere in an object. */
function unusedWord({ manifest }: SynthesizedObject): string {
  const source = JSON.stringify(manifest);
  let word = 'replaced-text';
  while (source.includes(word)) {
    word += '-x';
  }
  return word;
}

/** One object as YAML: cdk8s' own, but for texts that kubectl would read as something else. */
function writeObject(object: SynthesizedObject): string {
  const replacements = new Replacements(object);
  return replacements.restoreIn(Yaml.stringify(replacements.replaceIn(object.manifest)));
}

/** Objects as one YAML file. */
export function writeYaml(objects: SynthesizedObject[]): string {
  return objects.map(writeObject).join('---\n');
}
