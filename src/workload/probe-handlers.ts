import { ConnectionScheme, k8s } from 'cdk8s-plus-27';
import { PortModel } from '../core/model';
import { fail } from '../private/errors';
import { requireString, show } from '../private/values';
import type { HttpRequestOptions } from './probe-options';

/** What one probe does, once the port is known. */
export type ProbeHandler = (port: PortModel) => k8s.Probe;

const HEADER = /^[-A-Za-z0-9]+$/;
const HOST = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/;

/** Connects to the port. */
export function tcpHandler(): ProbeHandler {
  return (port) => ({ tcpSocket: { port: k8s.IntOrString.fromString(port.portName) } });
}

/** Asks a path, and takes any status from 200 to 399 for a yes. */
export function httpHandler(at: string, what: string, path: string, options: HttpRequestOptions): ProbeHandler {
  requireString('probe-invalid', at, what, path, 'use one like "/healthz"');
  if (!path.startsWith('/') || /\s/.test(path)) {
    fail('probe-invalid', at, `${what} ${show(path)} is not valid`, 'start it with "/", without white space');
  }
  const httpHeaders = headersOf(at, options);
  const scheme = schemeOf(at, options.scheme);
  return (port) => ({
    httpGet: { path, port: k8s.IntOrString.fromString(port.portName), scheme, httpHeaders },
  });
}

/** Asks by the gRPC health protocol; Kubernetes wants the port's number here. */
export function grpcHandler(at: string, what: string, service: string | undefined): ProbeHandler {
  if (service !== undefined) {
    requireString('probe-invalid', at, what, service, 'name a service, or leave it out for the server as a whole');
  }
  return (port) => ({ grpc: { port: port.containerPort, service } });
}

/** Runs a command inside the container; exit code 0 is a yes. */
export function execHandler(at: string, what: string, command: string[]): ProbeHandler {
  const valid = Array.isArray(command) && command.length > 0 && command.every((word) => typeof word === 'string');
  if (!valid || command[0] === '') {
    fail('probe-invalid', at, `${what} is empty or no list of strings`, 'use one like ["dotnet", "health.dll"]');
  }
  const words = [...command];
  return () => ({ exec: { command: words } });
}

function headersOf(at: string, options: HttpRequestOptions): k8s.HttpHeader[] {
  const { hostHeader } = options;
  if (hostHeader !== undefined && (typeof hostHeader !== 'string' || !HOST.test(hostHeader))) {
    fail('probe-invalid', at, `host header ${show(hostHeader)} is not a host name`, 'use one like "shop.example.com"');
  }
  const more = Object.entries(options.headers ?? {}).map(([name, value]) => {
    if (!HEADER.test(name)) {
      fail('probe-invalid', at, `header name ${show(name)} is not valid`, 'use letters, digits and "-"');
    }
    if (name.toLowerCase() === 'host') {
      fail('probe-invalid', at, `header ${name} is among the headers`, 'use hostHeader for it');
    }
    requireString('probe-invalid', at, `header ${name}`, value, 'give it a value, as a string');
    return { name, value };
  });
  return hostHeader === undefined ? more : [{ name: 'Host', value: hostHeader }, ...more];
}

/** HTTP is what Kubernetes takes when nothing is said. */
function schemeOf(at: string, scheme: ConnectionScheme = ConnectionScheme.HTTP): string | undefined {
  if (scheme !== ConnectionScheme.HTTP && scheme !== ConnectionScheme.HTTPS) {
    fail('probe-invalid', at, `scheme ${show(scheme)} is unknown`, 'use ConnectionScheme.HTTP or .HTTPS');
  }
  return scheme === ConnectionScheme.HTTP ? undefined : scheme;
}
