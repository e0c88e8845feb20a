import { fail } from '../../private/errors';
import { secretReasonOf } from '../../private/plain-secrets';
import { sortedRecord } from '../../private/plain';
import { requireInteger, requireString, show } from '../../private/values';
import type { TriggerAuthentication } from './trigger-authentication';

/** A trigger, checked, in the words of KEDA. */
export interface TriggerPlan {
  /** The kind, like `rabbitmq`. */
  readonly triggerType: string;
  readonly name?: string;
  readonly metadata: Record<string, string>;
  readonly metricType?: string;
  readonly useCachedMetrics?: boolean;
  readonly authentication?: TriggerAuthentication;
  /** Whether it goes by what the service's own pods do, so that it never starts the first one. */
  readonly needsPods?: boolean;
}

const MOST = 2147483647;
const MOST_DECIMAL = 9e12;
/** KEDA hands numbers on in thousandths. Source: GetMetricTargetMili in its pkg/scalers/scaler.go */
const LEAST_DECIMAL = 0.001;

/** Checks the values of one trigger: the object knows how to call it, and who gets the message. */
export class TriggerValues {
  public constructor(
    public readonly path: string,
    /** How messages call the trigger: `the cron trigger`. */
    public readonly who: string,
  ) {}

  /** Says no. */
  public refuse(problem: string, fix: string): never {
    fail('scaling-invalid', this.path, `${this.who} has ${problem}`, fix);
  }

  /** A text. */
  public text(what: string, value: string, fix: string): string {
    return requireString('scaling-invalid', this.path, `${what} of ${this.who}`, value, fix);
  }

  /** A whole number. */
  public whole(what: string, value: number, least: number, most = MOST): string {
    return String(requireInteger('scaling-invalid', this.path, `${what} of ${this.who}`, value, least, most));
  }

  /** A number that one pod can take. */
  public share(what: string, value: number): string {
    if (typeof value !== 'number' || !(value >= LEAST_DECIMAL && value <= MOST_DECIMAL)) {
      this.refuse(`the ${what} ${show(value)}`, `use a number from ${LEAST_DECIMAL} to ${MOST_DECIMAL}`);
    }
    return String(value);
  }

  /** A number that may be anything. */
  public decimal(what: string, value: number, least = -Infinity): string {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least) {
      this.refuse(`the ${what} ${show(value)}`, least === 0 ? 'use a number of at least 0' : 'use a number');
    }
    return String(value);
  }

  /** Yes or no. */
  public flag(what: string, value: boolean): string {
    if (typeof value !== 'boolean') {
      this.refuse(`the ${what} ${show(value)}`, 'use true or false');
    }
    return String(value);
  }

  /** One of an enum. */
  public oneOf(what: string, value: string, known: string[]): string {
    if (!known.includes(value)) {
      this.refuse(`the ${what} ${show(value)}`, `use one of ${known.join(', ')}`);
    }
    return value;
  }

  /** The environment variable of a setting. Source: https://learn.microsoft.com/aspnet/core/fundamentals/configuration/ */
  public variable(what: string, setting: string): string {
    const accepted = 'use one like "ConnectionStrings:Queue"';
    const name = this.text(what, setting, accepted).replaceAll(':', '__');
    if (!/^[A-Za-z_][A-Za-z0-9._-]*$/.test(name) || setting.split(/:|__/).includes('')) {
      this.refuse(`the ${what} ${show(setting)}`, accepted);
    }
    return name;
  }

  /** An address that everybody may read. */
  public address(what: string, value: string, form: RegExp, like: string): string {
    this.text(what, value, `use one like "${like}"`);
    this.requirePublic(what, value);
    if (!form.test(value)) {
      this.refuse(`the ${what} ${show(value)}`, `use one like "${like}"`);
    }
    return value;
  }

  /** Whatever stands in the YAML must be no secret. */
  public requirePublic(key: string, value: string): void {
    const reason = secretReasonOf(key, value);
    if (reason !== undefined) {
      const problem = `${key} of ${this.who} looks like a secret, ${reason}, and would stand in the YAML for all to read`;
      const fix = `take it from a Secret: authentication: TriggerAuthentication.fromSecret('name', { keys: { 'key-in-secret': '${key}' } })`;
      fail('settings-secret', this.path, problem, fix);
    }
  }
}

/** Metadata with only the values that are there, in a stable order. */
export function metadataOf(values: Record<string, string | undefined>): Record<string, string> {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return sortedRecord(Object.fromEntries(given));
}

/** Checks a value that may be left out. */
export function given<T, R>(value: T | undefined, check: (value: T) => R): R | undefined {
  return value === undefined ? undefined : check(value);
}
