import { Duration } from 'cdk8s';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { show } from '../../private/values';

/** Which other sites' pages may call the service, answered by the controller instead of the app. */
export interface IngressCors {
  /** The sites: `https://shop.example.com`, or `*` alone for all. */
  readonly origins: string[];
  /**
   * The methods that their pages may use.
   * @default - GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS
   */
  readonly methods?: string[];
  /**
   * The request headers that their pages may send.
   * @default - Authorization, Content-Type and X-Requested-With
   */
  readonly headers?: string[];
  /**
   * Whether they may send cookies and HTTP authentication; not with the origin `*`.
   * @default false
   */
  readonly credentials?: boolean;
  /**
   * How long browsers may remember the answer, in whole seconds of at least 1.
   * @default - 1 hour
   */
  readonly maxAge?: Duration;
}

/** CORS with its defaults, checked. */
export interface CheckedCors {
  readonly origins: string[];
  readonly methods: string[];
  readonly headers: string[];
  readonly credentials: boolean;
  readonly maxAge: number;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const HEADERS = ['Authorization', 'Content-Type', 'X-Requested-With'];
/** The forms that both controllers read as they stand. */
const ORIGIN = /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/;

/** @throws when a value is none that controllers and browsers take */
export function checkCors(path: string, cors: IngressCors): CheckedCors {
  const { origins, methods = METHODS, headers = HEADERS, credentials = false } = cors;
  requireAll(path, 'origins', origins, ORIGIN, 'scheme and host without a path, like "https://shop.example.com"', '*');
  requireAll(path, 'methods', methods, /^[A-Z]+$/, 'upper-case methods, like "GET"');
  requireAll(path, 'headers', headers, /^[A-Za-z0-9_-]+$/, 'header names, like "Content-Type"');
  if (origins.includes('*') && origins.length > 1) {
    fail('ingress-invalid', path, 'cors has the origin "*" beside others', 'list "*" alone, or the others alone');
  }
  if (origins.includes('*') && credentials) {
    fail('ingress-invalid', path, 'cors has credentials with the origin "*"', 'list the sites that may send them');
  }
  const age = cors.maxAge ?? Duration.hours(1);
  const maxAge = requireSeconds('ingress-invalid', path, 'the maxAge of cors', age, 1);
  return { origins, methods, headers, credentials, maxAge };
}

function requireAll(path: string, what: string, list: string[], form: RegExp, like: string, also?: string): void {
  if (!Array.isArray(list) || list.length === 0) {
    fail('ingress-invalid', path, `cors has no ${what}`, `use ${like}`);
  }
  const odd = list.find((item) => typeof item !== 'string' || (item !== also && !form.test(item)));
  if (odd !== undefined) {
    fail('ingress-invalid', path, `cors has ${show(odd)} among its ${what}`, `use ${like}`);
  }
}
