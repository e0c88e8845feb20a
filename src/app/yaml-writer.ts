import { SynthesizedObject } from '../core/synthesized-object';
import { fail } from '../private/errors';
import { hasNoMember } from '../private/plain';
import { show } from '../private/values';
import { isBroken, YamlScalars } from './yaml-scalars';

/** Whether something is written on lines of its own. */
function isBlock(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Array.isArray(value) ? value.length > 0 : !hasNoMember(value);
}

/** What a key is written as, before a value behind it, and before one on lines of its own. */
interface Key {
  readonly inline: string;
  readonly block: string;
}

/** What is written again and again where lines begin with the same indent. */
class Level {
  /** Begins a line. */
  public readonly line: string;
  /** Begins another item of a list. */
  public readonly item: string;
  public readonly keys = new Map<string, Key>();
  private next: Level | undefined;

  public constructor(public readonly indent: string) {
    this.line = `\n${indent}`;
    this.item = `${this.line}- `;
  }

  public get inner(): Level {
    this.next ??= new Level(`${this.indent}  `);
    return this.next;
  }
}

/**
 * Objects as YAML, byte for byte what cdk8s writes, but for texts that kubectl would read as something else, and for keys
 * that no name in Kubernetes is like. The scalars are cdk8s' own; the document around them, for which it takes its time, is
 * put together here.
 */
export class YamlWriter {
  private readonly scalars = new YamlScalars();
  private readonly top = new Level('');
  /** What was written of a file so far. One join makes a flat text of it; a text that grows would keep all its pieces. */
  private pieces: string[] = [];

  /** Objects as one file. */
  public file(objects: SynthesizedObject[]): string {
    this.pieces = [];
    objects.forEach((object, index) => {
      this.pieces.push(index === 0 ? '' : '---\n');
      this.node(object.manifest, this.top, object);
      this.pieces.push('\n');
    });
    return this.pieces.join('');
  }

  /** A value from its own first character on, within something whose lines begin with the level's indent. */
  private node(value: unknown, level: Level, object: SynthesizedObject): void {
    if (isBlock(value)) {
      this.block(value, level, object);
    } else {
      this.pieces.push(this.flow(value, level, object));
    }
  }

  /** What is written on lines of its own. */
  private block(value: object, level: Level, object: SynthesizedObject): void {
    if (Array.isArray(value)) {
      this.list(value, level, object);
    } else {
      this.map(value as Record<string, unknown>, level, object);
    }
  }

  /** What is written where it is asked for. */
  private flow(value: unknown, level: Level, object: SynthesizedObject): string {
    if (typeof value === 'object' && value !== null) {
      return Array.isArray(value) ? '[]' : '{}';
    }
    return this.scalar(value, level.indent, object);
  }

  private list(items: unknown[], level: Level, object: SynthesizedObject): void {
    let lead = '- ';
    for (const item of items) {
      this.pieces.push(lead);
      this.node(item, isBlock(item) ? level.inner : level, object);
      lead = level.item;
    }
  }

  private map(members: Record<string, unknown>, level: Level, object: SynthesizedObject): void {
    let lead = '';
    for (const name of Object.keys(members)) {
      const value = members[name];
      const key = this.key(name, level, object);
      if (isBlock(value)) {
        this.pieces.push(lead, key.block);
        this.block(value, level.inner, object);
      } else {
        this.pieces.push(lead, key.inline, this.flow(value, level, object));
      }
      lead = level.line;
    }
  }

  /** The same few keys are nearly all that there is. */
  private key(name: string, { indent, inner, keys }: Level, object: SynthesizedObject): Key {
    const known = keys.get(name);
    if (known !== undefined) {
      return known;
    }
    requireWhole(name, object);
    const written = this.scalars.key(name);
    // A long key stands on a line of its own.
    const whole = written.endsWith('\n') ? written + indent : written;
    const key = { inline: `${whole}: `, block: `${whole}:\n${inner.indent}` };
    keys.set(name, key);
    return key;
  }

  private scalar(value: unknown, indent: string, object: SynthesizedObject): string {
    const written = this.scalars.value(value);
    if (written === value) {
      // What is plain is whole, and of one line.
      return written;
    }
    if (typeof value === 'string') {
      requireWhole(value, object);
    }
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
