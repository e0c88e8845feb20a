import { Duration, Size } from 'cdk8s';
import { NginxIngress } from '../../../src/exposure/ingress/nginx-ingress';
import { NginxIngressOptions } from '../../../src/exposure/ingress/nginx-options';
import { SameSite } from '../../../src/exposure/ingress/sticky-cookie';
import { TraefikIngress } from '../../../src/exposure/ingress/traefik-ingress';
import { TraefikIngressOptions } from '../../../src/exposure/ingress/traefik-options';
import { messageOf } from '../../support/manifests';
import { service, TRAEFIK } from './support';

const nginx = (options: NginxIngressOptions) => service({ controller: NginxIngress.of(options) });
const traefik = (options: TraefikIngressOptions) => service({ controller: TraefikIngress.of(options) }, TRAEFIK);
const CORS = { origins: ['https://shop.example.com'] };

const POSITIVE = 'use a whole number from 1 to 2147483647';

const BAD: [string, () => unknown, string][] = [
  [
    'a body size of nothing',
    () => nginx({ bodySize: Size.mebibytes(0) }),
    'bodySize "0Mi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'a timeout below a second',
    () => nginx({ readTimeout: Duration.millis(500) }),
    'readTimeout of 0.5 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'a long connect timeout',
    () => nginx({ connectTimeout: Duration.minutes(2) }),
    'connectTimeout of 120 s is not valid; use whole seconds from 1 to 75, like Duration.seconds(10)',
  ],
  [
    'a cookie with a blank',
    () => nginx({ stickyCookie: { name: 'my pod' } }),
    'the sticky cookie\'s name "my pod" is not valid; use letters, digits, "_", "-" and "."',
  ],
  [
    'a cookie for other sites in the clear',
    () => traefik({ stickyCookie: { sameSite: SameSite.NONE, secure: false } }),
    'the sticky cookie has sameSite NONE and secure false, which browsers refuse; leave secure out, or use SameSite.LAX',
  ],
  [
    'a limit of nothing',
    () => nginx({ rateLimit: {} }),
    'rateLimit limits nothing; set requestsPerSecond or connections',
  ],
  [
    'a burst without a rate',
    () => nginx({ rateLimit: { connections: 1, burstMultiplier: 2 } }),
    'rateLimit has burstMultiplier without requestsPerSecond; set requestsPerSecond',
  ],
  [
    'half a request',
    () => nginx({ rateLimit: { requestsPerSecond: 0.5 } }),
    `rateLimit's requestsPerSecond 0.5 is not valid; ${POSITIVE}`,
  ],
  [
    'no origins',
    () => nginx({ cors: { origins: [] } }),
    'cors has no origins; use scheme and host without a path, like "https://shop.example.com"',
  ],
  [
    'an origin with a path',
    () => traefik({ cors: { origins: ['https://a.example/'] } }),
    'cors has "https://a.example/" among its origins; use scheme and host without a path, like "https://shop.example.com"',
  ],
  [
    'a method in lower case',
    () => nginx({ cors: { ...CORS, methods: ['get'] } }),
    'cors has "get" among its methods; use upper-case methods, like "GET"',
  ],
  [
    'a header with a colon',
    () => nginx({ cors: { ...CORS, headers: ['X-A: b'] } }),
    'cors has "X-A: b" among its headers; use header names, like "Content-Type"',
  ],
  [
    'all origins and one',
    () => nginx({ cors: { origins: ['*', 'https://a.example'] } }),
    'cors has the origin "*" beside others; list "*" alone, or the others alone',
  ],
  [
    'credentials for all',
    () => nginx({ cors: { origins: ['*'], credentials: true } }),
    'cors has credentials with the origin "*"; list the sites that may send them',
  ],
  [
    'no requests on average',
    () => traefik({ rateLimit: { average: 0 } }),
    `rateLimit's average 0 is not valid; ${POSITIVE}`,
  ],
  ['no requests in flight', () => traefik({ requestsInFlight: 0 }), `requestsInFlight 0 is not valid; ${POSITIVE}`],
  [
    'gRPC that is held back',
    () => traefik({ grpc: true, bodySize: Size.mebibytes(1) }),
    'bodySize makes Traefik hold back whole messages, which grpc streams; leave bodySize out',
  ],
  [
    'a prefix without slash',
    () => traefik({ stripPrefixes: ['shop'] }),
    'stripPrefixes has "shop"; use a path below "/", like "/shop"',
  ],
  [
    'an odd entry point',
    () => traefik({ entryPoints: ['web,websecure'] }),
    'entry point "web,websecure" is not valid; use its name, like "websecure"',
  ],
];

test.each(BAD)('refused: %s', (_, action, problem) => {
  expect(messageOf(action)).toBe(`shop/web: ${problem}`);
});
