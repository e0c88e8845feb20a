import { PeerModel } from '../../core/peer';
import { cidrOfAddress, parseCidr } from '../../private/cidr';
import { fail } from '../../private/errors';
import { requireString, show } from '../../private/values';
import { OtlpProtocol } from './otlp-protocol';

/** Where telemetry goes, checked. */
export interface OtlpEndpoint {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly protocol: OtlpProtocol;
}

/** What is said of an endpoint. */
export interface EndpointFacts {
  readonly endpoint: string;
  readonly protocol?: OtlpProtocol;
  readonly unusualPort?: boolean;
}

/** Source: https://opentelemetry.io/docs/specs/otlp/ (default ports of OTLP/gRPC and OTLP/HTTP). */
const PORTS: Record<OtlpProtocol, number> = { [OtlpProtocol.GRPC]: 4317, [OtlpProtocol.HTTP_PROTOBUF]: 4318 };

const LIKE = 'use one like "http://collector.telemetry.svc.cluster.local:4317"';

/**
 * An endpoint whose port agrees with its protocol.
 * @throws when the URL is none, has parts that exporters do not read, or its port belongs to another protocol
 */
export function otlpEndpoint(path: string, facts: EndpointFacts): OtlpEndpoint {
  const url = parse(path, facts.endpoint);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const protocol = requireProtocol(path, facts.protocol) ?? protocolOf(port);
  requirePath(path, facts.endpoint, url, protocol);
  if (facts.unusualPort !== undefined && typeof facts.unusualPort !== 'boolean') {
    fail('telemetry-invalid', path, `unusualPort ${show(facts.unusualPort)} is not valid`, 'use true or false');
  }
  if (facts.unusualPort !== true) {
    requireAgreement(path, url, port, protocol);
  }
  return { url: facts.endpoint.replace(/\/+$/, ''), host: url.hostname, port, protocol };
}

/** One of the two protocols, or none said. */
export function requireProtocol(path: string, protocol: OtlpProtocol | undefined): OtlpProtocol | undefined {
  if (protocol !== undefined && !Object.values(OtlpProtocol).includes(protocol)) {
    const problem = `protocol ${show(protocol)} is unknown`;
    fail('telemetry-invalid', path, problem, 'use OtlpProtocol.GRPC or OtlpProtocol.HTTP_PROTOBUF');
  }
  return protocol;
}

function protocolOf(port: number): OtlpProtocol {
  return port === PORTS[OtlpProtocol.HTTP_PROTOBUF] ? OtlpProtocol.HTTP_PROTOBUF : OtlpProtocol.GRPC;
}

function parse(path: string, endpoint: string): URL {
  requireString('telemetry-invalid', path, 'endpoint', endpoint, LIKE);
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !/^https?:\/\/[^/]/i.test(endpoint) || /[\s$]/.test(endpoint)) {
    return fail('telemetry-invalid', path, `endpoint ${show(endpoint)} is no URL of http or https`, LIKE);
  }
  if (url.username !== '' || url.password !== '') {
    const problem = `the endpoint on ${url.host} has a user or password, which would stand in the YAML for all to read`;
    fail('telemetry-invalid', path, problem, 'leave it out, and take headers from a Secret by headersSecret');
  }
  if (url.search !== '' || url.hash !== '') {
    const problem = `endpoint ${show(endpoint)} has a query or fragment, which exporters do not send`;
    fail('telemetry-invalid', path, problem, 'leave it out');
  }
  return url;
}

/** Exporters append `/v1/traces` over HTTP, and know no path over gRPC. */
function requirePath(path: string, endpoint: string, url: URL, protocol: OtlpProtocol): void {
  const signal = /\/v1\/(?:traces|metrics|logs)\/*$/.exec(url.pathname);
  if (signal) {
    const problem = `endpoint ${show(endpoint)} ends in the path of a signal, which exporters append themselves`;
    fail('telemetry-invalid', path, problem, `leave ${show(signal[0])} out`);
  }
  if (protocol === OtlpProtocol.GRPC && url.pathname !== '/') {
    const problem = `endpoint ${show(endpoint)} has a path, which there is none of in gRPC`;
    fail('telemetry-invalid', path, problem, 'leave it out, or use OtlpProtocol.HTTP_PROTOBUF');
  }
}

/** Each protocol has its port; a provider outside has both on https' own. */
function requireAgreement(path: string, url: URL, port: number, protocol: OtlpProtocol): void {
  if (port === PORTS[protocol] || (url.protocol === 'https:' && port === 443)) {
    return;
  }
  const other = Object.values(OtlpProtocol).find((candidate) => PORTS[candidate] === port);
  const problem = `endpoint ${show(url.origin)} has the port ${port}, ${protocol} has ${PORTS[protocol]}`;
  const fix = other === undefined ? '' : ', or the protocol of that port';
  fail('telemetry-invalid', path, problem, `use the port ${PORTS[protocol]}${fix}, or say unusualPort: true`);
}

/**
 * Who must be let out to, for NetworkPolicies: nobody in the pod itself, all pods of the namespace that a
 * Service's name tells, an IP address, or a host of which only the name is known.
 */
export function peerOf(
  path: string,
  { host, port }: OtlpEndpoint,
  clusterDomain: string,
  cidr?: string,
): PeerModel | undefined {
  const ports = [{ containerPort: port }];
  const address = host.replace(/^\[|\]$/g, '');
  if (cidr !== undefined) {
    if (typeof cidr !== 'string' || parseCidr(cidr) === undefined) {
      const fix = 'use a block that starts at its first address, like "10.0.0.0/8" or "fd00::/8"';
      fail('telemetry-invalid', path, `cidr ${show(cidr)} is not a CIDR`, fix);
    }
    return { cidr, ports };
  }
  if (address === 'localhost' || address === '::1' || /^127\./.test(address)) {
    return undefined;
  }
  const block = cidrOfAddress(address);
  if (block !== undefined) {
    return { cidr: block, ports };
  }
  const labels = host.split('.');
  const domain = labels.slice(3).join('.');
  if (labels.length === 1) {
    return { ports };
  }
  return labels[2] === 'svc' && (domain === '' || domain === clusterDomain)
    ? { namespaceName: labels[1], ports }
    : { hostName: host, ports };
}
