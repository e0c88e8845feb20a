import { Duration, Size } from 'cdk8s';
import { NginxIngress } from '../../../src/exposure/ingress/nginx-ingress';
import { NginxBackendProtocol, NginxIngressOptions } from '../../../src/exposure/ingress/nginx-options';
import { SameSite } from '../../../src/exposure/ingress/sticky-cookie';
import { TraefikIngress } from '../../../src/exposure/ingress/traefik-ingress';
import { TraefikIngressOptions } from '../../../src/exposure/ingress/traefik-options';
import { Tls } from '../../../src/exposure/tls/tls';
import { ofKind, service, TRAEFIK } from './support';

/** The annotations that settings give an Ingress, by the part of their names after the prefix. */
function nginx(options: NginxIngressOptions): Record<string, string> {
  const { annotations = {} } = ofKind(service({ controller: NginxIngress.of(options) }), 'Ingress')[0].metadata;
  const prefix = 'nginx.ingress.kubernetes.io/';
  return Object.fromEntries(
    Object.entries<string>(annotations).map(([key, value]) => [key.replace(prefix, ''), value]),
  );
}

function traefik(options: TraefikIngressOptions, tls = Tls.none()) {
  const bare = service({ controller: TraefikIngress.of(options), tls, redirectToHttps: undefined }, TRAEFIK);
  return {
    annotations: ofKind(bare, 'Ingress')[0].metadata.annotations,
    service: ofKind(bare, 'Service')[0].metadata.annotations,
    middlewares: ofKind(bare, 'Middleware').map(({ metadata, spec }) => [metadata.name, spec]),
  };
}

const CORS = { origins: ['https://shop.example.com', 'https://www.example.com:8443'] };

const NGINX_CASES: [NginxIngressOptions, Record<string, string>][] = [
  [{}, {}],
  [{ bodySize: Size.mebibytes(50) }, { 'proxy-body-size': '50m' }],
  [{ bodySize: Size.gibibytes(2) }, { 'proxy-body-size': '2048m' }],
  [{ bodySize: Size.kibibytes(1500) }, { 'proxy-body-size': '1500k' }],
  [{ readTimeout: Duration.minutes(5) }, { 'proxy-read-timeout': '300' }],
  [{ sendTimeout: Duration.minutes(2) }, { 'proxy-send-timeout': '120' }],
  [{ connectTimeout: Duration.seconds(3) }, { 'proxy-connect-timeout': '3' }],
  [{ websockets: true }, { 'proxy-read-timeout': '3600', 'proxy-send-timeout': '3600' }],
  [
    { websockets: true, readTimeout: Duration.minutes(5) },
    { 'proxy-read-timeout': '300', 'proxy-send-timeout': '3600' },
  ],
  [{ websockets: false }, {}],
  [{ stickyCookie: {} }, { affinity: 'cookie' }],
  [
    { stickyCookie: { name: 'pod', maxAge: Duration.hours(8), secure: true, sameSite: SameSite.LAX } },
    {
      affinity: 'cookie',
      'session-cookie-name': 'pod',
      'session-cookie-max-age': '28800',
      'session-cookie-secure': 'true',
      'session-cookie-samesite': 'Lax',
    },
  ],
  [
    { rateLimit: { requestsPerSecond: 10, burstMultiplier: 3, connections: 20 } },
    { 'limit-rps': '10', 'limit-burst-multiplier': '3', 'limit-connections': '20' },
  ],
  [
    { cors: CORS },
    {
      'enable-cors': 'true',
      'cors-allow-origin': 'https://shop.example.com,https://www.example.com:8443',
      'cors-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
      'cors-allow-headers': 'Authorization,Content-Type,X-Requested-With',
      'cors-allow-credentials': 'false',
      'cors-max-age': '3600',
    },
  ],
  [
    {
      cors: { ...CORS, methods: ['GET'], headers: ['X-Api-Key'], credentials: true, maxAge: Duration.minutes(1) },
    },
    {
      'enable-cors': 'true',
      'cors-allow-origin': 'https://shop.example.com,https://www.example.com:8443',
      'cors-allow-methods': 'GET',
      'cors-allow-headers': 'X-Api-Key',
      'cors-allow-credentials': 'true',
      'cors-max-age': '60',
    },
  ],
  [{ backendProtocol: NginxBackendProtocol.GRPC }, { 'backend-protocol': 'GRPC' }],
];

test.each(NGINX_CASES)('ingress-nginx: %j', (options, annotations) => {
  expect(nginx(options)).toEqual(annotations);
});

const TRAEFIK_MIDDLEWARES: [TraefikIngressOptions, string, unknown][] = [
  [{ bodySize: Size.mebibytes(50) }, 'web-body', { buffering: { maxRequestBodyBytes: 52428800 } }],
  [{ rateLimit: { average: 10 } }, 'web-rate', { rateLimit: { average: 10 } }],
  [
    { rateLimit: { average: 600, period: Duration.minutes(1), burst: 50 } },
    'web-rate',
    { rateLimit: { average: 600, period: '60s', burst: 50 } },
  ],
  [
    { requestsInFlight: 20 },
    'web-in-flight',
    { inFlightReq: { amount: 20, sourceCriterion: { ipStrategy: { depth: 0 } } } },
  ],
  [
    { cors: { ...CORS, credentials: true } },
    'web-cors',
    {
      headers: {
        accessControlAllowOriginList: CORS.origins,
        accessControlAllowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
        accessControlAllowHeaders: ['Authorization', 'Content-Type', 'X-Requested-With'],
        accessControlAllowCredentials: true,
        accessControlMaxAge: 3600,
        addVaryHeader: true,
      },
    },
  ],
  [{ stripPrefixes: ['/shop'] }, 'web-strip-prefix', { stripPrefix: { prefixes: ['/shop'] } }],
];

test.each(TRAEFIK_MIDDLEWARES)('Traefik: %j', (options, name, spec) => {
  expect(traefik(options)).toEqual({
    annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': `shop-${name}@kubernetescrd` },
    service: undefined,
    middlewares: [[name, spec]],
  });
});

test('Traefik: a request passes the redirect first, the rewrite last', () => {
  const { annotations } = traefik(
    {
      stripPrefixes: ['/shop'],
      cors: CORS,
      requestsInFlight: 1,
      bodySize: Size.mebibytes(1),
      rateLimit: { average: 1 },
    },
    Tls.fromSecret('tls'),
  );
  const names = annotations['traefik.ingress.kubernetes.io/router.middlewares'].split(',');
  const suffixes = ['https', 'rate', 'in-flight', 'cors', 'body', 'strip-prefix'];
  expect(names).toEqual(suffixes.map((suffix) => `shop-web-${suffix}@kubernetescrd`));
});

test('Traefik: entry points, gRPC and the sticky cookie are annotations', () => {
  const {
    annotations,
    service: own,
    middlewares,
  } = traefik({
    entryPoints: ['web', 'websecure'],
    grpc: true,
    stickyCookie: { name: 'pod', maxAge: Duration.hours(1), sameSite: SameSite.STRICT },
  });
  expect(middlewares).toEqual([]);
  expect(annotations).toEqual({ 'traefik.ingress.kubernetes.io/router.entrypoints': 'web,websecure' });
  expect(own).toEqual({
    'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c',
    'traefik.ingress.kubernetes.io/service.sticky.cookie': 'true',
    'traefik.ingress.kubernetes.io/service.sticky.cookie.name': 'pod',
    'traefik.ingress.kubernetes.io/service.sticky.cookie.httponly': 'true',
    'traefik.ingress.kubernetes.io/service.sticky.cookie.samesite': 'strict',
    'traefik.ingress.kubernetes.io/service.sticky.cookie.maxage': '3600',
  });
});

test('Traefik: the sticky cookie is secure where plain HTTP is redirected', () => {
  const secure = 'traefik.ingress.kubernetes.io/service.sticky.cookie.secure';
  expect(traefik({ stickyCookie: {} }, Tls.fromSecret('tls')).service[secure]).toBe('true');
  expect(Object.keys(traefik({ stickyCookie: {} }).service)).not.toContain(secure);
});
