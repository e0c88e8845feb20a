import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Exposure,
  IGateway,
  IIssuer,
  IngressPath,
  NginxIngress,
  PathMatch,
  RouteFilter,
  RouteMethod,
  ServiceExposureOptions,
  SessionAffinity,
  Tls,
  TraefikIngress,
  TrafficDistribution,
  TrafficPolicy,
  ValueMatch,
} from 'cdk8s-aspnetcore';
import { Of, rarely, whole, word, words } from './arbitrary';

const service = fc.record({
  servicePort: rarely(whole(1, 65535)),
  sticky: fc.boolean(),
  close: fc.boolean(),
  annotated: fc.boolean(),
  extraPort: fc.boolean(),
});

export const exposure = rarely(
  fc.oneof(
    fc.record({ kind: fc.constant('clusterOnly' as const), service }),
    fc.record({ kind: fc.constant('headless' as const), extraPort: fc.boolean() }),
    fc.record({ kind: word('loadBalancer', 'nodePort'), service, local: fc.boolean(), extraPort: fc.boolean() }),
    fc.record({
      kind: fc.constant('ingress' as const),
      controller: word('nginx', 'traefik', 'unknown'),
      tls: word('certManager', 'none', 'secret'),
      redirect: fc.constantFrom(undefined, true, false),
      path: word('/', '/api', '=/exact'),
      tuned: fc.boolean(),
      service: rarely(service),
    }),
    fc.record({
      kind: fc.constant('gateway' as const),
      match: rarely(word('path', 'header', 'method', 'query')),
      filters: words('headers', 'mirror', 'rewrite'),
      timeout: rarely(whole(1, 60)),
      grpc: fc.boolean(),
      weight: rarely(whole(1, 100)),
      service: rarely(service),
    }),
  ),
);
export type ExposureDescription = NonNullable<Of<typeof exposure>>;
export type IngressDescription = Extract<ExposureDescription, { kind: 'ingress' }>;

/** What of the surroundings an exposure refers to. */
export interface Surroundings {
  readonly host: string;
  readonly gateway: IGateway;
  readonly issuer: IIssuer;
}

function serviceOptions(given?: Of<typeof service>): ServiceExposureOptions | undefined {
  return (
    given && {
      servicePort: given.servicePort,
      sessionAffinity: given.sticky ? SessionAffinity.clientIp(Duration.minutes(10)) : undefined,
      trafficDistribution: given.close ? TrafficDistribution.PREFER_CLOSE : undefined,
      annotations: given.annotated ? { 'example.com/team': 'yes' } : undefined,
      extraPorts: given.extraPort ? [{ portName: 'admin', containerPort: 9001 }] : undefined,
    }
  );
}

function ingressOf(given: IngressDescription, { host, issuer }: Surroundings): Exposure {
  const { controller, tuned, path } = given;
  const secretName = `${host.split('.')[0]}-secret`;
  const tls = {
    certManager: () => Tls.certManager({ issuer }),
    none: () => Tls.none(),
    secret: () => Tls.fromSecret(secretName),
  };
  const controllers = {
    nginx: () => NginxIngress.of(tuned ? { bodySize: Size.mebibytes(8), readTimeout: Duration.seconds(90) } : {}),
    traefik: () => TraefikIngress.of(tuned ? { requestsInFlight: 100, rateLimit: { average: 50 } } : {}),
    unknown: () => undefined,
  };
  return Exposure.ingress({
    hosts: [host],
    tls: tls[given.tls](),
    className: controller === 'unknown' ? 'haproxy' : controller,
    controller: controllers[controller](),
    controllerNamespace: 'ingress',
    redirectToHttps: given.redirect,
    paths: [path.startsWith('=') ? IngressPath.exact(path.slice(1)) : IngressPath.prefix(path)],
    service: serviceOptions(given.service),
  });
}

const MATCHES = {
  header: { headers: { 'x-shop': ValueMatch.exact('a') } },
  method: { method: RouteMethod.GET },
  path: { path: PathMatch.prefix('/api') },
  query: { queryParams: { shop: ValueMatch.regex('[a-z]+') } },
};

function gatewayOf(given: Extract<ExposureDescription, { kind: 'gateway' }>, around: Surroundings): Exposure {
  const { match, filters, timeout, grpc, weight } = given;
  const all = {
    headers: () => RouteFilter.requestHeaders({ set: { 'X-From': 'edge' }, remove: ['X-Debug'] }),
    mirror: () => RouteFilter.responseHeaders({ add: { 'X-Served-By': 'shop' } }),
    rewrite: () => RouteFilter.rewrite({ hostName: 'inside.example.com' }),
  };
  return Exposure.gateway({
    gateway: around.gateway,
    hosts: [around.host],
    controllerNamespace: 'envoy-gateway-system',
    matches: match && [MATCHES[match]],
    filters: filters.map((filter) => all[filter]()),
    timeouts: timeout === undefined ? undefined : { request: Duration.seconds(timeout) },
    grpc: grpc || undefined,
    weight,
    service: serviceOptions(given.service),
  });
}

export function buildExposure(given: ExposureDescription, around: Surroundings): Exposure {
  switch (given.kind) {
    case 'clusterOnly':
      return Exposure.clusterOnly(serviceOptions(given.service));
    case 'headless':
      return Exposure.headless(given.extraPort ? { extraPorts: [{ portName: 'peers', containerPort: 9002 }] } : {});
    case 'ingress':
      return ingressOf(given, around);
    case 'gateway':
      return gatewayOf(given, around);
    default: {
      const extraPorts = given.extraPort ? [{ portName: 'mqtt', containerPort: 1883, opensNetwork: true }] : undefined;
      const externalTrafficPolicy = given.local ? TrafficPolicy.LOCAL : undefined;
      return Exposure[given.kind]({ ...serviceOptions(given.service), extraPorts, externalTrafficPolicy });
    }
  }
}
