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

  /** Objects as one file. */
  public file(objects: SynthesizedObject[]): string {
    return objects.map((object) => this.document(object)).join('---\n');
  }

  private document(object: SynthesizedObject): string {
    return `${this.node(object.manifest, '', object)}\n`;
  }

  /** A value from its own first character on, within something whose lines begin with the indent. */
  private node(value: unknown, indent: string, object: SynthesizedObject): string {
    if (typeof value !== 'object' || value === null) {
      return this.scalar(value, indent, object);
    }
    if (isEmpty(value)) {
      return Array.isArray(value) ? '[]' : '{}';
    }
    const inner = `${indent}  `;
    return Array.isArray(value)
      ? value.map((item) => `- ${this.node(item, isBlock(item) ? inner : indent, object)}`).join(`\n${indent}`)
      : Object.entries(value)
          .map(([key, member]) => this.pair(key, member, indent, object))
          .join(`\n${indent}`);
  }

  private pair(key: string, value: unknown, indent: string, object: SynthesizedObject): string {
    const inner = `${indent}  `;
    const hasLines = isBlock(value);
    requireWhole(key, object);
    // A long key stands on a line of its own.
    const name = this.scalars.key(key).replace(/\n$/, `\n${indent}`);
    return `${name}:${hasLines ? `\n${inner}` : ' '}${this.node(value, hasLines ? inner : indent, object)}`;
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
