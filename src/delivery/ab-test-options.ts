import { RequestCondition, RequestPart } from '../core/route';
import { fail } from '../private/errors';
import { requireInteger, requireString, show } from '../private/values';
import { RollingUpdateOptions } from './rolling-update';
import { TrackOverrides } from './track-overrides';

/** Which users get a variant. */
export class Audience {
  /** Requests that have a header of just this value. */
  public static header(name: string, value: string): Audience {
    return new Audience({ part: RequestPart.HEADER, name, value });
  }

  /**
   * Requests that have a cookie of just this value, which the application sets. ingress-nginx knows the value
   * `always` only.
   */
  public static cookie(name: string, value: string = 'always'): Audience {
    return new Audience({ part: RequestPart.COOKIE, name, value });
  }

  /** Requests that have a parameter of just this value in their query. Not with ingress-nginx. */
  public static queryParameter(name: string, value: string): Audience {
    return new Audience({ part: RequestPart.QUERY, name, value });
  }

  /**
   * A share of all users, in whole percent from 1 to 99, each of whom stays with a variant by a cookie of the proxy's.
   * ingress-nginx and Traefik can do that; the Gateway API's standard channel can't.
   */
  public static share(percent: number): Audience {
    return new Audience(undefined, percent);
  }

  private readonly condition?: RequestCondition;
  private readonly percent?: number;

  private constructor(condition?: RequestCondition, percent?: number) {
    this.condition = condition;
    this.percent = percent;
  }

  /**
   * What it comes to, checked.
   * @internal
   */
  public _resolve(path: string): ResolvedAudience {
    if (this.condition === undefined) {
      return { weight: requireInteger('delivery-invalid', path, 'share of a variant', this.percent!, 1, 99) };
    }
    const { part, name, value } = this.condition;
    requireString('delivery-invalid', path, `name of the ${part}`, name, 'use one like "x-variant"');
    requireString('delivery-invalid', path, `value of the ${part} "${name}"`, value, 'use one like "b"');
    if (!/^[A-Za-z0-9!#$%&'*+.^_|~-]+$/.test(name)) {
      fail('delivery-invalid', path, `name "${name}" of the ${part} is not valid`, 'use letters, digits and "-"');
    }
    if (!/^[\x20-\x7e]+$/.test(value)) {
      const problem = `value ${show(value)} of the ${part} "${name}" is not valid`;
      fail('delivery-invalid', path, problem, 'use printable ASCII characters');
    }
    if (part !== RequestPart.HEADER && !/^[A-Za-z0-9._~-]+$/.test(value)) {
      const fix = 'use letters, digits, ".", "_", "~" and "-"';
      fail('delivery-invalid', path, `value "${value}" of the ${part} "${name}" is not valid`, fix);
    }
    return { weight: 100, condition: this.condition };
  }
}

/** What an audience comes to. */
export interface ResolvedAudience {
  /** Percent of those whom no condition takes away; 100 with a condition. */
  readonly weight: number;
  /** Their condition. */
  readonly condition?: RequestCondition;
}

/** One variant of the service. */
export interface VariantOptions {
  /** Which users get it. */
  readonly audience: Audience;

  /**
   * Its image.
   * @default - the service's: the variant then differs by its overrides
   */
  readonly image?: string;

  /**
   * What else is different: settings, flags.
   * @default - nothing
   */
  readonly overrides?: TrackOverrides;

  /**
   * How many pods it has, whatever the service has.
   * @default - its share of the service's pods; with a condition as many as the service
   */
  readonly replicas?: number;
}

/** Variants of a service. */
export interface AbTestOptions {
  /** The variants besides the service itself, by name: `{ b: { … } }`. */
  readonly variants: Record<string, VariantOptions>;

  /**
   * How an update of any variant goes about it.
   * @default - a new pod is ready before an old one goes
   */
  readonly rollingUpdate?: RollingUpdateOptions;
}
