import { Duration, Size } from 'cdk8s';
import { ErrorCode, fail } from '../../private/errors';
import { requireCall } from '../../private/options';
import { sortedRecord } from '../../private/plain';
import { ceilQuantity } from '../../private/quantity';
import { requireSeconds } from '../../private/seconds';
import { requireSize } from '../../private/units';
import { requireInteger } from '../../private/values';
import { checkCors, IngressCors } from './cors';
import { ControllerFamily, ControllerPlan, IngressController } from './ingress-controller';
import { NginxIngressOptions, NginxRateLimit } from './nginx-options';
import { checkCookie, StickyCookie } from './sticky-cookie';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const CODE: ErrorCode = 'ingress-invalid';
const MOST = 2147483647;

type Settings = Record<string, string | number | boolean | undefined>;

/**
 * Settings of the community's ingress-nginx, which was retired in March 2026: it gets no more fixes, not even
 * of security holes. A Gateway, or Traefik, is what to use for anything new.
 * Source: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
 */
export class NginxIngress extends IngressController {
  /** Settings of ingress-nginx; what is left out stays as the controller has it. */
  public static of(options: NginxIngressOptions): NginxIngress {
    requireCall('NginxIngress.of', [options]);
    return new NginxIngress(options);
  }

  /** @internal */
  public readonly _family: ControllerFamily = 'nginx';
  /** The class that creates it, for messages. */
  public readonly controllerName = 'NginxIngress';
  private readonly options: NginxIngressOptions;

  private constructor(options: NginxIngressOptions) {
    super();
    this.options = { ...options };
  }

  /** @internal */
  public _plan(path: string): ControllerPlan {
    const { backendProtocol, bodySize, stickyCookie, rateLimit, cors } = this.options;
    const settings: Settings = {
      'backend-protocol': backendProtocol,
      'proxy-body-size': bodySize && bytes(path, bodySize),
      ...timeouts(path, this.options),
      ...(stickyCookie && cookieSettings(path, stickyCookie)),
      ...(rateLimit && rateSettings(path, rateLimit)),
      ...(cors && corsSettings(path, cors)),
    };
    const annotations = Object.entries(settings)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [PREFIX + name, `${value}`] as const);
    return { annotations: sortedRecord(Object.fromEntries(annotations)), serviceAnnotations: {}, middlewares: [] };
  }
}

/** Sizes in nginx's own units, where k and m are binary. Source: https://nginx.org/en/docs/syntax.html */
function bytes(path: string, size: Size): string {
  const amount = ceilQuantity(requireSize(CODE, path, 'bodySize', size));
  const units: [bigint, string][] = [
    [1024n * 1024n, 'm'],
    [1024n, 'k'],
  ];
  const [unit, suffix] = units.find(([candidate]) => amount % candidate === 0n) ?? [1n, ''];
  return `${amount / unit}${suffix}`;
}

/** Source: https://nginx.org/en/docs/http/ngx_http_proxy_module.html (proxy_connect_timeout: usually at most 75 s). */
function timeouts(path: string, options: NginxIngressOptions): Settings {
  const { readTimeout, sendTimeout, connectTimeout, websockets } = options;
  const seconds = (what: string, value?: Duration) => value && requireSeconds(CODE, path, what, value, 1);
  const idle = websockets === true ? Duration.hours(1) : undefined;
  const connect = connectTimeout && requireSeconds(CODE, path, 'connectTimeout', connectTimeout, 1, 75);
  return {
    'proxy-read-timeout': seconds('readTimeout', readTimeout ?? idle),
    'proxy-send-timeout': seconds('sendTimeout', sendTimeout ?? idle),
    'proxy-connect-timeout': connect,
  };
}

function cookieSettings(path: string, cookie: StickyCookie): Settings {
  const { name, maxAge } = checkCookie(path, cookie);
  return {
    affinity: 'cookie',
    'session-cookie-name': name,
    'session-cookie-max-age': maxAge,
    'session-cookie-secure': cookie.secure,
    'session-cookie-samesite': cookie.sameSite,
  };
}

function rateSettings(path: string, limit: NginxRateLimit): Settings {
  const { requestsPerSecond, burstMultiplier, connections } = limit;
  if (requestsPerSecond === undefined && connections === undefined) {
    fail(CODE, path, 'rateLimit limits nothing', 'set requestsPerSecond or connections');
  }
  if (requestsPerSecond === undefined && burstMultiplier !== undefined) {
    fail(CODE, path, 'rateLimit has burstMultiplier without requestsPerSecond', 'set requestsPerSecond');
  }
  const count = (what: string, value?: number) =>
    value === undefined ? undefined : requireInteger(CODE, path, `rateLimit's ${what}`, value, 1, MOST);
  return {
    'limit-rps': count('requestsPerSecond', requestsPerSecond),
    'limit-burst-multiplier': count('burstMultiplier', burstMultiplier),
    'limit-connections': count('connections', connections),
  };
}

function corsSettings(path: string, cors: IngressCors): Settings {
  const { origins, methods, headers, credentials, maxAge } = checkCors(path, cors);
  return {
    'enable-cors': true,
    'cors-allow-origin': origins.join(','),
    'cors-allow-methods': methods.join(', '),
    'cors-allow-headers': headers.join(','),
    'cors-allow-credentials': credentials,
    'cors-max-age': maxAge,
  };
}
