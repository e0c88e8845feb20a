import { fail } from '../../private/errors';
import { requireString } from '../../private/values';

/** A header of the requests that go to the new version. */
export class CanaryHeader {
  /** A header of just this value. */
  public static exact(name: string, value: string): CanaryHeader {
    return new CanaryHeader(name, 'exact', value);
  }

  /** A header whose value starts like this. */
  public static prefix(name: string, prefix: string): CanaryHeader {
    return new CanaryHeader(name, 'prefix', prefix);
  }

  /** A header whose value matches a regular expression, in the dialect of the proxy. */
  public static regex(name: string, regex: string): CanaryHeader {
    return new CanaryHeader(name, 'regex', regex);
  }

  private readonly name: string;
  private readonly kind: string;
  private readonly value: string;

  private constructor(name: string, kind: string, value: string) {
    this.name = name;
    this.kind = kind;
    this.value = value;
  }

  /**
   * As the Rollout writes it, checked.
   * @internal
   */
  public _resolve(path: string): Record<string, unknown> {
    requireString('delivery-invalid', path, 'name of the header', this.name, 'use one like "x-canary"');
    if (!/^[A-Za-z0-9!#$%&'*+.^_|~-]+$/.test(this.name)) {
      fail('delivery-invalid', path, `name "${this.name}" of the header is not valid`, 'use letters, digits and "-"');
    }
    requireString('delivery-invalid', path, `value of the header "${this.name}"`, this.value, 'use one like "always"');
    return { headerName: this.name, headerValue: { [this.kind]: this.value } };
  }
}
