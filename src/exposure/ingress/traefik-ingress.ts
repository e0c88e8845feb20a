import { ErrorCode, fail } from '../../private/errors';
import { requireCall } from '../../private/options';
import { ceilQuantity } from '../../private/quantity';
import { requireSeconds } from '../../private/seconds';
import { requireSize } from '../../private/units';
import { requireInteger, show } from '../../private/values';
import { checkCors, IngressCors } from './cors';
import {
  ControllerFamily,
  ControllerPlan,
  IngressController,
  MiddlewarePlan,
  TraefikCookie,
} from './ingress-controller';
import { checkCookie, StickyCookie } from './sticky-cookie';
import { TraefikIngressOptions, TraefikRateLimit } from './traefik-options';

const ROUTER = 'traefik.ingress.kubernetes.io/router.';
const SERVICE = 'traefik.ingress.kubernetes.io/service.';
const CODE: ErrorCode = 'ingress-invalid';
const MOST = 2147483647;

/** Settings of Traefik, version 3. */
export class TraefikIngress extends IngressController {
  /** Settings of Traefik; what is left out stays as the controller has it. */
  public static of(options: TraefikIngressOptions): TraefikIngress {
    requireCall('TraefikIngress.of', [options]);
    return new TraefikIngress(options);
  }

  /** @internal */
  public readonly _family: ControllerFamily = 'traefik';
  /** The class that creates it, for messages. */
  public readonly controllerName = 'TraefikIngress';
  private readonly options: TraefikIngressOptions;

  private constructor(options: TraefikIngressOptions) {
    super();
    this.options = { ...options };
  }

  /** @internal */
  public _plan(path: string, httpsOnly: boolean): ControllerPlan {
    const { entryPoints, grpc, stickyCookie } = this.options;
    const listed = entryPoints?.length ? entryPoints : undefined;
    const odd = listed?.find((name) => !/^[A-Za-z0-9_-]+$/.test(name));
    if (odd !== undefined) {
      fail(CODE, path, `entry point ${show(odd)} is not valid`, 'use its name, like "websecure"');
    }
    return {
      annotations: listed ? { [`${ROUTER}entrypoints`]: listed.join(',') } : {},
      serviceAnnotations: {
        ...(grpc === true && { [`${SERVICE}serversscheme`]: 'h2c' }),
        ...(stickyCookie && cookieAnnotations(cookieSpec(path, stickyCookie, httpsOnly))),
      },
      middlewares: middlewares(path, this.options),
      traefik: {
        entryPoints: listed,
        scheme: grpc === true ? 'h2c' : undefined,
        cookie: stickyCookie && cookieSpec(path, stickyCookie, httpsOnly),
      },
    };
  }
}

/** In the order in which a request passes them: what refuses comes first, what changes the request last. */
function middlewares(path: string, options: TraefikIngressOptions): MiddlewarePlan[] {
  const { bodySize, rateLimit, requestsInFlight, cors, stripPrefixes, grpc } = options;
  const plans: MiddlewarePlan[] = [];
  if (rateLimit !== undefined) {
    plans.push({ suffix: 'rate', spec: { rateLimit: rateSpec(path, rateLimit) } });
  }
  if (requestsInFlight !== undefined) {
    const amount = requireInteger(CODE, path, 'requestsInFlight', requestsInFlight, 1, MOST);
    const sourceCriterion = { ipStrategy: { depth: 0 } };
    plans.push({ suffix: 'in-flight', spec: { inFlightReq: { amount, sourceCriterion } } });
  }
  if (cors !== undefined) {
    plans.push({ suffix: 'cors', spec: { headers: corsSpec(path, cors) } });
  }
  if (bodySize !== undefined) {
    if (grpc === true) {
      fail(CODE, path, 'bodySize makes Traefik hold back whole messages, which grpc streams', 'leave bodySize out');
    }
    const maxRequestBodyBytes = Number(ceilQuantity(requireSize(CODE, path, 'bodySize', bodySize)));
    plans.push({ suffix: 'body', spec: { buffering: { maxRequestBodyBytes } } });
  }
  if (stripPrefixes !== undefined && stripPrefixes.length > 0) {
    const odd = stripPrefixes.find((prefix) => !/^\/[^\s?#]+$/.test(prefix));
    if (odd !== undefined) {
      fail(CODE, path, `stripPrefixes has ${show(odd)}`, 'use a path below "/", like "/shop"');
    }
    plans.push({ suffix: 'strip-prefix', spec: { stripPrefix: { prefixes: stripPrefixes } } });
  }
  return plans;
}

function rateSpec(path: string, limit: TraefikRateLimit): Record<string, unknown> {
  const { average, period, burst } = limit;
  const seconds = period && requireSeconds(CODE, path, "rateLimit's period", period, 1);
  return {
    average: requireInteger(CODE, path, "rateLimit's average", average, 1, MOST),
    period: seconds && `${seconds}s`,
    burst: burst === undefined ? undefined : requireInteger(CODE, path, "rateLimit's burst", burst, 1, MOST),
  };
}

function corsSpec(path: string, cors: IngressCors): Record<string, unknown> {
  const { origins, methods, headers, credentials, maxAge } = checkCors(path, cors);
  return {
    accessControlAllowOriginList: origins,
    accessControlAllowMethods: methods,
    accessControlAllowHeaders: headers,
    accessControlAllowCredentials: credentials ? true : undefined,
    accessControlMaxAge: maxAge,
    addVaryHeader: true,
  };
}

/** In the fields of Traefik's own kinds. */
function cookieSpec(path: string, cookie: StickyCookie, httpsOnly: boolean): TraefikCookie {
  const { name, maxAge } = checkCookie(path, cookie);
  const secure = (cookie.secure ?? httpsOnly) || undefined;
  return { name, httpOnly: true, secure, sameSite: cookie.sameSite?.toLowerCase(), maxAge };
}

/** The same as annotations, which have the names of the fields in lower case. */
function cookieAnnotations(spec: TraefikCookie): Record<string, string> {
  const prefix = `${SERVICE}sticky.cookie`;
  const set = Object.entries(spec).filter(([, value]) => value !== undefined);
  return {
    [prefix]: 'true',
    ...Object.fromEntries(set.map(([field, value]) => [`${prefix}.${field.toLowerCase()}`, `${String(value)}`])),
  };
}
