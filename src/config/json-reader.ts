/** Says where a text is no JSON: the line and column, from 1, and what is wrong there. */
export type JsonFault = (line: number, column: number, problem: string) => never;

const GAP = /(?:[ \t\r\n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/**
 * JSON as .NET configuration reads it: comments and trailing commas are accepted, and a number keeps its
 * digits (`1.10` is read as "1.10", not 1.1). JSON.parse refuses the first two, loses the third, and says
 * where a mistake is in other words on each version of Node.
 * Source: https://learn.microsoft.com/dotnet/core/extensions/configuration-providers#json-configuration-provider
 */
export class JsonReader {
  private readonly text: string;
  private readonly fault: JsonFault;
  private at = 0;

  public constructor(text: string, fault: JsonFault) {
    this.text = text.replace(/^\uFEFF/, '');
    this.fault = fault;
  }

  public read(): unknown {
    const value = this.value();
    this.gap();
    return this.at < this.text.length ? this.wrong('expected the end of the file') : value;
  }

  private value(): unknown {
    this.gap();
    if (this.takes('{')) {
      return this.object();
    }
    if (this.takes('[')) {
      return this.list();
    }
    const word = this.match(STRING) ?? this.match(WORD);
    if (word !== undefined) {
      return JSON.parse(word);
    }
    const digits = this.match(NUMBER) ?? this.wrong('expected a value');
    return String(Number(digits)) === digits ? Number(digits) : digits;
  }

  private object(): unknown {
    const members = new Map<string, unknown>();
    while (!this.ends('}')) {
      const start = this.at;
      const key = JSON.parse(this.match(STRING) ?? this.wrong('expected a key in double quotes, or "}"')) as string;
      if (members.has(key)) {
        this.at = start;
        this.wrong(`the key ${JSON.stringify(key)} is there twice`);
      }
      this.gap();
      if (!this.takes(':')) {
        this.wrong('expected ":"');
      }
      members.set(key, this.value());
      this.separator('}');
    }
    return Object.fromEntries(members);
  }

  private list(): unknown {
    const items: unknown[] = [];
    while (!this.ends(']')) {
      items.push(this.value());
      this.separator(']');
    }
    return items;
  }

  private ends(closing: string): boolean {
    this.gap();
    return this.takes(closing);
  }

  private separator(closing: string): void {
    this.gap();
    if (!this.takes(',') && this.text[this.at] !== closing) {
      this.wrong(`expected "," or "${closing}"`);
    }
  }

  private gap(): void {
    this.match(GAP);
  }

  private takes(character: string): boolean {
    const found = this.text[this.at] === character;
    this.at += found ? 1 : 0;
    return found;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private wrong(problem: string): never {
    const before = this.text.slice(0, this.at).split('\n');
    return this.fault(before.length, before[before.length - 1].length + 1, problem);
  }
}
