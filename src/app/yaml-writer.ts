import { SynthesizedObject } from '../core/synthesized-object';
import { fail } from '../private/errors';
import { show } from '../private/values';
import { isBroken, YamlScalars } from './yaml-scalars';

function isEmpty(value: object): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** Whether something is written on lines of its own. */
function isBlock(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isEmpty(value);
}

/**
 * Objects as YAML, byte for byte what cdk8s writes, but for texts that kubectl would read as something else, and for keys
 * that no name in Kubernetes is like. The scalars are cdk8s' own; the document around them, for which it takes its time, is
 * put together here.
 */
export class YamlWriter {
  private readonly scalars = new YamlScalars();
  private readonly keys = new Map<string, string>();
  /** What was written of a file so far. One join makes a flat text of it; a text that grows would keep all its pieces. */
  private pieces: string[] = [];

  /** Objects as one file. */
  public file(objects: SynthesizedObject[]): string {
    this.pieces = [];
    objects.forEach((object, index) => {
      this.pieces.push(index === 0 ? '' : '---\n');
      this.node(object.manifest, '', object);
      this.pieces.push('\n');
    });
    return this.pieces.join('');
  }

  /** A value from its own first character on, within something whose lines begin with the indent. */
  private node(value: unknown, indent: string, object: SynthesizedObject): void {
    if (typeof value !== 'object' || value === null) {
      this.pieces.push(this.scalar(value, indent, object));
    } else if (isEmpty(value)) {
      this.pieces.push(Array.isArray(value) ? '[]' : '{}');
    } else if (Array.isArray(value)) {
      this.list(value, indent, object);
    } else {
      this.map(value, indent, object);
    }
  }

  private list(items: unknown[], indent: string, object: SynthesizedObject): void {
    const inner = `${indent}  `;
    let lead = '- ';
    for (const item of items) {
      this.pieces.push(lead);
      this.node(item, isBlock(item) ? inner : indent, object);
      lead = `\n${indent}- `;
    }
  }

  private map(members: object, indent: string, object: SynthesizedObject): void {
    const inner = `${indent}  `;
    let lead = '';
    for (const [key, value] of Object.entries(members)) {
      const hasLines = isBlock(value);
      const name = this.key(key, object);
      // A long key stands on a line of its own.
      this.pieces.push(`${lead}${name.endsWith('\n') ? name + indent : name}:${hasLines ? `\n${inner}` : ' '}`);
      this.node(value, hasLines ? inner : indent, object);
      lead = `\n${indent}`;
    }
  }

  /** The same few keys are nearly all that there is. */
  private key(key: string, object: SynthesizedObject): string {
    const known = this.keys.get(key);
    if (known !== undefined) {
      return known;
    }
    requireWhole(key, object);
    const written = this.scalars.key(key);
    this.keys.set(key, written);
    return written;
  }

  private scalar(value: unknown, indent: string, object: SynthesizedObject): string {
    if (typeof value === 'string') {
      requireWhole(value, object);
    }
    const written = this.scalars.value(value);
    return written.includes('\n') ? written.replace(/\n(?=[^\n])/g, `\n${indent}`) : written;
  }
}

function requireWhole(text: string, { path }: SynthesizedObject): void {
  if (isBroken(text)) {
    const problem = `the text ${show(text)} has half of a character that takes two`;
    fail('text-invalid', path, problem, 'remove it: no YAML file can hold it');
  }
}

/** Objects as one YAML file. */
export function writeYaml(objects: SynthesizedObject[]): string {
  return new YamlWriter().file(objects);
}
