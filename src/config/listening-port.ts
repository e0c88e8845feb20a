import { Environment, EnvironmentVariable } from '../core/environment';
import { PortModel } from '../core/model';
import { fail } from '../private/errors';
import { show } from '../private/values';
import { DotnetTraits } from './dotnet-version';

const PORTS = 'ASPNETCORE_HTTP_PORTS';
const URLS = 'ASPNETCORE_URLS';

/**
 * Other names of the two: the host reads `DOTNET_` too, and the app's own configuration, where they have no
 * prefix, comes after the host's. Source: https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints
 */
const OTHER_PORTS = ['HTTP_PORTS', 'DOTNET_HTTP_PORTS'];
const OTHER_URLS = ['URLS', 'DOTNET_URLS'];

/** A port that the app itself listens on. */
interface ServedPort extends PortModel {
  readonly isMain: boolean;
}

/** Endpoints of Kestrel's own, which win over all of these. */
const ENDPOINT = /^kestrel__endpoints__.+__url$/i;

/**
 * Tells Kestrel the port that the service and the probes use, and those that it serves besides, such as that of the
 * metrics; and lets nothing else tell it others.
 */
export function tellPorts(path: string, environment: Environment, served: PortModel[], traits: DotnetTraits): void {
  const ports = environment.find(PORTS);
  const urls = environment.find(URLS);
  if (ports && urls) {
    fail(
      'env-conflict',
      path,
      `both ${PORTS} (from ${ports.origin}) and ${URLS} (from ${urls.origin}) are set`,
      'leave both out and set the prop port',
    );
  }
  served.forEach((port, index) => requireTold(path, environment, { ...port, isMain: index === 0 }));
  if (ports === undefined && urls === undefined) {
    const name = traits.hasHttpPorts ? PORTS : URLS;
    const told = served.map(({ containerPort }) => (traits.hasHttpPorts ? containerPort : `http://+:${containerPort}`));
    environment.add({ name, value: told.join(';'), origin: 'the prop port' });
  }
}

/** Whatever the user says of ports names this one too. */
function requireTold(path: string, environment: Environment, port: ServedPort): void {
  found(environment, [PORTS, ...OTHER_PORTS]).forEach((given) => requirePort(path, port, [given], portsOf));
  found(environment, [URLS, ...OTHER_URLS]).forEach((given) => requirePort(path, port, [given], portsOfUrls));
  const names = environment.toEnvVars().map(({ name }) => name);
  const endpoints = names.filter((name) => ENDPOINT.test(name));
  requirePort(path, port, found(environment, endpoints), portsOfUrls);
}

function found(environment: Environment, names: string[]): EnvironmentVariable[] {
  return names.map((name) => environment.find(name)).filter((variable) => variable !== undefined);
}

/** One of the variables names the port, or has a value that only the cluster knows. */
function requirePort(
  path: string,
  { portName, containerPort: port, isMain }: ServedPort,
  variables: EnvironmentVariable[],
  read: (value: string) => string[],
): void {
  const listens = ({ value }: EnvironmentVariable) => value === undefined || read(value).includes(`${port}`);
  if (variables.length === 0 || variables.some(listens)) {
    return;
  }
  const who = variables.map(({ name, value, origin }) => `${name} ${show(value)} (from ${origin})`).join(' and ');
  const [verb, them] = variables.length === 1 ? ['does', 'it'] : ['do', 'them'];
  const problem = `${who} ${verb} not listen on the port ${port}${isMain ? '' : ` (${portName})`}`;
  const way = isMain ? ' and set the prop port' : `: the library tells all ports; or add ${port}`;
  fail('env-conflict', path, problem, `leave ${them} out${way}`);
}

function portsOf(list: string): string[] {
  return list.split(';').map((port) => port.trim());
}

/** The ports of URLs as Kestrel reads them, `http://+:8080` or `http://+`, which stands for 80. */
function portsOfUrls(list: string): string[] {
  return portsOf(list).map((url) => /:(\d+)\/?$/.exec(url)?.[1] ?? (/^https:/i.test(url) ? '443' : '80'));
}
