import { fail } from '../../private/errors';
import { requireString, show } from '../../private/values';

/** Source: the Gateway API's HTTPPathMatch. */
const PATH_CHARS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;
const FORBIDDEN = /\/\/|\/\.\.?(\/|$)|%2f/i;
const LONGEST_PATH = 1024;

/** A path that requests or backends see: absolute, and already normal. */
export function requirePath(path: string, what: string, value: string): string {
  const like = 'use one like "/api"';
  requireString('route-invalid', path, what, value, like);
  if (!value.startsWith('/')) {
    fail('route-invalid', path, `${what} ${show(value)} does not start with a slash`, `write ${show(`/${value}`)}`);
  }
  if (!PATH_CHARS.test(value) || FORBIDDEN.test(value)) {
    const fix = `${like}, without "//", "/./", "/../" and "%2f", other characters percent-encoded`;
    fail('route-invalid', path, `${what} ${show(value)} is not a valid path`, fix);
  }
  return requireLength(path, what, value, LONGEST_PATH);
}

/** A text that is not longer than the API takes. */
export function requireLength(path: string, what: string, value: string, most: number): string {
  requireString('route-invalid', path, what, value, 'give it a value');
  if (value.length > most) {
    const problem = `${what} ${show(value)} has ${value.length} characters`;
    fail('route-invalid', path, problem, `use at most ${most}`);
  }
  return value;
}

/** Which paths of requests match. */
export class PathMatch {
  /** Paths that begin with all segments of this one: `/api` matches `/api` and `/api/v1`, not `/apis`. */
  public static prefix(value: string): PathMatch {
    return new PathMatch('PathPrefix', value);
  }

  /** Just this path. */
  public static exact(value: string): PathMatch {
    return new PathMatch('Exact', value);
  }

  /** Paths that match a regular expression of the controller's own dialect; not every controller can do it. */
  public static regex(expression: string): PathMatch {
    return new PathMatch('RegularExpression', expression);
  }

  private readonly type: string;
  private readonly value: string;

  private constructor(type: string, value: string) {
    this.type = type;
    this.value = value;
  }

  /** @internal */
  public get _isPrefix(): boolean {
    return this.type === 'PathPrefix';
  }

  /** @internal */
  public _toSpec(path: string): Record<string, string> {
    if (this.type === 'RegularExpression') {
      requireLength(path, 'regular expression of a path', this.value, LONGEST_PATH);
    } else {
      requirePath(path, 'path', this.value);
    }
    return { type: this.type, value: this.value };
  }
}

/** Which values of a header or query parameter match. */
export class ValueMatch {
  /** Just this value. */
  public static exact(value: string): ValueMatch {
    return new ValueMatch('Exact', value);
  }

  /** Values that match a regular expression of the controller's own dialect; not every controller can do it. */
  public static regex(expression: string): ValueMatch {
    return new ValueMatch('RegularExpression', expression);
  }

  private readonly type: string;
  private readonly value: string;

  private constructor(type: string, value: string) {
    this.type = type;
    this.value = value;
  }

  /** @internal */
  public _toSpec(path: string, what: string, name: string, most: number): Record<string, string> {
    const part = this.type === 'Exact' ? 'value' : 'regular expression';
    requireLength(path, `${part} of the ${what} ${show(name)}`, this.value, most);
    return { type: this.type, name, value: this.value };
  }
}
