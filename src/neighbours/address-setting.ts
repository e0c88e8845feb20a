import { ServiceAddress, urlOf } from '../core/service-address';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { requireString, show } from '../private/values';
import { AddressFormat, ConnectOptions, ExternalServerOptions } from './connect-options';

/**
 * The environment variable of a configuration key: .NET reads `__` as `:`.
 * Source: https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#environment-variables
 */
export function variableOf(path: string, setting: string): string {
  const accepted = 'use a configuration key like "Catalog:BaseUrl"';
  const parts = requireString('connection-invalid', path, 'setting', setting, accepted).split(/:|__/);
  if (!parts.every((part) => /^[A-Za-z0-9._-]+$/.test(part)) || /^\d/.test(setting)) {
    fail('connection-invalid', path, `setting ${show(setting)} is not a configuration key`, accepted);
  }
  return parts.join('__');
}

/**
 * The variable that a client reads an address from.
 * Source: https://learn.microsoft.com/dotnet/core/extensions/service-discovery (endpoints from configuration)
 */
export function variableFor(path: string, address: ServiceAddress, options: ConnectOptions): string {
  const { setting, name = address.shortHost } = options;
  if (setting !== undefined) {
    return variableOf(path, setting);
  }
  return `services__${requireDnsLabel(path, 'the name of the server', name)}__${address.portName}__0`;
}

/** An address of a service in the cluster. */
export function formatAddress(address: ServiceAddress, format: AddressFormat): string {
  switch (format) {
    case AddressFormat.URL:
      return address.url;
    case AddressFormat.HOST_AND_PORT:
      return address.hostAndPort;
    case AddressFormat.HOST:
      return address.host;
  }
}

/** An address outside the cluster; a version 6 one is bracketed before a port. */
export function formatExternal({ host, port }: ExternalServerOptions, format: AddressFormat): string {
  const bracketed = host.includes(':') ? `[${host}]` : host;
  switch (format) {
    case AddressFormat.URL:
      return urlOf(port === 443 ? 'https' : 'http', bracketed, port);
    case AddressFormat.HOST_AND_PORT:
      return `${bracketed}:${port}`;
    case AddressFormat.HOST:
      return host;
  }
}
