import { Duration } from 'cdk8s';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { show } from '../../private/values';

/** Which requests from other sites carry a cookie. See https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie */
export enum SameSite {
  /** None of them. */
  STRICT = 'Strict',
  /** Navigation to the site only. */
  LAX = 'Lax',
  /** All; browsers then want a secure cookie. */
  NONE = 'None',
}

/**
 * A cookie that leads a browser to the same pod again, which Blazor Server's circuits and SignalR's
 * transports other than plain WebSockets need as soon as there are two pods.
 */
export interface StickyCookie {
  /**
   * Its name.
   * @default - the controller's: `INGRESSCOOKIE` on ingress-nginx, one made of a hash on Traefik
   */
  readonly name?: string;
  /**
   * How long the browser keeps it, in whole seconds of at least 1.
   * @default - until the browser is closed
   */
  readonly maxAge?: Duration;
  /**
   * Whether it is sent over HTTPS only.
   * @default - true where plain HTTP is redirected to HTTPS
   */
  readonly secure?: boolean;
  /**
   * Which requests from other sites carry it.
   * @default - the controller's
   */
  readonly sameSite?: SameSite;
}

/** RFC 6265 calls it a token; controllers take fewer characters. */
const NAME = /^[A-Za-z0-9_.-]+$/;

/** What a sticky cookie asks for, checked; its maximum age in seconds. */
export interface CheckedCookie {
  readonly name?: string;
  readonly maxAge?: number;
}

/** @throws when the name or the age is not valid, or a cookie for other sites is not secure */
export function checkCookie(path: string, cookie: StickyCookie): CheckedCookie {
  const { name, maxAge, sameSite, secure } = cookie;
  if (name !== undefined && (typeof name !== 'string' || !NAME.test(name))) {
    const fix = 'use letters, digits, "_", "-" and "."';
    fail('ingress-invalid', path, `the sticky cookie's name ${show(name)} is not valid`, fix);
  }
  if (sameSite === SameSite.NONE && secure === false) {
    const problem = 'the sticky cookie has sameSite NONE and secure false, which browsers refuse';
    fail('ingress-invalid', path, problem, 'leave secure out, or use SameSite.LAX');
  }
  const what = "the sticky cookie's maxAge";
  return { name, maxAge: maxAge && requireSeconds('ingress-invalid', path, what, maxAge, 1) };
}
